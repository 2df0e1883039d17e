package store

import (
	"fmt"
	"slices"
	"strings"

	"graph287g/ontology"
)

// CanonicalNode returns a node with its properties in canonical form, and the problems found in it.
func CanonicalNode(c *ontology.Catalogue, n *Node) (*Node, []Problem) {
	kind := c.Kind(n.Kind)
	if kind == nil {
		return nil, []Problem{{n.ID, "", fmt.Sprintf("there is no kind %q", n.Kind)}}
	}
	p := &problems{id: n.ID}
	if err := CheckID(n.ID); err != nil {
		p.add("id", err.Error())
	}
	if c.KindOfID(n.ID) != kind || strings.HasSuffix(n.ID, "/") {
		p.add("id", fmt.Sprintf("ids of %s look like %s/…", kind.Name, kind.Slug))
	}
	out := &Node{Kind: n.Kind, ID: n.ID, Properties: make(map[string]any, len(n.Properties)+1)}
	for _, f := range kind.Fields {
		switch {
		case f.Role != ontology.Stored:
		case f.Name == "id":
			p.set(c, out.Properties, f, n.ID)
		default:
			p.set(c, out.Properties, f, n.Properties[f.Name])
		}
	}
	delete(out.Properties, "id")
	p.standings(c, kind, out.Properties, n.Properties[Standings])
	p.hub(c, kind, out.Properties, n.Properties[HubProperty])
	p.unknown(n.Properties, out.Properties, kind.Name, kind.Fields, Standings, HubProperty, "id")
	return out, p.list
}

// CanonicalEdge returns a relation with its properties in canonical form, and the problems found in it.
func CanonicalEdge(c *ontology.Catalogue, e *Edge) (*Edge, []Problem) {
	r := c.Relation(e.Relation)
	if r == nil {
		return nil, []Problem{{e.ID, "", fmt.Sprintf("there is no relation %q", e.Relation)}}
	}
	p := &problems{id: e.Relation + " " + e.ID}
	p.edgeEnds(c, r, e)
	out := &Edge{Relation: e.Relation, ID: e.ID, From: e.From, To: e.To, Properties: make(map[string]any, len(e.Properties)+1)}
	for _, f := range r.Facts {
		v := e.Properties[f.Name]
		if f.Name == "standing" && v == nil {
			v = stated
		}
		p.set(c, out.Properties, f, v)
	}
	if given := e.Properties[PositionProperty]; given != nil {
		if pos, err := canonicalInt(given); err == nil {
			out.Properties[PositionProperty] = pos
		} else {
			p.add(PositionProperty, err.Error())
		}
	}
	p.unknown(e.Properties, out.Properties, e.Relation, r.Facts, PositionProperty)
	return out, p.list
}

// stated is the standing of a relation for which none is given.
var stated any = "STATED"

type problems struct {
	id   string
	list []Problem
}

func (p *problems) add(field, what string) {
	p.list = append(p.list, Problem{p.id, field, what})
}

// set puts the given value of a field among the canonical properties.
func (p *problems) set(c *ontology.Catalogue, out map[string]any, f *ontology.Field, given any) {
	v, err := Canonical(c, f.Type, given)
	switch {
	case err != nil:
		p.add(f.Name, err.Error())
	case v != nil:
		out[f.Name] = v
		p.size(f, v)
	case f.Type.NonNull && f.Type.List:
		out[f.Name] = []any{}
	case f.Type.NonNull:
		p.add(f.Name, fmt.Sprintf("is missing, it is a %s", f.Type))
	}
}

// maxIndexed is how many bytes a value may have to be indexed in every store; sort keys can triple a text.
const maxIndexed = 2_600

func (p *problems) size(f *ontology.Field, v any) {
	if s, ok := v.(string); ok && (f.Filter || f.Order) && len(s) > maxIndexed {
		p.add(f.Name, fmt.Sprintf("has %d bytes; filtered and ordered values have at most %d", len(s), maxIndexed))
	}
}

// unknown finds given properties that are none: all that are canonical are fields, as are others that are null.
func (p *problems) unknown(given, canonical map[string]any, owner string, fields []*ontology.Field, others ...string) {
	var unknown []string
	for name := range given {
		if _, ok := canonical[name]; ok || slices.Contains(others, name) {
			continue
		}
		if !slices.ContainsFunc(fields, func(f *ontology.Field) bool { return f.Name == name && f.Role == ontology.Stored }) {
			unknown = append(unknown, name)
		}
	}
	slices.Sort(unknown)
	for _, name := range unknown {
		p.add(name, fmt.Sprintf("%s has no stored field %q%s", owner, name, Nearest(name, fieldNames(fields))))
	}
}

func (p *problems) edgeEnds(c *ontology.Catalogue, r *ontology.Relation, e *Edge) {
	from, to := c.KindOfID(e.From), c.KindOfID(e.To)
	if from == nil || to == nil {
		p.add("", "an end is no id of a known kind")
		return
	}
	if !r.Allows(from, to) {
		p.add("", fmt.Sprintf("%s doesn't lead from %s to %s", r.Type, from.Name, to.Name))
	}
	if id := e.From + " " + e.To; e.ID != id && !(r.Parallel() && strings.HasPrefix(e.ID, id+" ") && len(e.ID) > len(id)+1 && CheckID(e.ID[len(id)+1:]) == nil) {
		p.add("id", fmt.Sprintf("the id is its ends with a blank between, %q; only a relation with facts has a third part", id))
	}
}

// standings checks the standings of a node's fields: at most one for each field, with a reason.
func (p *problems) standings(c *ontology.Catalogue, k *ontology.Kind, out map[string]any, v any) {
	items, ok := v.([]any)
	if v != nil && !ok {
		p.add(Standings, "is no list")
	}
	var list []any
	seen := map[string]bool{}
	for _, item := range items {
		one := p.standing(c, k, item)
		field := one["field"].(string)
		if seen[field] {
			p.add(Standings, field+" has two standings")
		}
		seen[field] = true
		list = append(list, one)
	}
	if list != nil {
		out[Standings] = list
	}
}

func (p *problems) standing(c *ontology.Catalogue, k *ontology.Kind, item any) map[string]any {
	m, _ := item.(map[string]any)
	field, _ := m["field"].(string)
	standing, _ := m["standing"].(string)
	reason, err := canonicalOne(c, "String", m["reason"])
	if !EvidenceField(k.Field(field)) {
		p.add(Standings, fmt.Sprintf("%s has no field %q that has evidence%s", k.Name, field, Nearest(field, EvidenceFields(k))))
	}
	if _, ok := c.Enum("Standing").Rank(standing); !ok || err != nil || reason == nil || reason == "" {
		p.add(Standings, field+": a standing is one of STATED, INFERRED, DERIVED, UNKNOWN, with a reason")
	}
	return map[string]any{"field": field, "standing": standing, "reason": reason}
}

// hub checks HubProperty; false becomes absence.
func (p *problems) hub(c *ontology.Catalogue, k *ontology.Kind, out map[string]any, given any) {
	v, ok := given.(bool)
	switch {
	case given == nil:
	case !ok || !c.KindsOf("Entity").Has(k.Index):
		p.add(HubProperty, "marks an entity through which no search for paths goes: write true, or leave it out")
	case v:
		out[HubProperty] = true
	}
}

// EvidenceField reports whether a field has evidence: stored fields do, except for those of the record itself (ids, and whether sources
// name the node), and relations do, except for those that lead to evidence.
func EvidenceField(f *ontology.Field) bool {
	if f == nil {
		return false
	}
	switch f.Role {
	case ontology.Stored:
		return f.Name != "id" && f.Name != "formerIds" && f.Name != "named" && !f.Hidden
	case ontology.Related:
		return !f.Evidential()
	}
	return false
}

// EvidenceFields returns the fields of a kind that have evidence, in the order of the ontology.
func EvidenceFields(k *ontology.Kind) []string {
	var out []string
	for _, f := range k.Fields {
		if EvidenceField(f) {
			out = append(out, f.Name)
		}
	}
	return out
}
