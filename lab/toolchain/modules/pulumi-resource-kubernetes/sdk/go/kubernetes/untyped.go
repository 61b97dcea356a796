// Package kubernetes, with the packages below it, stands in for the generated Go SDK, of which the provider uses one
// function and a few types in the components for YAML and Helm charts. The real one has more than sixty packages of
// generated code, which would take a fifth of the time that all the tools take to build.
package kubernetes

import "reflect"

// UntypedArgs are the inputs of a resource whose shape is known at run time only.
type UntypedArgs map[string]any

// ElementType makes UntypedArgs an input that resolves to a plain map.
func (UntypedArgs) ElementType() reflect.Type {
	return reflect.TypeFor[map[string]any]()
}
