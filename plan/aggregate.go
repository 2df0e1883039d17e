package plan

// An Aggregation is an operation that counts the rows of a list, on all of its pages, by keys.
type Aggregation interface {
	Spec
	// ListStep returns the index of the step that lists the rows; it has the same parent.
	ListStep() int
}

// Keyed is implemented by the arguments of aggregations.
type Keyed interface {
	// AllKeys returns all keys by which rows are told apart.
	AllKeys() []Key
}

// ListStep implements Aggregation.
func (s *GroupSpec) ListStep() int { return s.Of }

// ListStep implements Aggregation.
func (s *CountDistinctSpec) ListStep() int { return s.Of }

// AllKeys implements Keyed.
func (a *GroupArgs) AllKeys() []Key {
	if a.Distinct == nil {
		return a.By
	}
	return append(a.By[:len(a.By):len(a.By)], *a.Distinct)
}

// AllKeys implements Keyed.
func (a *CountDistinctArgs) AllKeys() []Key { return []Key{a.Key} }
