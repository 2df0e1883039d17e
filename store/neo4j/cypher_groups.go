package neo4j

import (
	"strconv"
	"strings"

	"graph287g/ontology"
	"graph287g/plan"
)

// statement counts: it has one text for each list, filter and keys.
func (g *grouper) statement() string {
	vars := "at, n"
	row := "n"
	if g.q.Step.Op == plan.Neighbors || g.q.Step.Edges {
		vars, row = vars+", r", "r"
	}
	var b strings.Builder
	b.WriteString(g.rows() + "\nWITH " + vars)
	for i := range g.by {
		vars = g.bind(&b, &g.by[i], "k"+strconv.Itoa(i), vars)
	}
	if g.distinct != nil {
		g.bind(&b, g.distinct, "d", vars)
		row = "d"
	}
	keys := ""
	for i := range g.by {
		keys += ", k" + strconv.Itoa(i)
	}
	b.WriteString("\nWITH at, count(DISTINCT " + row + ") AS c" + keys + " LIMIT $p.most\nRETURN collect([at, c" + keys + "])")
	return b.String()
}

func (g *grouper) findStatement() string {
	return g.matching("(n:"+label(g.r.l.c, g.q.Step.Kinds)+")", "") + "\nRETURN collect(n.id)"
}

// rows matches all rows, each with its parent's number.
func (g *grouper) rows() string {
	const parent = "UNWIND $p.parents AS p MATCH (q:Node {id: p.id}) USING INDEX SEEK q:Node(id)\nWITH p.at AS at, q "
	switch g.q.Step.Op {
	case plan.All:
		if g.heavy {
			return "UNWIND $p.found AS id MATCH (n:Node {id: id}) USING INDEX SEEK n:Node(id)\nWITH 0 AS at, n"
		}
		return g.matching("(n:"+label(g.r.l.c, g.q.Step.Kinds)+")", "") + "\nWITH 0 AS at, n"
	case plan.Walk:
		return "UNWIND $p.parents AS p UNWIND p.ends AS id " + g.matching("(n:Node {id: id})", "SEEK n:Node(id)") + "\nWITH p.at AS at, n"
	case plan.Neighbors:
		return parent + g.matching(g.neighbor(), "")
	}
	return parent + g.matching(g.hop("(q)"), "")
}

// bind gives a key a name: a row comes once for each of its values, and once with null where it has none. It returns the
// variables with the new one.
func (g *grouper) bind(b *strings.Builder, by *plan.Key, name, vars string) string {
	value, several := g.expression(by, name)
	if several {
		b.WriteString(", " + value + " AS l" + name + "\nUNWIND CASE WHEN l" + name + " = [] THEN [null] ELSE l" + name + " END AS " + name + "\nWITH " + vars + ", " + name)
	} else {
		b.WriteString(", " + value + " AS " + name)
	}
	return vars + ", " + name
}

// expression writes the value that the node n has of a key, or a list of several.
func (g *grouper) expression(by *plan.Key, name string) (text string, several bool) {
	switch {
	case by.Cases != nil:
		return g.firstCase(by.Cases), false
	case by.Part != "":
		return "n." + by.Field.Name + "_" + by.Part, false
	}
	switch by.By {
	case ontology.GroupNode:
		return "n.id", false
	case ontology.GroupKind:
		return "head([x IN labels(n) WHERE x <> '" + nodeLabel + "'])", false
	case ontology.GroupRelation:
		if g.q.Step.Op == plan.Neighbors {
			return "type(r)", false
		}
		return "$p.relation", false
	case ontology.GroupEnds:
		return g.idsAt(by.Field, "e"+name), true
	case ontology.GroupYear:
		return year(by.Field), false
	}
	if by.Field.Type.List {
		return "coalesce(n." + by.Field.Name + ", [])", true
	}
	return "n." + by.Field.Name, false
}

// firstCase writes the value of the first case that holds for the node n.
func (g *grouper) firstCase(cases []plan.Case) string {
	c, text := condition{l: g.r.l, values: g.p}, "CASE"
	for i := range cases {
		when := c.translate(&cases[i].If, place{"n", g.q.Step.Kinds, 0})
		if when == "" {
			when = "true"
		}
		text += " WHEN " + when + " THEN " + c.value(cases[i].Then)
	}
	return text + " END"
}

// idsAt lists the ids of the nodes that a field leads to, each once.
func (g *grouper) idsAt(f *ontology.Field, name string) string {
	var parts []string
	for _, w := range g.r.l.ways(f, place{"n", g.q.Step.Kinds, 0}, name) {
		parts = append(parts, w.matching("")+"\nRETURN DISTINCT "+name+".id AS id")
	}
	if len(parts) == 0 {
		return "[]"
	}
	return "COLLECT { " + strings.Join(parts, "\nUNION ") + " }"
}

// year writes the year in which a date lies for certain.
func year(f *ontology.Field) string {
	if f.Type.Name == "Date" {
		return "n." + f.Name + ".year"
	}
	earliest, latest := "n."+f.Name+"_earliest.year", "n."+f.Name+"_latest.year"
	return "CASE WHEN " + earliest + " = " + latest + " THEN " + earliest + " END"
}
