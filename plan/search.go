package plan

import "graph287g/ontology"

// A Sought is what is searched for, folded: every term must begin a word of a node.
type Sought struct {
	Terms  []string
	Phrase string           // all words, for what has the very name
	Kinds  ontology.KindSet // of the rows
}
