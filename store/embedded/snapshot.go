package embedded

import (
	"slices"

	"graph287g/ontology"
	"graph287g/store"
	"graph287g/store/executor"
)

// A snapshot is one version of the graph, laid out for reading. Nodes are numbered in order of their ids, so that the
// nodes of a kind stand together and ascending numbers are ascending ids.
type snapshot struct {
	c       *ontology.Catalogue
	version store.Version
	records *records

	ids    []string
	nodes  []*store.Node
	kinds  []uint8
	refs   map[string]executor.Ref
	ranges []nodeRange // by kind: its nodes

	cellBase    []int32  // by node: where its cells begin
	cells       [][]byte // by slot: JSON, nil for null
	keys        []any    // by slot: the sort key
	foldedTexts []string // by slot: the folded text, of texts that filters look into

	edges    []*store.Edge // in order of relation, then id
	factBase []int32
	facts    [][]byte
	out, in  []adjacency // by relation

	ends  []map[string]*endIndex // by kind and field
	terms termIndex
}

// A nodeRange has the nodes from lo up to but not including hi.
type nodeRange struct{ lo, hi int32 }

func build(c *ontology.Catalogue, version store.Version, r *records) *snapshot {
	s := &snapshot{c: c, records: r, refs: make(map[string]executor.Ref, len(r.nodes)), ranges: make([]nodeRange, len(c.Kinds))}
	s.numberNodes()
	s.encodeNodes()
	s.indexEdges()
	s.prepareEnds()
	s.version = version
	s.version.Counts = make([]int, len(c.Kinds))
	for k, span := range s.ranges {
		s.version.Counts[k] = int(span.hi - span.lo)
	}
	return s
}

func (s *snapshot) numberNodes() {
	for id := range s.records.nodes {
		s.ids = append(s.ids, id)
	}
	slices.Sort(s.ids)
	s.nodes, s.kinds = make([]*store.Node, len(s.ids)), make([]uint8, len(s.ids))
	for i, id := range s.ids {
		n := s.records.nodes[id]
		k := s.c.Kind(n.Kind).Index
		s.nodes[i], s.kinds[i], s.refs[id] = n, uint8(k), executor.Ref(i)
		if s.ranges[k].hi == 0 {
			s.ranges[k].lo = int32(i)
		}
		s.ranges[k].hi = int32(i) + 1
	}
}

// encodeNodes encodes the JSON, the sort key and the folded text of every stored value.
func (s *snapshot) encodeNodes() {
	w := &writer{c: s.c}
	s.cellBase = make([]int32, len(s.nodes))
	for i, n := range s.nodes {
		s.cellBase[i] = int32(len(s.cells))
		kind := s.c.Kinds[s.kinds[i]]
		for _, slot := range kind.Slots() {
			v := n.Properties[slot.Field.Name]
			if slot.Field.Name == "id" {
				v = n.ID
			}
			s.cells = append(s.cells, w.cell(slot, v))
			s.keys = append(s.keys, w.key(slot, v))
			s.foldedTexts = append(s.foldedTexts, foldSlot(slot, v))
		}
	}
}

// A writer encodes values as cells. It writes into large blocks, because an allocation for each value would slow down every later
// garbage collection.
type writer struct {
	c     *ontology.Catalogue
	block []byte
}

func (w *writer) cell(slot ontology.Slot, v any) []byte {
	if v == nil {
		return nil
	}
	if slot.Part != nil {
		part, ok := v.(map[string]any)[slot.Part.Name]
		if !ok {
			return nil
		}
		v = part
	}
	if cap(w.block)-len(w.block) < 4096 {
		w.block = make([]byte, 0, 1<<16)
	}
	start := len(w.block)
	w.block = store.AppendJSON(w.block, v)
	return w.block[start:len(w.block):len(w.block)]
}

func (w *writer) key(slot ontology.Slot, v any) any {
	ordered := slot.Field.Order || slot.Field.Name == "id" // the id needs no @order
	if v == nil || !ordered || (slot.Part != nil && slot.Part.Name != "date") {
		return nil
	}
	return store.SortKey(w.c, slot.Field, v)
}
