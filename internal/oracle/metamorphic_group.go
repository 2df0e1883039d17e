package oracle

import (
	"fmt"

	"graph287g/ontology"
)

// A counting is what groups say of a list.
type counting struct {
	TotalCount, CountDistinct, Nodes int
	One, Both, Distinct              []struct {
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
	query := fmt.Sprintf("totalCount countDistinct(by: %[1]s) nodes: countDistinct(by: ID) one: groups(by: [%[1]s]) { ...g } distinct: groups(by: [%[1]s], distinct: ID) { ...g }", one.Name)
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
	sum, values := 0, 0
	for _, g := range c.One {
		sum += g.Count
		count(&values, g.Keys[0].Value != nil)
	}
	a.must(sum == c.TotalCount || sum > c.TotalCount && one.Several(), "by %s: %d of %d", one.Name, sum, c.TotalCount)
	a.must(values == c.CountDistinct, "by %s: %d different values in %d groups that have one", one.Name, c.CountDistinct, values)
	nodes := 0
	for _, g := range c.Distinct {
		nodes += g.Count
	}
	if one.By != ontology.GroupRelation { // a node may be reached over several
		a.must(nodes == c.Nodes || nodes > c.Nodes && one.Several(), "by %s: %d different nodes of %d", one.Name, nodes, c.Nodes)
	}
	if one != other && !other.Several() {
		c.checkBoth(a, one, other)
	}
}

// checkBoth holds the groups by two keys, the second of single values, against those by the first.
func (c *counting) checkBoth(a *asker, one, other *ontology.Grouping) {
	sums := map[string]int{}
	for _, g := range c.Both {
		sums[orNull(g.Keys[0].Value)] += g.Count
	}
	for _, g := range c.One {
		key := orNull(g.Keys[0].Value)
		a.must(sums[key] == g.Count, "by %s %s: %d, divided by %s %d", one.Name, key, g.Count, other.Name, sums[key])
	}
}

// orNull tells a missing value from every text.
func orNull(v *string) string {
	if v == nil {
		return "null"
	}
	return "=" + *v
}
