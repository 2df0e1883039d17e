package agreement

import (
	"graph287g/ontology"
	"graph287g/plan"
	"graph287g/store"
)

// A Newest is the newest day of which the graph speaks, and the days of ICE's lists of participating agencies, in order.
type Newest struct {
	Day   string // empty where the graph speaks of none
	Lists []string
}

// NewestPlan finds the newest day of which the graph speaks: that of the newest of ICE's lists that carries an agreement, or where none is
// loaded the newest on which a source shows one in force. It also finds the days of the lists.
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
	args := plan.Args{&plan.ListArgs{First: 1, Order: order}}
	if lists := c.Kind("Snapshot"); lists != nil {
		on := ontology.SetOf(lists)
		p.Steps = append(p.Steps, &plan.Step{
			Index: 1, Parent: plan.Root, Kinds: on, Columns: []plan.Column{{Kind: plan.Property, Name: "publishedOn", On: on}}, Spec: &plan.ScanSpec{List: plan.List{Shape: plan.Page}},
		})
		participating := plan.Filter{Op: plan.Eq, Field: lists.Field("list"), Values: []any{"PARTICIPATING"}}
		args = append(args, &plan.ListArgs{First: maxLists, Filter: participating, Order: []plan.OrderKey{{Field: lists.Field("publishedOn")}}})
	}
	return p, args
}

// maxLists bounds how many lists are looked at: some hundred a year are published.
const maxLists = 20_000

// ReadNewest reads the answer to NewestPlan.
func ReadNewest(r *store.Result) Newest {
	var out Newest
	if t := &r.Tables[0]; t.Rows() > 0 {
		if out.Day = textOf(t.Cell(0, 0)); out.Day == "" {
			out.Day = textOf(t.Cell(0, 1))
		}
	}
	if len(r.Tables) > 1 {
		t := &r.Tables[1]
		for row := range t.Rows() {
			if day := textOf(t.Cell(row, 0)); day != "" {
				out.Lists = append(out.Lists, day)
			}
		}
	}
	return out
}

// A Checked says which of ICE's lists an answer of a day rests on.
type Checked struct {
	On    string // the day of the newest list of that day; empty where none of that time is loaded
	Lists int    // how many lists there are from the first to that one
	First string // the day of the first
}

// CheckedOn finds the lists that an answer rests on: up to the day, and to the day of knowledge, and none where the day is after the newest list.
func CheckedOn(lists []string, on, known string) Checked {
	var out Checked
	if len(lists) == 0 || on > lists[len(lists)-1] {
		return out
	}
	for _, day := range lists {
		if day > on || known != "" && day > known {
			break
		}
		out = Checked{day, out.Lists + 1, lists[0]}
	}
	return out
}
