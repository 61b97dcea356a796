// An OCI registry on a free port of 127.0.0.1 that keeps everything in memory. Prints its address, then serves until it is
// killed.
package main

import (
	"crypto/subtle"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"os"

	"github.com/google/go-containerregistry/pkg/registry"
)

func main() {
	quiet := log.New(io.Discard, "", 0)
	handler := registry.New(registry.Logger(quiet), registry.WithReferrersSupport(true))
	// By the environment, because everybody can read a command line.
	if username := os.Getenv("REGISTRY_USERNAME"); username != "" {
		handler = guard(handler, username, os.Getenv("REGISTRY_PASSWORD"))
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(listener.Addr())
	log.Fatal(http.Serve(listener, handler))
}

func guard(next http.Handler, username, password string) http.Handler {
	same := func(given, wanted string) bool { return subtle.ConstantTimeCompare([]byte(given), []byte(wanted)) == 1 }
	return http.HandlerFunc(func(response http.ResponseWriter, request *http.Request) {
		name, secret, _ := request.BasicAuth()
		if same(name, username) && same(secret, password) {
			next.ServeHTTP(response, request)
			return
		}
		response.Header().Set("WWW-Authenticate", `Basic realm="registry"`)
		response.Header().Set("Content-Type", "application/json")
		response.WriteHeader(http.StatusUnauthorized)
		fmt.Fprint(response, `{"errors":[{"code":"UNAUTHORIZED","message":"authentication required"}]}`)
	})
}
