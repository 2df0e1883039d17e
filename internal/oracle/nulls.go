package oracle

import (
	"context"
	"hash/fnv"
	"slices"

	"graph287g/ontology"
	"graph287g/plan"
	"graph287g/store"
)

// A storeWithNulls shows some stored values as null, also where the schema does not allow it, to test how nulls propagate. Apply would
// refuse such a graph. Null values are chosen by a hash of their names: `node field`, `node field part`, `node field index part`,
// `node OUT RELATION`, `RELATION from to fact`; the oracle is given the names. Only cells of answers are null: filters, orders and
// evidence see the values.
type storeWithNulls struct {
	store.Store
	seed    uint64
	percent uint64
}

// isNull reports whether the value with this name is null.
func (h *storeWithNulls) isNull(place string) bool {
	sum := fnv.New64a()
	_, _ = sum.Write([]byte(place))
	return (sum.Sum64()^h.seed*0x9e3779b97f4a7c15)>>7%100 < h.percent
}

// nullNames returns the names of all null values of a graph.
func (h *storeWithNulls) nullNames(records []store.Record) []string {
	c := ontology.Must()
	var out []string
	add := func(place string) {
		if h.isNull(place) {
			out = append(out, place)
		}
	}
	for _, r := range records {
		if n := r.Node; n != nil {
			for _, slot := range c.Kind(n.Kind).Slots() {
				at, v := n.ID+" "+slot.Field.Name, n.Properties[slot.Field.Name]
				if !slot.Field.Type.List || c.Object(slot.Field.Type.Name) == nil { // a list of objects is no cell of a table
					add(at)
				}
				addParts(add, at, v)
			}
			continue
		}
		e := r.Edge
		add(e.From + " OUT " + e.Relation)
		add(e.To + " IN " + e.Relation)
		for _, f := range c.Relation(e.Relation).Facts {
			at := e.Relation + " " + e.From + " " + e.To + " " + f.Name
			add(at)
			addParts(add, at, e.Properties[f.Name])
		}
	}
	return out
}

// Execute answers a plan and takes out what is missing.
func (h *storeWithNulls) Execute(ctx context.Context, p *plan.Plan, args plan.Args) (*store.Result, error) {
	wide := &plan.Plan{Catalogue: p.Catalogue, Steps: make([]*plan.Step, len(p.Steps))}
	for i, s := range p.Steps {
		step := *s
		step.Columns = append(slices.Clone(s.Columns), plan.Column{Name: "id", On: ^ontology.KindSet(0)})
		if _, items := s.Spec.(*plan.ItemsSpec); items || rowless(s) {
			step.Columns = s.Columns
		}
		wide.Steps[i] = &step
	}
	a, err := h.Store.Execute(ctx, wide, args)
	if err != nil {
		return nil, err
	}
	for i := len(p.Steps) - 1; i >= 0; i-- { // children first: they need the ids of their parents
		h.blank(p.Steps, a, i)
	}
	return a, nil
}

// rowless tells whether the rows of a step are no nodes.
func rowless(s *plan.Step) bool {
	switch s.Spec.(type) {
	case *plan.EvidenceSpec, *plan.EvidenceStandingsSpec, *plan.LinkPathsSpec, *plan.PathEdgesSpec, *plan.GroupSpec, *plan.GroupKeysSpec, *plan.CountDistinctSpec,
		*plan.SearchFacetsSpec, *plan.SearchWordsSpec, *plan.SearchSuggestionsSpec, *plan.ConditionalSpec:
		return true
	}
	return false
}

// idOf returns the id of a row that is a node.
func idOf(t *store.Table, row int) string { return store.Text(t.Cell(row, t.Width-1)) }

func (h *storeWithNulls) blank(steps []*plan.Step, a *store.Result, i int) {
	s, t := steps[i], &a.Tables[i]
	if rowless(s) {
		return
	}
	if s.Parent == plan.Root {
		for row := range t.Rows() {
			h.nullCells(s, t, row, "", 0)
		}
		return
	}
	done := make([]bool, t.Rows()) // parents that are the same share their rows
	for parent := range t.From {
		id := ""
		if !rowless(steps[s.Parent]) {
			id = idOf(&a.Tables[s.Parent], parent)
		}
		for row := t.From[parent]; row < t.To[parent]; row++ {
			if !done[row] {
				h.nullCells(s, t, int(row), id, int(row-t.From[parent]))
				done[row] = true
			}
		}
		if expand, ok := s.Spec.(*plan.ExpandSpec); ok && expand.Shape == plan.One && h.isNull(id+" "+direction(expand.Hop)+" "+expand.Hop.Relation.Type) {
			t.To[parent] = t.From[parent]
		}
	}
}
