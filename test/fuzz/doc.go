// Package fuzz holds the fuzz targets that go through everything: a real engine over the curated records in memory, mostly behind the
// real HTTP handler. Each holds what must be so whatever comes:
//
//	transport  method, path, query string, headers and body: the status, the form and the size of the answer
//	document   text and variables: the answer has what was asked for, for no more than was estimated
//	variables  JSON for variables of every input type: what is taken is what was given
//	cursor     texts in the place of cursors: refused, or a place between two rows
//	filter     filters of every kind: the same rows as by the most naive evaluation
//	archive    addresses of archived answers, and files in the archive's folder: what was archived, or nothing
//
// `make fuzz` runs them one after the other. Seeds come from the corpus (test/corpus); what once failed is kept in testdata/fuzz, and
// `go test` asks it again with the seeds. Targets of a single function stand beside it, in its own package.
//
// Bytes at random seldom make a document, a filter or a cursor. So most targets take, beside a text, a sequence of choices, which decide
// how the text is changed, part by part, or what is made of the schema (choices_test.go, edit_test.go, draw_test.go).
package fuzz
