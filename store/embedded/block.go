package embedded

import (
	"graph287g/store/executor"
)

// Nodes and relations are numbered, and stand in blocks of blockSize numbers. Versions of the graph share blocks: a change copies those
// that it touches. A block has nodes of one kind, so that the number of a node tells its kind.
const (
	blockBits = 8
	blockSize = 1 << blockBits
	blockMask = blockSize - 1
)

// An owner is the change that made or copied a block, and may write to it until its version shows.
type owner struct{ _ byte }

// An identity is what stays of a node while its values change. Indexes hold identities and compare their ids.
type identity struct {
	id  string
	ref executor.Ref
}

// A nodeBlock holds nodes; places that hold none have no identity.
type nodeBlock struct {
	owner *owner
	kind  uint8
	nodes [blockSize]*identity
	rows  [blockSize]row
	links []*links // by hop of the kind; nil where no node of the block has any
}

// links are the relations of a block's nodes over one hop: those of a node stand together, in order of the ids of the other ends, then of
// their own. They are never changed once they are made.
type links struct {
	from [blockSize + 1]int32
	list []executor.Edge
}

// An edgeBlock holds relations.
type edgeBlock struct {
	owner *owner
	edges [blockSize]edge
}

// An edge is a relation. Its id is those of its ends, and the suffix for one that may be parallel to others.
type edge struct {
	from, to executor.Ref
	relation uint8
	used     bool
	suffix   string
	facts    row // relations with equal facts, which most have, share them
}
