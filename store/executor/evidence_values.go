package executor

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"graph287g/ontology"
	"graph287g/plan"
	"graph287g/store"
)

// evidenceValues are the values of one node that its evidence shows or rests on.
type evidenceValues struct {
	kind         *ontology.Kind
	name         string                       // of a related node
	cells        map[string][]byte            // by stored field; of a value type the part shown
	relatedNames map[string][]byte            // by relation field: the names of the related nodes
	related      map[string][]*evidenceValues // by relation field: the related nodes
	ends         map[string]standingCounts    // by relation field: how many relations there are of each standing
	standings    map[string]fieldStanding
	source       Ref // supports the values that no claim does; -1 where there is none
	sourceReason string
}

// A fieldStanding is the standing that a record gives one of its fields.
type fieldStanding struct {
	standing ontology.Standing
	reason   string
}

// maxShown is how many related nodes an evidence names at most.
const maxShown = 20

// readEvidenceValues reads the values of some nodes that their evidence needs: of the wanted fields, or with nil of all.
func (x *Execution) readEvidenceValues(ctx context.Context, nodes []Ref, wanted []string) ([]*evidenceValues, error) {
	out := make([]*evidenceValues, len(nodes))
	for i, n := range nodes {
		out[i] = &evidenceValues{kind: x.c.Kinds[x.r.Kind(n)], cells: map[string][]byte{}, relatedNames: map[string][]byte{}, related: map[string][]*evidenceValues{}, ends: map[string]standingCounts{}, source: -1}
	}
	for _, read := range []func(context.Context, []Ref, []string, []*evidenceValues) error{x.readStored, x.readRelated, x.readSources} {
		if err := read(ctx, nodes, wanted, out); err != nil {
			return nil, err
		}
	}
	return out, nil
}

func isWanted(wanted []string, name string) bool {
	return wanted == nil || slices.Contains(wanted, name)
}

func (x *Execution) readStored(ctx context.Context, nodes []Ref, wanted []string, out []*evidenceValues) error {
	step := &plan.Step{}
	for _, v := range out {
		for _, f := range v.kind.Fields {
			if f.Role == ontology.Stored && store.EvidenceField(f) && isWanted(wanted, f.Name) {
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
				v.standings = x.parseStandings(cell)
			} else if cell != nil && col.On.Has(v.kind.Index) {
				v.cells[col.Name] = cell
			}
		}
	}
	return nil
}

// shownPart returns the index of the part of a value type that is shown for the whole.
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

// parseStandings reads the standings that a record gives its fields.
func (x *Execution) parseStandings(cell []byte) map[string]fieldStanding {
	out := map[string]fieldStanding{}
	items, _ := store.Decode(cell).([]any)
	for _, item := range items {
		m, _ := item.(map[string]any)
		field, _ := m["field"].(string)
		standing, _ := m["standing"].(string)
		reason, _ := m["reason"].(string)
		rank, _ := x.c.Enum("Standing").Rank(standing)
		out[field] = fieldStanding{ontology.Standing(rank), reason}
	}
	return out
}

// readRelated reads the related nodes.
func (x *Execution) readRelated(ctx context.Context, nodes []Ref, wanted []string, out []*evidenceValues) error {
	var fields []*ontology.Field
	var hops []ontology.Hop
	for _, v := range out {
		for _, f := range v.kind.Fields {
			if f.Role == ontology.Related && store.EvidenceField(f) && isWanted(wanted, f.Name) && !slices.Contains(fields, f) {
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
				out[i].ends[f.Name] = x.countStandings(adj.Edges(h, n), f)
				all = append(all, ends[i][h]...)
			}
		}
	}
	return x.readRelatedValues(ctx, all, fields, ends, out)
}

// shownEnds returns the first nodes that a relation field leads to, in the order of the field, each once.
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

// readRelatedValues reads the names of related nodes, with the standings and sources that may support a relation from their side.
// ends has the related nodes by node and field, and all has them in the same order.
func (x *Execution) readRelatedValues(ctx context.Context, all []Ref, fields []*ontology.Field, ends [][][]Ref, out []*evidenceValues) error {
	related, names, err := x.readEnds(ctx, all)
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
			out[i].related[name] = related[next : next+len(refs)]
			out[i].relatedNames[name] = store.AppendString(nil, strings.Join(names[next:next+len(refs)], "; "))
			next += len(refs)
		}
	}
	return nil
}

// readEnds returns the values and the names of related nodes.
func (x *Execution) readEnds(ctx context.Context, refs []Ref) ([]*evidenceValues, []string, error) {
	cells, err := x.r.Cells(ctx, refs, []plan.Column{{Name: "name", On: ^ontology.KindSet(0)}, {Name: store.Standings, On: ^ontology.KindSet(0)}})
	if err != nil {
		return nil, nil, err
	}
	out, names := make([]*evidenceValues, len(refs)), make([]string, len(refs))
	for i, ref := range refs {
		names[i] = store.Text(cells[2*i])
		out[i] = &evidenceValues{kind: x.c.Kinds[x.r.Kind(ref)], name: names[i], standings: x.parseStandings(cells[2*i+1]), source: -1}
	}
	return out, names, x.readSources(ctx, refs, nil, out)
}

// shown returns the value of a field as a text in JSON, or nil for null.
func (v *evidenceValues) shown(f *ontology.Field) []byte {
	if f.Role == ontology.Related {
		return v.relatedNames[f.Name]
	}
	cell := v.cells[f.Name]
	switch {
	case cell == nil, string(cell) == "[]": // an empty list is no value, like a relation without nodes
		return nil
	case cell[0] == '"':
		return cell
	}
	return store.AppendString(nil, displayText(store.Decode(cell)))
}

// displayText writes a value for readers: lists with semicolons, an identifier after its scheme, an observation as a day or an interval.
func displayText(v any) string {
	switch v := v.(type) {
	case string:
		return v
	case []any:
		parts := make([]string, len(v))
		for i, item := range v {
			parts[i] = displayText(item)
		}
		return strings.Join(parts, "; ")
	case map[string]any:
		if shows, isObservation := v["inForce"].(bool); isObservation {
			return displayObservation(v, shows)
		}
		scheme, _ := v["scheme"].(string)
		value, _ := v["value"].(string)
		return scheme + " " + value
	}
	return string(store.AppendJSON(nil, v))
}

// displayObservation writes a day or, where it is one between two, an interval as EDTF does; `not` stands before what denies.
func displayObservation(v map[string]any, shows bool) string {
	from, _ := v["from"].(string)
	to, _ := v["to"].(string)
	out := from
	if from != to || from == "" {
		out = cmp.Or(from, "..") + "/" + cmp.Or(to, "..")
	}
	if !shows {
		return "not " + out
	}
	return out
}
