package oracle

import (
	"math/rand/v2"
	"slices"

	"graph287g/ontology"
	"graph287g/store"
)

// A pool holds the values of a graph, so that queries ask for what is there.
type pool struct {
	ids     []string
	byKind  map[string][]string
	former  []string
	values  map[string][]any // by field's name
	schemes [][2]string
	written map[string][]writtenKey // by folded key, such as `County.name`
	called  map[string][]string     // of states, by id: their names and codes
	states  map[string]string       // the state that a node is in
	alive   map[string][]string     // `Agency OUT SIGNED`: the nodes of a kind that have a relation

	relations []string // the types of relations, those that there are many of several times
}

func poolOf(records []store.Record) *pool {
	p := &pool{byKind: map[string][]string{}, values: map[string][]any{}, written: map[string][]writtenKey{}, called: map[string][]string{}, states: map[string]string{}, alive: map[string][]string{}}
	for _, r := range records {
		n := r.Node
		if n == nil {
			p.join(r.Edge)
			continue
		}
		p.ids = append(p.ids, n.ID)
		p.byKind[n.Kind] = append(p.byKind[n.Kind], n.ID)
		for _, f := range ontology.Must().Kind(n.Kind).Fields {
			p.add(f, n.Properties[f.Name])
		}
		p.addWritten(n)
	}
	return p
}

func (p *pool) join(e *store.Edge) {
	c := ontology.Must()
	out, in := c.KindOfID(e.From).Name+" OUT "+e.Relation, c.KindOfID(e.To).Name+" IN "+e.Relation
	p.alive[out] = append(p.alive[out], e.From)
	p.alive[in] = append(p.alive[in], e.To)
	p.relations = append(p.relations, e.Relation)
	if e.Relation == "IN_STATE" || e.Relation == "OF_STATE" {
		p.states[e.From] = e.To
	}
}

// leading returns nodes of a kind from which a relation's field leads somewhere; for evidence above all those that claims
// or disagreements are about, for other fields all.
func (p *pool) leading(k *ontology.Kind, f *ontology.Field) []string {
	switch {
	case f.Role == ontology.Computed:
		return slices.Concat(p.byKind[k.Name], p.alive[k.Name+" IN ABOUT"], p.alive[k.Name+" IN OBJECT"], p.alive[k.Name+" IN OVER"])
	case f.Role != ontology.Related:
		return p.byKind[k.Name]
	case f.Direction == ontology.In:
		return p.alive[k.Name+" IN "+f.Relation.Type]
	}
	return p.alive[k.Name+" OUT "+f.Relation.Type]
}

func (p *pool) add(f *ontology.Field, v any) {
	switch v := v.(type) {
	case nil:
	case []any:
		for _, item := range v {
			switch item := item.(type) {
			case string:
				if f.Name == "formerIds" {
					p.former = append(p.former, item)
				}
				if f.Name == "aliases" {
					p.values["citation"] = append(p.values["citation"], item)
				}
			case map[string]any:
				if f.Name == "identifiers" {
					p.schemes = append(p.schemes, [2]string{item["scheme"].(string), item["value"].(string)})
				}
			}
		}
	case map[string]any:
		p.values[f.Name] = append(p.values[f.Name], v["date"])
	default:
		p.values[f.Name] = append(p.values[f.Name], v)
	}
}

var strange = []string{"", "x", "county/", "County/1", "nothing/here", "county/é", "4013", "😀", "agency/A0 agency/b1"}

// id returns an id: mostly one of a kind, at times a former one, of another kind, or none at all.
func (p *pool) id(r *rand.Rand, kind string) string {
	switch n := r.IntN(20); {
	case n < 16 && len(p.byKind[kind]) > 0:
		return pick(r, p.byKind[kind])
	case n < 18 && len(p.former) > 0:
		return pick(r, p.former)
	case n < 19 && len(p.ids) > 0:
		return pick(r, p.ids)
	}
	return pick(r, strange)
}
