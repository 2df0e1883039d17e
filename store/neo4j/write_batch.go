package neo4j

import (
	"cmp"
	"context"
	"maps"
	"slices"

	"graph287g/store"
)

// A load is a change sorted into statements: rows by statement, each statement once, in the order in which they must
// run. What goes comes first, so that names and keys that move from one node to another are free in time.
type load struct {
	layout *layout
	hood   *store.Neighborhood
	rows   map[string][]any // by statement
	phase  map[string]int   // of statements
}

// Phases of a change.
const (
	dropEdges = iota
	dropNames
	dropNodes
	clearKeys
	putNodes
	putNames
	putEdges
)

func newLoad(l *layout, hood *store.Neighborhood, edits []store.Edit) *load {
	out := &load{layout: l, hood: hood, rows: map[string][]any{}, phase: map[string]int{}}
	for _, e := range edits {
		switch {
		case e.Node != nil && e.Delete:
			out.add(dropNodes, deleteNodes, e.Node.ID)
			out.rename(hood.Nodes[e.Node.ID], nil)
		case e.Node != nil:
			out.node(e.Node, hood.Nodes[e.Node.ID])
		case e.Delete:
			out.add(dropEdges, deleteEdges(e.Edge.Relation), e.Edge.ID)
		default:
			out.edge(e.Edge)
		}
	}
	return out
}

func (l *load) add(phase int, statement string, row any) {
	l.rows[statement], l.phase[statement] = append(l.rows[statement], row), phase
}

func (l *load) node(n, old *store.Node) {
	row := l.layout.nodeProperties(n)
	if old == nil {
		l.add(putNodes, createNodes(n.Kind), row)
	} else {
		l.add(putNodes, updateNodes, row)
		for _, key := range l.layout.c.Kind(n.Kind).Keys {
			if v := old.Properties[key.Name]; v != nil && v != n.Properties[key.Name] {
				l.add(clearKeys, clearNodes, n.ID) // two nodes may be about to swap their keys
				break
			}
		}
	}
	l.rename(old, n)
}

func (l *load) rename(old, n *store.Node) {
	was, is := l.layout.namesOf(old), l.layout.namesOf(n)
	for _, name := range was {
		if _, stays := slices.BinarySearch(is, name); !stays {
			l.add(dropNames, deleteNames, name)
		}
	}
	for _, name := range is {
		if _, had := slices.BinarySearch(was, name); !had {
			l.add(putNames, createNames, []any{name, n.ID})
		}
	}
}

func (l *load) edge(e *store.Edge) {
	props := l.layout.edgeProperties(e)
	if l.hood.Edges[store.EdgeKey{Relation: e.Relation, ID: e.ID}] != nil {
		l.add(putEdges, updateEdges(e.Relation), props)
		return
	}
	l.add(putEdges, createEdges(e.Relation), []any{e.From, e.To, props})
}

// run runs all statements.
func (l *load) run(ctx context.Context, tx runner) error {
	statements := slices.SortedFunc(maps.Keys(l.rows), func(a, b string) int {
		return cmp.Or(cmp.Compare(l.phase[a], l.phase[b]), cmp.Compare(a, b))
	})
	for _, statement := range statements {
		for part := range slices.Chunk(l.rows[statement], batch) {
			if err := do(ctx, tx, statement, params{"rows": part}); err != nil {
				return err
			}
		}
	}
	return nil
}

func createNodes(kind string) string {
	return "UNWIND $p.rows AS row CREATE (n:Node:" + kind + ") SET n = row"
}

func deleteEdges(relation string) string {
	return "UNWIND $p.rows AS id MATCH ()-[r:" + relation + " {id: id}]->() USING INDEX SEEK r:" + relation + "(id) DELETE r"
}

func updateEdges(relation string) string {
	return "UNWIND $p.rows AS row MATCH ()-[r:" + relation + " {id: row.id}]->() USING INDEX SEEK r:" + relation + "(id) SET r = row"
}

func createEdges(relation string) string {
	return "UNWIND $p.rows AS row MATCH (a:Node {id: row[0]}) USING INDEX SEEK a:Node(id)\nMATCH (b:Node {id: row[1]}) USING INDEX SEEK b:Node(id) CREATE (a)-[r:" + relation + "]->(b) SET r = row[2]"
}
