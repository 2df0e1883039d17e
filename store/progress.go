package store

import "context"

type progressKey struct{}

// WithProgress has a function told how far a large change has come that a store makes in parts: how many of how many. It is called by whoever
// makes the change, one after the other; a store that makes it at once never calls it.
func WithProgress(ctx context.Context, tell func(done, of int)) context.Context {
	return context.WithValue(ctx, progressKey{}, tell)
}

// TellProgress tells who wants to know how far a change has come.
func TellProgress(ctx context.Context, done, of int) {
	if tell, ok := ctx.Value(progressKey{}).(func(done, of int)); ok {
		tell(done, of)
	}
}
