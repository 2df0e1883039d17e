package store

// A Prompt store has its version at hand: Version neither waits nor asks anybody.
type Prompt interface {
	Store
	Prompt()
}
