// Package embedded is the store that needs nothing installed: immutable snapshots in memory over one bbolt file, or over
// none. A change builds the next snapshot and swaps one pointer, so that readers never lock; it is on disk before it
// shows. The file holds the records as `export` prints them and no index, so that no index format ever migrates.
//
// It promises all of the contract. It keeps the whole graph in memory and lets one process at a time hold its file.
package embedded
