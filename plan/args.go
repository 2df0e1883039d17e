package plan

// Args are the values of the arguments of an operation: for each step of its plan a pointer to the arguments of the step's
// operation (a *ListArgs, a *LookupArgs and so on), nil where it takes none.
type Args []any

// ArgsOf returns the arguments of a step. A step without any has those of the type's zero value, as one whose arguments were
// all left out; arguments of another operation are a mistake of the program.
func ArgsOf[A any](all Args, step int) *A {
	if step >= len(all) || all[step] == nil {
		return new(A)
	}
	return all[step].(*A)
}

// A Paged value is the arguments of an operation of which the client says how many rows it wants at most.
type Paged interface {
	// PageSize is how many rows of one parent are wanted at most.
	PageSize() int
	// WithPageSize returns the same arguments with another page size.
	WithPageSize(rows int) Paged
}
