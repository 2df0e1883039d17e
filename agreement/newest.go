package agreement

import (
	"graph287g/ontology"
	"graph287g/plan"
	"graph287g/store"
)

// NewestPlan finds the newest day of which the graph speaks: that of the newest of ICE's lists that carries an agreement, or where none is
// loaded the newest on which a source shows one in force.
func NewestPlan(c *ontology.Catalogue) (*plan.Plan, plan.Args) {
	k := c.Kind("Agreement")
	columns := []plan.Column{
		{Kind: plan.Property, Name: lastListedOn, On: ontology.SetOf(k)},
		{Kind: plan.Property, Name: lastShownOn, On: ontology.SetOf(k)},
	}
	p := &plan.Plan{Catalogue: c, Steps: []*plan.Step{
		{Parent: plan.Root, Kinds: ontology.SetOf(k), Columns: columns, Spec: &plan.ScanSpec{List: plan.List{Shape: plan.Page}}},
	}}
	order := []plan.OrderKey{{Field: k.Field(lastListedOn), Desc: true}, {Field: k.Field(lastShownOn), Desc: true}}
	return p, plan.Args{&plan.ListArgs{First: 1, Order: order}}
}

// ReadNewest reads the day from the answer to NewestPlan; empty where the graph speaks of none.
func ReadNewest(r *store.Result) string {
	t := &r.Tables[0]
	if t.Rows() == 0 {
		return ""
	}
	if listed := store.Text(t.Cell(0, 0)); listed != "" {
		return listed
	}
	return store.Text(t.Cell(0, 1))
}
