// Package fieldpath gives the provider, which was written for version 4 of structured-merge-diff, the types of version 6,
// which the Kubernetes libraries that it is built with here hand to it.
package fieldpath

import "sigs.k8s.io/structured-merge-diff/v6/fieldpath"

type (
	// Path is a path to a field of an object.
	Path = fieldpath.Path
	// Set is a set of paths.
	Set = fieldpath.Set
)

// MakePath makes a path of its parts.
func MakePath(parts ...any) (Path, error) {
	return fieldpath.MakePath(parts...)
}
