package neo4j

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"graph287g/plan"
)

// A fused statement reads all steps of a plan that it can, from first to last:
//
//	the version counter, the version
//	CALL for each step: rows1 has what a statement of its own would return, nodes1 the nodes from which the steps below go on, with their ids
//	the version counter again
//
// Each CALL is a scope of its own, so that what it holds is written as for a statement of its own (cypher_*.go); but the parameters of step 2 are
// in the map $p.s2.

// statement writes the fused statement of some steps. Nothing may be read before the first counter or after the last: every step needs what
// comes before it in the text, and the last counter is looked up by what is 1 once the last step has been read.
func fusedText(steps []*fusedStep) string {
	var b strings.Builder
	b.WriteString("MATCH (g:Guard {id: 1}) WITH g.seq AS seq\nMATCH (v:Version {id: 1}) WITH seq, [v.number, v.change] AS version")
	for _, s := range steps {
		b.WriteString(s.text())
	}
	b.WriteString("\nMATCH (g:Guard {id: 1 + 0 * size(" + steps[len(steps)-1].rowsName() + ")}) RETURN seq, version, g.seq")
	for _, s := range steps {
		b.WriteString(", " + s.rowsName())
	}
	return b.String()
}

// text writes the part of a step, with the parameters where they are.
func (s *fusedStep) text() string {
	own := strings.ReplaceAll(s.body(), "$p.", "$p.s"+s.number()+".")
	if s.parent == nil {
		return "\nCALL (seq) { WITH seq WHERE seq % 2 = 0\n" + own + " }"
	}
	return "\nCALL (" + s.parent.nodesName() + ") { " + own + " }"
}

// parents writes the clauses that bind each parent to q, and its id to id. There are parentBatch at most, which bounds the memory of the
// transaction; where there may be more, nothing of the step is used.
func (s *fusedStep) parents() string {
	return "UNWIND " + s.parent.nodesName() + " AS some UNWIND some AS x WITH DISTINCT x[0] AS q, x[1] AS id LIMIT " + strconv.Itoa(parentBatch+1) + s.narrowed()
}

// narrowed writes the condition on nodes of the parent step that they are of a kind that the step is for.
func (s *fusedStep) narrowed() string {
	if s.parent.step.Kinds&^s.step.On == 0 {
		return ""
	}
	return " WHERE q:" + labelExpression(s.layout.catalogue, s.step.On)
}

func (s *fusedStep) body() string {
	switch s.step.Spec.(type) {
	case *plan.LookupSpec:
		return s.returnLookup()
	case *plan.ScanSpec:
		return s.rows.scanStatement()
	case *plan.TraverseSpec:
		return s.rows.traverseStatement()
	}
	return s.rows.expandStatement()
}

func (s *fusedStep) number() string    { return strconv.Itoa(s.step.Index) }
func (s *fusedStep) rowsName() string  { return "rows" + s.number() }
func (s *fusedStep) nodesName() string { return "nodes" + s.number() }

// returnLookup writes what returns both lists of a lookup. Names are looked for only where a value isn't found, for what has the value comes first.
func (s *fusedStep) returnLookup() string {
	node := ""
	if s.feeds {
		node = ", n"
	}
	text := "WITH " + s.looked.pattern.collect("values", node) + " AS values\nWITH values, CASE WHEN size(values) < size($p.values) THEN " +
		nodeByName.collect("names", node) + " ELSE [] END AS names\nRETURN "
	if !s.feeds {
		return text + "[values, names] AS " + s.rowsName()
	}
	return text + "[[x IN values | x[..3]], [x IN names | x[..3]]] AS " + s.rowsName() + ", [[x IN values + names | [x[3], x[1]]]] AS " + s.nodesName()
}

// returnScan writes what returns the rows of a scan.
func (s *fusedStep) returnScan(total, rows, named, names string) string {
	text := "WITH " + total + " AS total, " + rows + " AS rows" + named + "\nRETURN [total, " + s.ownRows() + names + "] AS " + s.rowsName()
	if s.feeds {
		text += ", [" + s.nodesOfPage() + "] AS " + s.nodesName()
	}
	return text
}

// returnPages writes what returns the pages of all parents.
func (s *fusedStep) returnPages(parent, names string) string {
	text := "\nRETURN collect([" + parent + ", total, " + s.ownRows() + names + "]) AS " + s.rowsName()
	if s.feeds {
		text += ", collect(" + s.nodesOfPage() + ") AS " + s.nodesName()
	}
	return text
}

// returnFew writes what returns the rows of all parents, of which none has many.
func (s *fusedStep) returnFew(row string) string {
	text := "\nRETURN collect([id, 0, " + row + "]) AS " + s.rowsName()
	if s.feeds {
		text += ", [collect([n, n.id])] AS " + s.nodesName()
	}
	return text
}

// ownRows writes the rows without their nodes: see withNode.
func (s *fusedStep) ownRows() string {
	if s.feeds {
		return "[x IN rows | x[0]]"
	}
	return "rows"
}

// nodesOfPage writes the nodes of the rows that are shown: there may be a row more, which tells that there are more.
func (s *fusedStep) nodesOfPage() string {
	if s.step.List().Shape != plan.Page {
		return "[x IN rows | x[1]]"
	}
	return "[x IN rows[..$p.page] | x[1]]"
}

// pathsClause matches the nodes at the ends of a path from q, each once.
func (rr *rowReader) pathsClause() string {
	l, step, path := rr.reader.layout, rr.query.Step, rr.query.Step.Spec.(*plan.TraverseSpec).Path
	at := nodeVariable{"q", step.On, 0}
	where := rr.where
	if l.pathEnds(path, step.On)&^step.Kinds != 0 {
		where = strings.TrimSuffix("(n:"+labelExpression(l.catalogue, step.Kinds)+") AND "+where, " AND ")
	}
	patterns := l.pathPatterns(path, at, "n")
	// A row passes each UNION that is written after it, and most ends are reached over one hop.
	slices.SortStableFunc(patterns, func(a, b pathPattern) int {
		return cmp.Compare(strings.Count(b.match, "MATCH"), strings.Count(a.match, "MATCH"))
	})
	return matchEnds(patterns, conjunction{plain: where}, at, "UNION ALL", "RETURN n") + "\nWITH DISTINCT n" + rr.filter.clauses("n", 0)
}
