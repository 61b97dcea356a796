// An S3-compatible store on a free port of 127.0.0.1 that keeps everything in memory and checks the signature of every
// request. Prints its address, then serves until it is killed.
package main

import (
	"context"
	"fmt"
	"log"
	"net"
	"net/http"
	"os"

	"github.com/rclone/gofakes3"
	"github.com/rclone/gofakes3/s3mem"
)

func main() {
	// By the environment, because everybody can read a command line.
	access, secret := os.Getenv("STORE_ACCESS_KEY"), os.Getenv("STORE_SECRET_KEY")
	if access == "" || secret == "" {
		log.Fatal("STORE_ACCESS_KEY and STORE_SECRET_KEY are not set")
	}
	store := gofakes3.New(backend{s3mem.New()}, gofakes3.WithV4Auth(map[string]string{access: secret}))
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(listener.Addr())
	log.Fatal(http.Serve(listener, store.Server()))
}

type backend struct{ *s3mem.Backend }

// ListBucket takes an empty delimiter, which Flux's client sends, for none, as S3 does. Without this no key matches.
func (b backend) ListBucket(
	ctx context.Context, name string, prefix *gofakes3.Prefix, page gofakes3.ListBucketPage,
) (*gofakes3.ObjectList, error) {
	if prefix != nil && prefix.Delimiter == "" {
		prefix.HasDelimiter = false
	}
	return b.Backend.ListBucket(ctx, name, prefix, page)
}
