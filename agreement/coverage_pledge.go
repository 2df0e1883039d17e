package agreement

import (
	"context"

	"graph287g/ontology"
	"graph287g/plan"
	"graph287g/store/executor"
)

// Pledge returns the condition on an event that it pledges the end of an agreement, and that a source published by the day of knowledge
// tells of it.
func (t Time) Pledge() plan.Filter {
	pledged := plan.Filter{Op: plan.Eq, Field: t.field("Event", "kind"), Values: []any{"END_PLEDGED"}}
	if t.knowsAll() {
		return pledged
	}
	published := plan.Filter{Op: plan.Lte, Field: t.claim(knownFrom), Values: []any{t.Known}}
	told := func(claims string) plan.Filter { return some(t.field("Event", claims), published) }
	return and(pledged, or(told("claims"), told("mentions")))
}

// A pledge is an event that pledges the end of an agreement.
type pledge struct {
	event    executor.Ref
	standing ontology.Standing // of the relation between the two
}

// pledgesOf finds the pledges to end any of the agreements that reach the places, by agreement and then in order of their ids. They are
// found once for all that shows them.
func (c *coverage) pledgesOf(ctx context.Context, x *executor.Execution) (map[executor.Ref][]pledge, error) {
	if c.pledges != nil {
		return c.pledges, nil
	}
	c.pledges = map[executor.Ref][]pledge{}
	if len(c.agreements) == 0 {
		return c.pledges, nil
	}
	hop := ontology.Hop{Relation: x.Catalogue().Relation("TOWARDS_END_OF"), Direction: ontology.In}
	adj, err := x.Reader().Edges(ctx, []ontology.Hop{hop}, c.agreements, false)
	if err != nil {
		return nil, err
	}
	var events []executor.Ref
	for _, a := range c.agreements {
		for _, e := range adj.Edges(0, a) {
			events = append(events, e.To)
		}
	}
	pledged, err := c.pledged(ctx, x, events)
	if err != nil {
		return nil, err
	}
	for _, a := range c.agreements {
		for _, e := range adj.Edges(0, a) {
			if pledged[e.To] {
				c.pledges[a] = append(c.pledges[a], pledge{e.To, e.Standing})
			}
		}
	}
	return c.pledges, nil
}

// pledged tells which of some events are pledges that were known of.
func (c *coverage) pledged(ctx context.Context, x *executor.Execution, events []executor.Ref) (map[executor.Ref]bool, error) {
	events = executor.Distinct(events)
	out := map[executor.Ref]bool{}
	if len(events) == 0 {
		return out, nil
	}
	which, err := x.Reader().Cases(ctx, x.Catalogue().KindsOf("Event"), events, []plan.Case{{If: c.args.Pledge, Then: "PLEDGE"}})
	if err != nil {
		return nil, err
	}
	for i, e := range events {
		out[e] = which[i] >= 0
	}
	return out, nil
}
