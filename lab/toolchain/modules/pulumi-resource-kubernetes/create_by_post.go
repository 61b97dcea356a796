package main

import (
	"context"
	"reflect"
	"strings"
	"sync"
	_ "unsafe" // for go:linkname

	pulumirpc "github.com/pulumi/pulumi/sdk/v3/proto/go"
	"google.golang.org/grpc"
)

// addGlobalServerOptions is a function that gives options to every gRPC server of the process. The provider starts its
// server by itself and takes none.
//
//go:linkname addGlobalServerOptions google.golang.org/grpc/internal.AddGlobalServerOptions
var addGlobalServerOptions any

// createByPost makes the provider behave as from 4.29 on: it creates by POST, under the field manager
// "pulumi-kubernetes", and refuses what exists; unless its `upsertExistingObjects` is true. Updates are applied as before.
// See https://github.com/pulumi/pulumi-kubernetes/pull/4278.
func createByPost() {
	var creator creator
	addGlobalServerOptions.(func(...grpc.ServerOption))(grpc.ChainUnaryInterceptor(creator.intercept))
}

// creator has a twin of the configured provider that does everything by client-side apply.
type creator struct {
	mutex sync.Mutex
	twin  pulumirpc.ResourceProviderServer
}

func (c *creator) intercept(
	ctx context.Context, request any, info *grpc.UnaryServerInfo, handle grpc.UnaryHandler,
) (any, error) {
	switch request := request.(type) {
	case *pulumirpc.ConfigureRequest:
		response, err := handle(ctx, request)
		if err == nil && request.GetVariables()["kubernetes:config:upsertExistingObjects"] != "true" {
			c.set(clientSide(info.Server))
		}
		return response, err
	case *pulumirpc.CreateRequest:
		twin := c.get()
		if twin == nil {
			break
		}
		if !request.GetPreview() {
			return twin.Create(ctx, request)
		}
		response, err := handle(ctx, request)
		if err != nil && strings.Contains(err.Error(), "conflict") {
			// A POST that fails because the object exists is passed over.
			return &pulumirpc.CreateResponse{Properties: request.GetProperties()}, nil
		}
		return response, err
	}
	return handle(ctx, request)
}

func (c *creator) set(twin pulumirpc.ResourceProviderServer) {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	c.twin = twin
}

func (c *creator) get() pulumirpc.ResourceProviderServer {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	return c.twin
}

// clientSide returns a copy of a provider with server-side apply switched off, which creates by POST.
func clientSide(server any) pulumirpc.ResourceProviderServer {
	original := reflect.ValueOf(server).Elem()
	twin := reflect.New(original.Type())
	twin.Elem().Set(original)
	*(*bool)(twin.Elem().FieldByName("serverSideApplyMode").Addr().UnsafePointer()) = false
	return twin.Interface().(pulumirpc.ResourceProviderServer)
}
