// Added to the language host when it is built: see ADR 12.
package main

import (
	"context"
	"reflect"
	"unsafe"

	pulumirpc "github.com/pulumi/pulumi/sdk/v3/proto/go"
	"google.golang.org/grpc"
	"google.golang.org/protobuf/types/known/emptypb"
)

// The host stands between the program and the engine, and this release knows fewer of the engine's methods than the SDK
// and the engine do. Their messages pass as they are: a message keeps the fields that it does not know.
func init() {
	methods := &pulumirpc.ResourceMonitor_ServiceDesc.Methods
	*methods = append(*methods, grpc.MethodDesc{MethodName: "RegisterErrorHook", Handler: forwardErrorHook})
}

func forwardErrorHook(proxy any, ctx context.Context, decode func(any) error, _ grpc.UnaryServerInterceptor) (any, error) {
	request, response := new(emptypb.Empty), new(emptypb.Empty)
	if err := decode(request); err != nil {
		return nil, err
	}
	const method = "/pulumirpc.ResourceMonitor/RegisterErrorHook"
	return response, connection(proxy.(*monitorProxy).target).Invoke(ctx, method, request, response)
}

// connection is what a generated client sends its requests through, which it does not show.
func connection(client pulumirpc.ResourceMonitorClient) grpc.ClientConnInterface {
	field := reflect.ValueOf(client).Elem().FieldByName("cc")
	return reflect.NewAt(field.Type(), unsafe.Pointer(field.UnsafeAddr())).Elem().Interface().(grpc.ClientConnInterface)
}
