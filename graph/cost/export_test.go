package cost

// ColumnBounds returns the bounds of the bytes of each column in all rows of each step, for tests that hold them against tables.
func (s *Statistics) ColumnBounds(o Operation) [][]int64 {
	_, b := s.estimate(o, false)
	out := make([][]int64, len(o.Plan.Steps))
	for i, step := range o.Plan.Steps {
		for column := range step.Columns {
			out[i] = append(out[i], b.cells(step, column, anyKind, b.rows[i]))
		}
	}
	return out
}
