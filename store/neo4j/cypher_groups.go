package neo4j

import (
	"strconv"
	"strings"

	"graph287g/ontology"
	"graph287g/plan"
)

// statement writes the statement that counts. It has one text for each list, filter and keys.
func (g *groupReader) statement() string {
	vars := "at, n"
	row := "n"
	if g.query.IsNeighbors() || g.query.List.Edges {
		vars, row = vars+", r", "r"
	}
	var b strings.Builder
	b.WriteString(g.countedRows(vars) + "\nWITH " + vars)
	for i := range g.by {
		vars = g.bindKey(&b, &g.by[i], "k"+strconv.Itoa(i), vars)
	}
	if g.distinct != nil {
		g.bindKey(&b, g.distinct, "d", vars)
		row = "d"
	}
	keys := ""
	for i := range g.by {
		keys += ", k" + strconv.Itoa(i)
	}
	b.WriteString("\nWITH at, count(DISTINCT " + row + ") AS c" + keys + " LIMIT $p.most\nRETURN collect([at, c" + keys + "])")
	return b.String()
}

func (g *groupReader) collectStatement() string {
	return g.rowsClause("(n:"+labelExpression(g.reader.layout.catalogue, g.query.Step.Kinds)+")", "", "n") + "\nRETURN collect(n.id)"
}

// countedRows writes a match of all rows, each with its parent's number. vars are the variables that it binds.
func (g *groupReader) countedRows(vars string) string {
	const parent = "UNWIND $p.parents AS p MATCH (q:Node {id: p.id}) USING INDEX SEEK q:Node(id)\nWITH p.at AS at, q "
	switch g.query.Step.Spec.(type) {
	case *plan.ScanSpec:
		if g.isLong() {
			return "UNWIND $p.found AS id MATCH (n:Node {id: id}) USING INDEX SEEK n:Node(id)\nWITH 0 AS at, n"
		}
		return g.matchClause("(n:"+labelExpression(g.reader.layout.catalogue, g.query.Step.Kinds)+")", "") + "\nWITH 0 AS at, n"
	case *plan.TraverseSpec:
		return "UNWIND $p.parents AS p UNWIND p.ends AS id " + g.rowsClause("(n:Node {id: id})", "SEEK n:Node(id)", "p, n") + "\nWITH p.at AS at, n"
	case *plan.NeighborsSpec:
		return parent + g.rowsClause(g.neighborPattern(), "", vars)
	}
	return parent + g.rowsClause(g.hopPattern("(q)"), "", vars)
}

// bindKey binds a key to a variable: a row is repeated for each of its values, and has null where it has none. It returns
// the variables with the new one.
func (g *groupReader) bindKey(b *strings.Builder, by *plan.Key, name, vars string) string {
	value, several := g.keyExpression(by, name)
	if several {
		b.WriteString(", " + value + " AS l" + name + "\nUNWIND CASE WHEN l" + name + " = [] THEN [null] ELSE l" + name + " END AS " + name + "\nWITH " + vars + ", " + name)
	} else {
		b.WriteString(", " + value + " AS " + name)
	}
	return vars + ", " + name
}

// keyExpression writes the value that the node n has of a key, or a list of several.
func (g *groupReader) keyExpression(by *plan.Key, name string) (text string, several bool) {
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
		if g.query.IsNeighbors() {
			return "type(r)", false
		}
		return "$p.relation", false
	case ontology.GroupEnds:
		return g.endIDs(by.Field, "e"+name), true
	case ontology.GroupYear:
		return yearExpression(by.Field), false
	}
	if by.Whole {
		return "CASE n." + by.Field.Name + " WHEN '[]' THEN null ELSE n." + by.Field.Name + " END", false
	}
	if by.Field.Type.List {
		return "coalesce(n." + by.Field.Name + ", [])", true
	}
	return "n." + by.Field.Name, false
}

// firstCase writes the value of the first case that holds for the node n.
func (g *groupReader) firstCase(cases []plan.Case) string {
	c, text := condition{layout: g.reader.layout, values: g.params}, "CASE"
	for i := range cases {
		when := c.translate(&cases[i].If, nodeVariable{"n", g.query.Step.Kinds, 0})
		if when == "" {
			when = "true"
		}
		text += " WHEN " + when + " THEN " + c.parameter(cases[i].Then)
	}
	return text + " END"
}

// endIDs lists the ids of the nodes that a field leads to, each once.
func (g *groupReader) endIDs(f *ontology.Field, name string) string {
	var parts []string
	for _, w := range g.reader.layout.pathPatterns(f, nodeVariable{"n", g.query.Step.Kinds, 0}, name) {
		parts = append(parts, w.withCondition("")+"\nRETURN DISTINCT "+name+".id AS id")
	}
	if len(parts) == 0 {
		return "[]"
	}
	return "COLLECT { " + strings.Join(parts, "\nUNION ") + " }"
}

// yearExpression writes the year in which a date lies for certain.
func yearExpression(f *ontology.Field) string {
	if f.Type.Name == "Date" {
		return "n." + f.Name + ".year"
	}
	earliest, latest := "n."+f.Name+"_earliest.year", "n."+f.Name+"_latest.year"
	return "CASE WHEN " + earliest + " = " + latest + " THEN " + earliest + " END"
}
