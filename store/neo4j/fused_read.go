package neo4j

import (
	"cmp"

	"graph287g/plan"
	"graph287g/store/executor"
)

// decode takes the record of a fused statement, from the rows of the first step on.
func (f *fused) decode(record *scanner) error {
	version := record.list(1, "version")
	f.number, f.change = scan[int64](&version, 0, "number"), scanNullable[string](&version, 1, "change")
	const first = 3 // after the counters and the version
	record.rest(first, len(f.steps), "fused statement")
	for i, s := range f.steps {
		s.result, s.read = record.list(first+i, s.rowsName()), true
	}
	return cmp.Or(record.err, version.err)
}

// lookup returns the step of a lookup that the fused statement has read, nil for another.
func (f *fused) lookup(args *plan.LookupArgs) *fusedStep {
	if f == nil {
		return nil
	}
	for _, s := range f.steps {
		if s.asked == args && s.read {
			return s
		}
	}
	return nil
}

// list returns the step of a query whose rows the fused statement has read, for all of the query's parents; nil for another.
func (f *fused) list(q *executor.Query) *fusedStep {
	if f == nil || f.bySteps[q.Step.Index] == nil {
		return nil
	}
	s := f.bySteps[q.Step.Index]
	if !s.read {
		return nil
	}
	if s.parent != nil && s.parent.nodeCount > parentBatch {
		return nil
	}
	for _, ref := range q.Parents {
		if int(ref) >= len(s.parent.nodes) || !s.parent.nodes[ref] {
			return nil // the parent was found in another way
		}
	}
	return s
}

// HasRows implements executor.AheadReader.
func (r *reader) HasRows(q *executor.Query) bool { return r.fused.list(q) != nil }

// decode decodes the rows of a step. They serve once.
func (s *fusedStep) decode(r *reader, q *executor.Query) (*executor.Rows, error) {
	rr, result := s.rows, s.result
	rr.reader, rr.query, s.read = r, q, false
	result.record = "rows"
	var err error
	switch {
	case q.IsScan():
		err = rr.appendScanned(&result)
	case q.IsTraverse():
		err = rr.appendPaths(&result)
	default:
		ids := make([]string, len(q.Parents))
		for i, ref := range q.Parents {
			ids[i] = r.ids[ref]
		}
		err = rr.appendExpanded(&result, ids)
	}
	if err == nil && s.feeds {
		s.know(r, rr.out.Refs)
	}
	return rr.out, err
}

// know notes from which nodes the steps below have gone on.
func (s *fusedStep) know(r *reader, refs []executor.Ref) {
	s.nodes = make([]bool, r.Refs())
	for _, ref := range refs {
		if ref >= 0 && !s.nodes[ref] {
			s.nodes[ref] = true
			s.nodeCount++
		}
	}
}

// appendPaths decodes the rows of a TraverseSpec and appends them, in the order of the parents.
func (rr *rowReader) appendPaths(items *scanner) error {
	found := make(map[string]scanner, len(items.values))
	for i := range items.values {
		parent := items.list(i, "parent")
		id := scan[string](&parent, 0, "id")
		if parent.err != nil {
			return parent.err
		}
		found[id] = parent
	}
	for _, ref := range rr.query.Parents {
		parent := found[rr.reader.ids[ref]]
		if err := rr.appendEnds(&parent); err != nil {
			return err
		}
	}
	return nil
}
