// Package archive keeps answers as they were sent, so that they can be cited for good. An answer has the SHA-256 of its
// bytes for an address; below it lies a file for each request that it was an answer to:
//
//	folder/<sha256 of the answer>/<place>-<id of the request>.txt
//
// A file is written beside its place, synced and moved there, and never changed or removed after that. What is full refuses
// more. It knows nothing of GraphQL or HTTP. file.go has the form of a file, compare.go tells how two answers differ.
//
// What is archived answers whatever else holds (put.go). Anybody may archive, so each client has a share of what is free (shares.go),
// and clients take turns (queue.go).
//
// A folder belongs to one process at a time. Another may read it, but would not know of what this one adds to its bounds.
package archive
