package executor

import (
	"context"
	"slices"
	"strings"

	"graph287g/ontology"
	"graph287g/plan"
	"graph287g/store"
)

// values are what the evidence of one node needs of its record.
type values struct {
	kind         *ontology.Kind
	cells        map[string][]byte    // by stored field; of a value type the part that stands for it
	names        map[string][]byte    // by relation field: the names at the other end
	far          map[string][]*values // by relation field: the nodes there
	standings    map[string]recorded
	source       Ref // backs what no claim does, -1 where none
	sourceReason string
}

// recorded is a standing that the record itself gives.
type recorded struct {
	standing ontology.Standing
	reason   string
}

// maxShown is how many names an evidence shows of a relation.
const maxShown = 20

// valuesOf reads what the evidence of nodes shows: of the wanted fields, or of all.
func (x *Execution) valuesOf(ctx context.Context, nodes []Ref, wanted []string) ([]*values, error) {
	out := make([]*values, len(nodes))
	for i, n := range nodes {
		out[i] = &values{kind: x.c.Kinds[x.r.Kind(n)], cells: map[string][]byte{}, names: map[string][]byte{}, far: map[string][]*values{}, source: -1}
	}
	for _, read := range []func(context.Context, []Ref, []string, []*values) error{x.readStored, x.readRelated, x.readOrigins} {
		if err := read(ctx, nodes, wanted, out); err != nil {
			return nil, err
		}
	}
	return out, nil
}

func wants(wanted []string, name string) bool { return wanted == nil || slices.Contains(wanted, name) }

func (x *Execution) readStored(ctx context.Context, nodes []Ref, wanted []string, out []*values) error {
	step := &plan.Step{}
	for _, v := range out {
		for _, f := range v.kind.Fields {
			if f.Role == ontology.Stored && store.EvidenceField(f) && wants(wanted, f.Name) {
				step.Column(plan.Column{Name: f.Name, Part: x.shownPart(f), On: ontology.SetOf(v.kind)})
			}
		}
		step.Column(plan.Column{Name: store.Standings, On: ontology.SetOf(v.kind)})
	}
	cells, err := x.r.Cells(ctx, nodes, step.Columns)
	if err != nil {
		return err
	}
	for i, v := range out {
		for c, col := range step.Columns {
			cell := cells[i*len(step.Columns)+c]
			if col.Name == store.Standings {
				v.standings = x.standingsOf(cell)
			} else if cell != nil && col.On.Has(v.kind.Index) {
				v.cells[col.Name] = cell
			}
		}
	}
	return nil
}

// shownPart returns the part of a value type that stands for the whole as text.
func (x *Execution) shownPart(f *ontology.Field) int {
	if f.Type.Name != "PartialDate" {
		return 0
	}
	for i, p := range x.c.Object("PartialDate").Fields {
		if p.Name == "edtf" {
			return i
		}
	}
	return 0
}

func (x *Execution) standingsOf(cell []byte) map[string]recorded {
	out := map[string]recorded{}
	items, _ := store.Decode(cell).([]any)
	for _, item := range items {
		m, _ := item.(map[string]any)
		field, _ := m["field"].(string)
		standing, _ := m["standing"].(string)
		reason, _ := m["reason"].(string)
		rank, _ := x.c.Enum("Standing").Rank(standing)
		out[field] = recorded{ontology.Standing(rank), reason}
	}
	return out
}

// readRelated fetches the names at the other ends of relations.
func (x *Execution) readRelated(ctx context.Context, nodes []Ref, wanted []string, out []*values) error {
	var fields []*ontology.Field
	var hops []ontology.Hop
	for _, v := range out {
		for _, f := range v.kind.Fields {
			if f.Role == ontology.Related && store.EvidenceField(f) && wants(wanted, f.Name) && !slices.Contains(fields, f) {
				fields, hops = append(fields, f), append(hops, ontology.Hop{Relation: f.Relation, Direction: f.Direction})
			}
		}
	}
	if len(hops) == 0 {
		return nil
	}
	adj, err := x.r.Edges(ctx, hops, nodes, false)
	if err != nil {
		return err
	}
	var all []Ref
	ends := make([][][]Ref, len(nodes))
	for i, n := range nodes {
		ends[i] = make([][]Ref, len(fields))
		for h, f := range fields {
			if out[i].kind.Field(f.Name) == f {
				ends[i][h] = x.shownEnds(adj.Edges(h, n), f)
				all = append(all, ends[i][h]...)
			}
		}
	}
	return x.nameEnds(ctx, all, fields, ends, out)
}

// shownEnds returns the first nodes that a relation field shows, in its own order, each once.
func (x *Execution) shownEnds(edges []Edge, f *ontology.Field) []Ref {
	kinds := x.c.KindsOf(f.Type.Name)
	if f.Few {
		edges = slices.Clone(edges)
		slices.SortStableFunc(edges, func(a, b Edge) int { return int(a.Position) - int(b.Position) })
	}
	var out []Ref
	for _, e := range edges {
		if len(out) < maxShown && kinds.Has(int(x.r.Kind(e.To))) && !slices.Contains(out, e.To) {
			out = append(out, e.To)
		}
	}
	return out
}

// nameEnds reads of the nodes at the other ends what they are called, and what may back the relation from there.
func (x *Execution) nameEnds(ctx context.Context, all []Ref, fields []*ontology.Field, ends [][][]Ref, out []*values) error {
	far, names, err := x.farEnds(ctx, all)
	if err != nil {
		return err
	}
	next := 0
	for i := range ends {
		for h, refs := range ends[i] {
			if len(refs) == 0 {
				continue
			}
			name := fields[h].Name
			out[i].far[name] = far[next : next+len(refs)]
			out[i].names[name] = store.AppendString(nil, strings.Join(names[next:next+len(refs)], "; "))
			next += len(refs)
		}
	}
	return nil
}

func (x *Execution) farEnds(ctx context.Context, refs []Ref) ([]*values, []string, error) {
	cells, err := x.r.Cells(ctx, refs, []plan.Column{{Name: "name", On: ^ontology.KindSet(0)}, {Name: store.Standings, On: ^ontology.KindSet(0)}})
	if err != nil {
		return nil, nil, err
	}
	out, names := make([]*values, len(refs)), make([]string, len(refs))
	for i, ref := range refs {
		out[i] = &values{kind: x.c.Kinds[x.r.Kind(ref)], standings: x.standingsOf(cells[2*i+1]), source: -1}
		names[i] = store.Text(cells[2*i])
	}
	return out, names, x.readOrigins(ctx, refs, nil, out)
}

// shown returns a field's value as text, in JSON, or nil for null.
func (v *values) shown(f *ontology.Field) []byte {
	if f.Role == ontology.Related {
		return v.names[f.Name]
	}
	cell := v.cells[f.Name]
	switch {
	case cell == nil, string(cell) == "[]":
		return nil
	case cell[0] == '"':
		return cell
	}
	if string(cell) == "[]" {
		return nil // as of a relation that leads nowhere: there is none
	}
	return store.AppendString(nil, plain(store.Decode(cell)))
}

// plain writes a value for people: a list with semicolons, an identifier with its scheme.
func plain(v any) string {
	switch v := v.(type) {
	case string:
		return v
	case []any:
		parts := make([]string, len(v))
		for i, item := range v {
			parts[i] = plain(item)
		}
		return strings.Join(parts, "; ")
	case map[string]any:
		scheme, _ := v["scheme"].(string)
		value, _ := v["value"].(string)
		return scheme + " " + value
	}
	return string(store.AppendJSON(nil, v))
}
