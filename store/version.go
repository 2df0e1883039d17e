package store

import "time"

// A Version identifies a state of the graph.
type Version struct {
	Number     int64     // counts the changes, 0 for the empty graph
	RecordedAt time.Time // when the change was made, UTC, milliseconds
	Seed       string    // the fingerprint of the curated records; empty where none were loaded
	Counts     []int     // nodes of each kind, by the kind's index
}

// Now returns the present instant as versions hold it.
func Now() time.Time { return time.Now().UTC().Truncate(time.Millisecond) }

// InstantLayout is how instants are written: UTC, milliseconds.
const InstantLayout = "2006-01-02T15:04:05.000Z"
