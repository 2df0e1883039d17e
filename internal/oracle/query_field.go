package oracle

import (
	"strings"

	"github.com/vektah/gqlparser/v2/ast"

	"graph287g/ontology"
)

const maxDepth = 11

// field makes a field of a type, with arguments and selections.
func (g *queryMaker) field(typeName string, kinds ontology.KindSet, sc *scope, depth int) *selection {
	f := g.choose(typeName, depth)
	if f == nil {
		return g.leaf(typeName, "__typename", "", sc)
	}
	target, shape := g.schema.Types[f.Type.Name()], g.shape(f.Type)
	if target.IsLeafType() && len(f.Arguments) == 0 {
		if sc.keys[g.prefix+f.Name] != nil && chance(g.r, 60) {
			return nil // to ask twice for the same is soon seen
		}
		return g.leaf(typeName, f.Name, shape, sc)
	}
	key, same := g.key(typeName, f.Name, shape, sc)
	if same != nil {
		e := sc.enter(key, shape, &asked{parent: typeName, name: f.Name, args: same.args})
		return g.below(&selection{field: f.Name, alias: key, args: same.args}, target, e.sub, depth, 5)
	}
	s := &selection{field: f.Name, alias: key}
	args, rows := g.arguments(f, kinds)
	if strings.HasSuffix(target.Name, "Connection") && chance(g.r, 22) {
		args, rows = append(args, g.page(s, f)), 5
	}
	s.args = args
	e := sc.enter(key, shape, &asked{parent: typeName, name: f.Name, args: args, closed: f.Name == "evidence"})
	return g.below(s, target, e.sub, depth, rows)
}

// below makes the selections of a field whose value has about so many rows.
func (g *queryMaker) below(s *selection, target *ast.Definition, sc *scope, depth, rows int) *selection {
	if target.IsLeafType() {
		return s
	}
	outer := g.rows
	g.rows *= max(1, min(rows, g.fanOut(s.field, target.Name)))
	hint := g.hint
	if !connective(s.field, target.Name) {
		g.hint = 0
	}
	if s.field == "node" && s.args != nil || s.field == "nodes" && s.args != nil {
		g.hint = g.asked
	}
	s.sub = append(s.sub, g.set(target.Name, g.c.KindsOf(target.Name), sc, depth+1)...)
	g.rows, g.hint = outer, hint
	return s
}

func connective(field, target string) bool {
	return strings.HasSuffix(target, "Connection") || field == "edges"
}

// fanOut guesses how many objects a field has.
func (g *queryMaker) fanOut(field, target string) int {
	switch {
	case strings.HasSuffix(target, "Connection"):
		return 8
	case field == "evidence":
		return 5
	case field == "nodes", field == "edges":
		return 1 // counted with the connection
	}
	return 2
}

// weights are fields that are worth more or less than others of their type: what leads on, more.
var weights = map[string]int{
	"edges": 5, "nodes": 4, "node": 6, "link": 4, "via": 4, "steps": 6, "evidence": 8, "standings": 4, "source": 5, "disagreement": 5, "cursor": 1, "meta": 1, "entity": 6, "pageInfo": 2, "totalCount": 2, "groups": 3, "timeline": 6, "countDistinct": 1, "keys": 4, "citeAs": 3, "search": 12, "paths": 12, "coverage": 6, "agreements": 8, "pledges": 6, "silent": 6,
}

// weight is how often a field is chosen: relations that lead nowhere in this graph seldom, lists of the root often.
func (g *queryMaker) weight(typeName string, f *ast.FieldDefinition, depth int) int {
	if f.Name == "link" && depth == 2 { // at the root there is none
		return 1
	}
	if w := weights[f.Name]; w > 0 {
		return w
	}
	if strings.HasSuffix(typeName, "Edge") { // the facts of a relation
		return 5
	}
	if typeName == "Query" && strings.HasSuffix(f.Type.NamedType, "Connection") {
		return 5
	}
	for _, k := range g.c.KindsOf(typeName).In(g.c) {
		if field := k.Field(f.Name); field != nil && (field.Role == ontology.Traverse || field.Role == ontology.Neighbors) {
			return 7
		} else if field != nil && len(g.pool.leading(k, field)) > 0 {
			return 4
		}
	}
	return 1
}

// choose picks a field: composite ones less often the more rows there are.
func (g *queryMaker) choose(typeName string, depth int) *ast.FieldDefinition {
	var leaves, branches []*ast.FieldDefinition
	for _, f := range g.schema.Types[typeName].Fields {
		for range g.weight(typeName, f, depth) {
			switch {
			case strings.HasPrefix(f.Name, "__"), sentence(f):
			case g.schema.Types[f.Type.Name()].IsLeafType():
				leaves = append(leaves, f)
			default:
				branches = append(branches, f)
			}
		}
	}
	deep := typeName != "Query" && (depth >= maxDepth || g.rows > 1500 || g.budget <= 0)
	switch {
	case len(branches) == 0, len(leaves) > 0 && (deep || chance(g.r, g.leafy(typeName))):
		return pick(g.r, leaves)
	case deep:
		return nil
	}
	return pick(g.r, branches)
}

// sentence tells whether a field is a text made of templates, which have tests of their own. Labels and dates are no sentences.
func sentence(f *ast.FieldDefinition) bool {
	return f.Arguments.ForName("locale") != nil && !strings.HasSuffix(f.Name, "Label") && f.Name != "text"
}

// leafy is how many of a hundred fields of a type should be leaves.
func (g *queryMaker) leafy(typeName string) int {
	switch {
	case strings.HasSuffix(typeName, "Connection"):
		return 12
	case strings.HasSuffix(typeName, "Edge"):
		return 25
	}
	return 35
}

// page lets a connection go on from a cursor of the first answer, or end at it, which comes under the variable's name.
func (g *queryMaker) page(s *selection, f *ast.FieldDefinition) string {
	v := g.declare("String")
	v.cursor = true
	way := &selection{field: "edges", alias: "page_" + v.name, sub: []*selection{{field: "cursor", alias: v.name}}}
	if chance(g.r, 50) {
		end := &selection{field: pick(g.r, []string{"endCursor", "startCursor"}), alias: v.name}
		way = &selection{field: "pageInfo", alias: "page_" + v.name, sub: []*selection{end}}
	}
	s.sub = append(s.sub, way)
	if f.Arguments.ForName("before") == nil {
		return "after: $" + v.name
	}
	return pick(g.r, []string{"after", "before"}) + ": $" + v.name
}
