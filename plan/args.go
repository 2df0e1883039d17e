package plan

// Args are the arguments of a plan for one request, by the index of the step: a pointer to the type of arguments that belongs to the
// step's Spec, or nil where it has none. They are *ListArgs for ScanSpec and ExpandSpec, and else the type with the Spec's name
// (*LookupArgs for LookupSpec). The type is any because packages outside of plan bring operations of their own.
type Args []any

// ArgsOf returns the arguments of a step, the zero value where it has none. It panics where they are of another type than A.
func ArgsOf[A any](all Args, step int) *A {
	if step >= len(all) || all[step] == nil {
		return new(A)
	}
	return all[step].(*A)
}

// Paged is implemented by the arguments of operations whose number of rows the client limits. The cost estimate finds by it which
// page size would fit.
type Paged interface {
	// PageSize returns how many rows of one parent are wanted at most.
	PageSize() int
	// WithPageSize returns the same arguments with another page size.
	WithPageSize(rows int) Paged
}
