package oracle

import (
	"cmp"
	"slices"
	"strings"

	"graph287g/graph/computed"
	"graph287g/graph/label"
	"graph287g/ontology"
	"graph287g/store"
)

// textsOf makes the computed texts of a graph straight from its records: the oracle believes package cite and what a text
// is made of, but neither the plan nor the encoder that bring the values together. A text is named by node and field, then
// by the value of its argument; it is nil where something is missing that it needs.
func textsOf(records []store.Record, v store.Version, missing func(place string) bool) map[string]map[string]string {
	b := &texts{nodes: map[string]*store.Node{}, missing: missing, version: v}
	for _, r := range records {
		if r.Node != nil {
			b.nodes[r.Node.ID] = r.Node
		} else {
			b.edges = append(b.edges, r.Edge)
		}
	}
	out := map[string]map[string]string{}
	for id, n := range b.nodes {
		for _, f := range ontology.Must().Kind(n.Kind).Fields {
			if t, ok := computed.Of(f); ok && f.LabelOf == nil { // labels the oracle resolves itself, from the words
				out[id+" "+f.Name] = b.make(n, f, t)
			}
		}
	}
	return out
}

// labels are the words for values of enums that fields tell in words: by locale, then by enum.
func labels() map[string]map[string]map[string]string {
	out := map[string]map[string]map[string]string{}
	for _, locale := range ontology.Must().Enum("Locale").Values {
		out[locale.Name] = map[string]map[string]string{}
		for _, e := range ontology.Must().Enums {
			if words := label.Of(locale.Name).Enum(e.Name); words != nil {
				out[locale.Name][e.Name] = words
			}
		}
	}
	return out
}

type texts struct {
	nodes   map[string]*store.Node
	edges   []*store.Edge
	missing func(place string) bool
	version store.Version
}

// make makes a text for every value of its one argument.
func (b *texts) make(n *store.Node, f *ontology.Field, t computed.Text) map[string]string {
	read, whole := b.read(n, t.Reads)
	if !whole {
		return nil
	}
	out := map[string]string{}
	for _, v := range ontology.Must().Enum(f.Args[0].Type.Name).Values {
		args := map[string]any{f.Args[0].Name: v.Name}
		computed.AddVersion(args, b.version.Number, b.version.RecordedAt)
		out[v.Name] = t.Make(read, args)
	}
	return out
}

func (b *texts) read(n *store.Node, reads []string) (computed.Node, bool) {
	out := computed.Node{Kind: n.Kind, Values: map[string]any{}, Nodes: map[string][]computed.Node{}}
	below := map[string][]string{}
	for _, r := range reads {
		if head, rest, deep := strings.Cut(r, "."); deep {
			below[head] = append(below[head], rest)
		} else if !b.value(n, r, out.Values) {
			return out, false
		}
	}
	for head, rest := range below {
		for _, far := range b.far(n, head) {
			one, whole := b.read(far, rest)
			if !whole {
				return out, false
			}
			out.Nodes[head] = append(out.Nodes[head], one)
		}
	}
	return out, true
}

// value reads a stored value; false says that it, or a part of it, should be there and isn't.
func (b *texts) value(n *store.Node, name string, to map[string]any) bool {
	f := ontology.Must().Kind(n.Kind).Field(name)
	if f == nil {
		return true
	}
	at, v := n.ID+" "+name, n.Properties[name]
	if name == "id" {
		v = n.ID
	}
	if v == nil || b.missing(at) {
		return !f.Type.NonNull
	}
	to[name] = v
	object := ontology.Must().Object(f.Type.Name)
	if object == nil {
		return true
	}
	whole, parts := true, map[string]any{}
	for part, value := range v.(map[string]any) {
		if b.missing(at + " " + part) {
			whole = whole && !object.Field(part).Type.NonNull
		} else {
			parts[part] = value
		}
	}
	to[name] = parts
	return whole
}

// far returns the nodes over a relation, in curated order.
func (b *texts) far(n *store.Node, head string) []*store.Node {
	relation, out, one := strings.TrimLeft(head, "<>"), head[0] != '<', false
	if f := ontology.Must().Kind(n.Kind).Field(head); f != nil {
		relation, out, one = f.Relation.Type, f.Direction == ontology.Out, !f.Type.List
	}
	if one && b.missing(n.ID+" "+map[bool]string{true: "OUT", false: "IN"}[out]+" "+relation) {
		return nil
	}
	var list []*store.Edge
	for _, e := range b.edges {
		if e.Relation == relation && (out && e.From == n.ID || !out && e.To == n.ID) {
			list = append(list, e)
		}
	}
	slices.SortFunc(list, func(a, b *store.Edge) int {
		return cmp.Or(cmp.Compare(position(a), position(b)), cmp.Compare(a.ID, b.ID))
	})
	nodes := make([]*store.Node, len(list))
	for i, e := range list {
		nodes[i] = b.nodes[e.From]
		if out {
			nodes[i] = b.nodes[e.To]
		}
	}
	return nodes
}

func position(e *store.Edge) int64 {
	p, _ := e.Properties[store.PositionProperty].(int64)
	return p
}
