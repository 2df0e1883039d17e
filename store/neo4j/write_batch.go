package neo4j

import (
	"cmp"
	"context"
	"maps"
	"slices"

	"graph287g/store"
)

// A writeBatch is a change grouped by statement: each statement runs once, with all its rows, in the order of the phases.
// Deletions come first, so that names and keys that move from one node to another are free in time.
type writeBatch struct {
	layout   *layout
	existing *store.Existing
	rows     map[string][]any // by statement
	phase    map[string]int   // of statements
}

// Phases of a change.
const (
	phaseDeleteEdges = iota
	phaseDeleteNames
	phaseDeleteNodes
	phaseClearKeys
	phaseWriteNodes
	phaseWriteNames
	phaseWriteEdges
)

func newWriteBatch(l *layout, existing *store.Existing, edits []store.Edit) *writeBatch {
	out := &writeBatch{layout: l, existing: existing, rows: map[string][]any{}, phase: map[string]int{}}
	for _, e := range edits {
		switch {
		case e.Node != nil && e.Delete:
			out.add(phaseDeleteNodes, deleteNodes, e.Node.ID)
			out.addNames(existing.Nodes[e.Node.ID], nil)
		case e.Node != nil:
			out.addNode(e.Node, existing.Nodes[e.Node.ID])
		case e.Delete:
			out.add(phaseDeleteEdges, deleteEdges(e.Edge.Relation), e.Edge.ID)
		default:
			out.addEdge(e.Edge)
		}
	}
	return out
}

func (b *writeBatch) add(phase int, statement string, row any) {
	b.rows[statement], b.phase[statement] = append(b.rows[statement], row), phase
}

func (b *writeBatch) addNode(n, old *store.Node) {
	row := b.layout.nodeProperties(n)
	if old == nil {
		b.add(phaseWriteNodes, createNodes(n.Kind), row)
	} else {
		b.add(phaseWriteNodes, updateNodes, row)
		for _, key := range b.layout.catalogue.Kind(n.Kind).Keys {
			if v := old.Properties[key.Name]; v != nil && v != n.Properties[key.Name] {
				b.add(phaseClearKeys, clearNodes, n.ID) // two nodes may be about to swap their keys
				break
			}
		}
	}
	b.addNames(old, n)
}

func (b *writeBatch) addNames(old, n *store.Node) {
	was, is := b.layout.namesOf(old), b.layout.namesOf(n)
	for _, name := range was {
		if _, stays := slices.BinarySearch(is, name); !stays {
			b.add(phaseDeleteNames, deleteNames, name)
		}
	}
	for _, name := range is {
		if _, had := slices.BinarySearch(was, name); !had {
			b.add(phaseWriteNames, createNames, []any{name, n.ID})
		}
	}
}

func (b *writeBatch) addEdge(e *store.Edge) {
	props := b.layout.edgeProperties(e)
	if b.existing.Edges[store.EdgeKey{Relation: e.Relation, ID: e.ID}] != nil {
		b.add(phaseWriteEdges, updateEdges(e.Relation), props)
		return
	}
	b.add(phaseWriteEdges, createEdges(e.Relation), []any{e.From, e.To, props})
}

// run runs all statements, batchSize rows at a time.
func (b *writeBatch) run(ctx context.Context, tx runner) error {
	statements := slices.SortedFunc(maps.Keys(b.rows), func(x, y string) int {
		return cmp.Or(cmp.Compare(b.phase[x], b.phase[y]), cmp.Compare(x, y))
	})
	for _, statement := range statements {
		for part := range slices.Chunk(b.rows[statement], batchSize) {
			if err := exec(ctx, tx, statement, params{"rows": part}); err != nil {
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
