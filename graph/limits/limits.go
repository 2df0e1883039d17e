// Package limits has the limits of requests that whoever runs the server may set, in one value: what enforces them and what
// shows them in `meta.limits` are given the same.
//
// Others are no settings. The lengths of pages, searches and groups (compile.MaxFirst, plan.MaxHops, store.MaxGroups) are
// part of the schema, whose descriptions name them; store.MaxRows is part of what every store promises. They are constants
// of the packages that enforce them.
package limits

import (
	"cmp"
	"runtime"
	"time"
)

// Limits are what a request may take. What is 0 is set to its default.
type Limits struct {
	// Of a document. The defaults are generous: all of the project's own documents, and the introspection query, pass.

	Tokens     int
	Depth      int // hops: fields with a selection, but for the parts of connections
	Braces     int // levels of braces
	Roots      int
	Aliases    int
	Selections int
	Spreads    int // of fragments

	Complexity int // of the filters, orders, groups and searches of an operation: see package complexity

	// Of all requests together. One client may hold a quarter of each.

	Concurrent  int // requests that are answered at the same time
	MemoryBytes int // of what was received and isn't answered, of answers that are being made, and of those that haven't been sent

	// Of a request.

	BodyBytes    int           // of a POST
	Timeout      time.Duration // of an answer, waiting for other requests included
	StoreTimeout time.Duration // the store's part of it
	AnswerBytes  int           // of the data of an answer, and of its errors
	SchemaBytes  int           // of what an answer tells of the schema, which takes several times as long to make as other data
	ReadRate     int           // bytes a second that a client has to read of an answer
}

// Default returns the defaults.
func Default() Limits { return Limits{}.WithDefaults() }

// WithDefaults sets what is 0 to its default.
func (l Limits) WithDefaults() Limits {
	return Limits{
		Tokens:     cmp.Or(l.Tokens, 2_000),
		Depth:      cmp.Or(l.Depth, 12),
		Braces:     cmp.Or(l.Braces, 40),
		Roots:      cmp.Or(l.Roots, 20),
		Aliases:    cmp.Or(l.Aliases, 100),
		Selections: cmp.Or(l.Selections, 1_000),
		Spreads:    cmp.Or(l.Spreads, 200),
		Complexity: cmp.Or(l.Complexity, 500),

		Concurrent:  cmp.Or(l.Concurrent, defaultConcurrent()),
		MemoryBytes: cmp.Or(l.MemoryBytes, 256<<20),

		BodyBytes:    cmp.Or(l.BodyBytes, 256<<10),
		Timeout:      cmp.Or(l.Timeout, 10*time.Second),
		StoreTimeout: cmp.Or(l.StoreTimeout, 5*time.Second),
		AnswerBytes:  cmp.Or(l.AnswerBytes, 8<<20),
		SchemaBytes:  cmp.Or(l.SchemaBytes, 4<<20),
		ReadRate:     cmp.Or(l.ReadRate, 64<<10),
	}
}

// defaultConcurrent is 8 for each processor, 16 at least. More at the same time would be answered no sooner, and one client's share would
// keep every processor busy for so long that others wait.
func defaultConcurrent() int { return max(16, 8*runtime.GOMAXPROCS(0)) }
