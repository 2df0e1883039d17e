package oracle

import (
	"fmt"

	"graph287g/ontology"
	"graph287g/store"
)

// A counting is what groups say of a list.
type counting struct {
	TotalCount, CountDistinct, Nodes int
	One, Other, Both, Distinct       []struct {
		Keys  []struct{ Value *string }
		Count int
	}
}

// groupsAddUp: groups of single values are the total, and of several values not less; there are as many different values as
// groups that have one; and groups by two keys are those by one, divided.
func groupsAddUp(g *queryMaker) trial {
	l := g.aList(false)
	filter := "filter: " + l.aFilter()
	keys := g.c.Groupings(l.target())
	one, other := pick(g.r, keys), pick(g.r, keys)
	query := func(groups string) string {
		return fmt.Sprintf("totalCount countDistinct(by: %s) nodes: countDistinct(by: ID) one: %s(by: [%s]) { ...g } other: groups(by: [%s]) { ...g } distinct: groups(by: [%s], distinct: ID) { ...g }",
			one.Name, groups, one.Name, other.Name, one.Name)
	}("groups")
	if one != other {
		query += fmt.Sprintf(" both: groups(by: [%s, %s]) { ...g }", one.Name, other.Name)
	}
	return func(a *asker) {
		q := l.query(query, filter)
		q.Query += " fragment g on Group { keys { value } count }"
		for _, c := range read[counting](a, q) {
			a.rows += c.TotalCount
			c.check(a, one, other)
		}
	}
}

func (c *counting) check(a *asker, one, other *ontology.Grouping) {
	sums, values := map[string]int{}, 0
	sum := 0
	for _, g := range c.One {
		sum += g.Count
		count(&values, g.Keys[0].Value != nil)
	}
	a.must(len(c.One) <= store.MaxGroups, "%d groups", len(c.One))
	a.must(sum == c.TotalCount || sum > c.TotalCount && one.Several(), "by %s: %d of %d", one.Name, sum, c.TotalCount)
	a.must(values == c.CountDistinct, "by %s: %d different values in %d groups that have one", one.Name, c.CountDistinct, values)
	nodes := 0
	for _, g := range c.Distinct {
		nodes += g.Count
	}
	if one.By != ontology.GroupRelation { // a node may be reached over several
		a.must(nodes == c.Nodes || nodes > c.Nodes && one.Several(), "by %s: %d different nodes of %d", one.Name, nodes, c.Nodes)
	}
	if one == other || other.Several() {
		return
	}
	for _, g := range c.Both {
		sums[text0(g.Keys[0].Value)] += g.Count
	}
	for _, g := range c.One {
		key := text0(g.Keys[0].Value)
		a.must(sums[key] == g.Count, "by %s %s: %d, divided by %s %d", one.Name, key, g.Count, other.Name, sums[key])
	}
}

// text0 tells a missing value from every text.
func text0(v *string) string {
	if v == nil {
		return "null"
	}
	return "=" + *v
}
