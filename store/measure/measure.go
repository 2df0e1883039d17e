package measure

import (
	"fmt"
	"iter"
	"maps"
	"strconv"
	"sync"

	"github.com/cespare/xxhash/v2"

	"graph287g/ontology"
	"graph287g/store"
)

// A Measurer counts graphs of one ontology. It may be used by several goroutines.
type Measurer struct {
	c              *ontology.Catalogue
	kinds          []kind
	series         []string // by index of the expansion
	expansionCount int
	stateCount     int      // of the tries of all paths
	through        [][]step // by index of the relation, twice: out and in
	fingerprint    string
}

// A kind is what is counted of the nodes of a kind.
type kind struct {
	neighbors int // the index of that expansion
	hops      []hop
	paths     []path
	items     []indexed // by stored lists of values
}

// An indexed expansion has a number among all.
type indexed struct {
	Expansion
	index int
}

// A hop is one from the nodes of a kind, with what leads over it.
type hop struct {
	hop        ontology.Hop
	expansions []indexed
}

// A path is a field that follows one.
type path struct {
	index int
	trie  *ontology.Trie
	back  [][]backStep // by state of the trie

	firstState int // its number among those of all paths
}

// A backStep leads from a state of a trie back to one before it.
type backStep struct {
	state int
	hop   ontology.Hop // the way back
	to    ontology.KindSet
}

// A step is where a path goes over a relation in one direction: from a state, for ends of these kinds.
type step struct {
	state int // its number among those of all paths
	to    ontology.KindSet
}

// New returns a measurer for graphs of an ontology.
func New(c *ontology.Catalogue) *Measurer {
	m := &Measurer{c: c, kinds: make([]kind, len(c.Kinds)), through: make([][]step, 2*len(c.Relations))}
	for i, k := range c.Kinds {
		for _, e := range Expansions(c, k) {
			m.add(&m.kinds[i], k, e)
		}
	}
	m.expansionCount = len(m.series)
	m.fingerprint = m.newFingerprint()
	return m
}

func (m *Measurer) add(to *kind, k *ontology.Kind, e Expansion) {
	x := indexed{e, len(m.series)}
	m.series = append(m.series, e.Series(m.c))
	switch {
	case e.Neighbors:
		to.neighbors = x.index
	case e.Path != "":
		m.addPath(to, k, x)
	case e.Items != "":
		to.items = append(to.items, x)
	default:
		for i := range to.hops {
			if to.hops[i].hop == e.Hop {
				to.hops[i].expansions = append(to.hops[i].expansions, x)
				return
			}
		}
		to.hops = append(to.hops, hop{e.Hop, []indexed{x}})
	}
}

func (m *Measurer) addPath(to *kind, k *ontology.Kind, x indexed) {
	p := path{index: x.index, trie: k.Field(x.Path).Trie(k), firstState: m.stateCount}
	m.stateCount += len(p.trie.States)
	p.back = make([][]backStep, len(p.trie.States))
	for i := range p.trie.States {
		for _, next := range p.trie.States[i].Next {
			back := ontology.Hop{Relation: next.Hop.Relation, Direction: next.Hop.Direction.Reverse()}
			p.back[next.State] = append(p.back[next.State], backStep{i, back, next.To})
			way := 2*next.Hop.Relation.Index + int(next.Hop.Direction)
			m.through[way] = append(m.through[way], step{p.firstState + i, next.To})
		}
	}
	to.paths = append(to.paths, p)
}

// Whole returns the statistics of a graph, from its records and from their relations.
func (m *Measurer) Whole(v store.Version, records iter.Seq2[store.Record, error], g Graph) (*store.Statistics, error) {
	d := store.StatisticsDelta{}
	w := newWidths(m.c, d)
	for r, err := range records {
		switch {
		case err != nil:
			return nil, err
		case r.Node != nil:
			m.node(w, r.Node, 1)
		default:
			w.edge(m.c.Relation(r.Edge.Relation), r.Edge, 1)
		}
	}
	w.addTo(d)
	f := m.fanOut(g, 1)
	f.all()
	f.addTo(d)
	return store.NewStatistics(v, nil).Plus(v, d), nil
}

// Records returns the statistics of a graph from its records alone, which it keeps meanwhile.
func (m *Measurer) Records(v store.Version, records iter.Seq2[store.Record, error]) (*store.Statistics, error) {
	c := NewChange()
	for r, err := range records {
		switch {
		case err != nil:
			return nil, err
		case r.Node != nil:
			c.Nodes[r.Node.ID] = &NodeChange{After: r.Node}
		default:
			c.Edges[store.EdgeKey{Relation: r.Edge.Relation, ID: r.Edge.ID}] = &EdgeChange{After: r.Edge}
		}
	}
	d, _ := m.NewFragment(c).Count() // nothing is missing where every node is new
	return store.NewStatistics(v, nil).Plus(v, d), nil
}

// node counts all of a node but its relations.
func (m *Measurer) node(w *widths, node *store.Node, n int64) {
	k := m.c.Kind(node.Kind)
	w.node(k, node, n)
	days(w.rest, k, node, n)
	for _, e := range m.kinds[k.Index].items {
		if list, _ := node.Properties[e.Items].([]any); len(list) > 0 {
			w.count(m.series[e.index], int64(len(list)), n)
		}
	}
}

// Delta returns what a change does to the statistics of a graph, which is given as it was and as it is. Values and rows are counted at
// the same time: no series counts both.
func (m *Measurer) Delta(c *Change, before, after Graph) store.StatisticsDelta {
	values, rows := store.StatisticsDelta{}, store.StatisticsDelta{}
	var both sync.WaitGroup
	both.Go(func() { m.values(c, values) })
	m.rows(c, before, after, rows)
	both.Wait()
	maps.Copy(values, rows)
	return values
}

// values counts the values of the records that a change changes.
func (m *Measurer) values(c *Change, d store.StatisticsDelta) {
	w := newWidths(m.c, d)
	for _, n := range c.Nodes {
		if n.Before != nil {
			m.node(w, n.Before, -1)
		}
		if n.After != nil {
			m.node(w, n.After, 1)
		}
	}
	for key, e := range c.Edges {
		r := m.c.Relation(key.Relation)
		if e.Before != nil {
			w.edge(r, e.Before, -1)
		}
		if e.After != nil {
			w.edge(r, e.After, 1)
		}
	}
	w.addTo(d)
}

// rows counts the rows that a change changes.
func (m *Measurer) rows(c *Change, before, after Graph, d store.StatisticsDelta) {
	was, is := m.touched(c, before, after)
	gone, come := m.fanOut(before, -1), m.fanOut(after, 1)
	was.count(gone)
	is.count(come)
	gone.addTo(d)
	come.addTo(d)
}

// rules is the version of what this package counts: what others counted is counted anew.
const rules = "1"

// Fingerprint tells what is counted: statistics with another are of no use.
func (m *Measurer) Fingerprint() string { return m.fingerprint }

func (m *Measurer) newFingerprint() string {
	h := xxhash.New()
	add := func(text string) {
		_, _ = h.WriteString(text + "\n") // a hash takes everything
	}
	add(rules)
	for _, name := range m.series {
		add(name)
	}
	for i, k := range m.c.Kinds {
		add(fmt.Sprint(k.Name, k.Temporal))
		for slot := range k.Slots() {
			add(NodeWidths(k, slot))
		}
		for _, p := range m.kinds[i].paths {
			for _, s := range p.trie.States {
				for _, next := range s.Next {
					add(fmt.Sprint(next.Hop, next.To, next.State))
				}
				for _, end := range s.Ends {
					add(fmt.Sprint(end.Kinds))
				}
			}
		}
	}
	for _, r := range m.c.Relations {
		for slot := range r.Slots() {
			add(FactWidths(r, slot))
		}
	}
	return strconv.FormatUint(h.Sum64(), 16)
}
