package embedded

import (
	"strings"

	"github.com/RoaringBitmap/roaring/v2"
	"github.com/tidwall/btree"

	"graph287g/ontology"
	"graph287g/store"
	"graph287g/store/executor"
)

// A snapshot is one version of the graph. It is never changed; a revision makes the next one, which shares with it whatever stays.
type snapshot struct {
	*schema
	version    store.Version
	statistics *store.Statistics
	nodes      []*nodeBlock
	edges      []*edgeBlock
	state      []kindState // by kind
	names      *btree.BTreeG[name]
	folded     *btree.BTreeG[entry] // by name of store.FoldedNames
	freed      []int32              // numbers of deleted relations
	count      int                  // of relations

	paths pathEnds
	terms *lazyTerms
}

// A kindState is what a version knows of the nodes of a kind beside their blocks.
type kindState struct {
	owner  *owner
	byID   *btree.BTreeG[*identity]
	all    bitmap
	fields []fieldIndex // by index of the schema
	freed  []executor.Ref
	next   executor.Ref // the place for the next new node; at the end of a block there is none
}

// A name is a name of a node beside its id (store.Names). Each belongs to one node.
type name struct {
	text string
	node *identity
}

func lessName(a, b name) bool { return a.text < b.text }

func compareNames(a, b name) int { return strings.Compare(a.text, b.text) }

func newNames() *btree.BTreeG[name] {
	return btree.NewBTreeGOptions(lessName, btree.Options{NoLocks: true})
}

func newSnapshot(s *schema) *snapshot {
	out := &snapshot{schema: s, state: make([]kindState, len(s.kinds)), names: newNames(), folded: newTree()}
	for k := range out.state {
		x := &out.state[k]
		x.byID, x.fields = newIdentities(), make([]fieldIndex, len(s.kinds[k].indexes))
		for i := range x.fields {
			index := &s.kinds[k].indexes[i]
			x.fields[i].sets = make([]bitmap, index.sets)
			if index.tree {
				x.fields[i].tree = newTree()
			}
		}
	}
	out.version.Counts = make([]int, len(s.kinds))
	out.statistics = store.NewStatistics(out.version, nil)
	out.paths, out.terms = make(pathEnds, s.numPaths), new(lazyTerms)
	return out
}

// row returns the values of a node.
func (s *snapshot) row(ref executor.Ref) row { return s.nodes[ref>>blockBits].rows[ref&blockMask] }

// identity returns the identity of a node.
func (s *snapshot) identity(ref executor.Ref) *identity {
	return s.nodes[ref>>blockBits].nodes[ref&blockMask]
}

// ID returns a node's id.
func (s *snapshot) ID(ref executor.Ref) string { return s.identity(ref).id }

// Kind returns a node's kind.
func (s *snapshot) Kind(ref executor.Ref) uint8 { return s.nodes[ref>>blockBits].kind }

// Refs implements executor.Reader.
func (s *snapshot) Refs() int { return len(s.nodes) << blockBits }

// edge returns a relation.
func (s *snapshot) edge(handle int32) *edge {
	return &s.edges[handle>>blockBits].edges[handle&blockMask]
}

// edgesOf returns the relations of a node over a hop, in order of the ids of the other ends, then of their own.
func (s *snapshot) edgesOf(h ontology.Hop, node executor.Ref) []executor.Edge {
	b := s.nodes[node>>blockBits]
	at := s.kinds[b.kind].hop(h)
	if at < 0 || b.links[at] == nil {
		return nil
	}
	l, i := b.links[at], node&blockMask
	return l.list[l.from[i]:l.from[i+1]]
}

// edgeID returns the id of a relation.
func (s *snapshot) edgeID(e *edge) string {
	id := s.ID(e.from) + " " + s.ID(e.to)
	if e.suffix != "" {
		id += " " + e.suffix
	}
	return id
}

// find returns the node with an id, or -1.
func (s *snapshot) find(id string) executor.Ref {
	return s.findNear(id, &btree.PathHint{})
}

// findNear finds a node beside the one that was found before.
func (s *snapshot) findNear(id string, near *btree.PathHint) executor.Ref {
	k := s.c.KindOfID(id)
	if k == nil {
		return -1
	}
	if n, ok := s.state[k.Index].byID.GetHint(&identity{id: id}, near); ok {
		return n.ref
	}
	return -1
}

// findName returns the node with a name (see store.Names), or -1.
func (s *snapshot) findName(text string) executor.Ref {
	if n, ok := s.names.Get(name{text: text}); ok {
		return n.node.ref
	}
	return -1
}

// all returns the nodes of a kind.
func (s *snapshot) all(kind int) *roaring.Bitmap { return s.state[kind].all.read() }

// node returns a node as it is written.
func (s *snapshot) node(ref executor.Ref) *store.Node {
	k := &s.kinds[s.Kind(ref)]
	return &store.Node{Kind: k.kind.Name, ID: s.ID(ref), Properties: k.properties(s.c, s.row(ref))}
}

// relation returns a relation as it is written.
func (s *snapshot) relation(e *edge) *store.Edge {
	r := &s.relations[e.relation]
	return &store.Edge{Relation: r.relation.Type, ID: s.edgeID(e), From: s.ID(e.from), To: s.ID(e.to), Properties: r.properties(s.c, e.facts)}
}
