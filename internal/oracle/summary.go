package oracle

import (
	"fmt"
)

// A Summary counts what was compared.
type Summary struct {
	Asked, Paged, WithErrors, Refused, Limited int
	Bytes                                      int
	Answered                                   map[string]int // how often each field of the schema had a value
}

func (s *Summary) add(f finding) {
	s.Asked++
	s.Bytes += len(f.ours.data)
	count(&s.Paged, f.paged)
	count(&s.WithErrors, len(f.ours.errors) > 0 && f.ours.refused == "")
	count(&s.Refused, f.refused)
	count(&s.Limited, f.limit)
}

func count(n *int, yes bool) {
	if yes {
		*n++
	}
}

func (s Summary) String() string {
	return fmt.Sprintf("%d queries (%d with a second page, %d with errors, %d refused by both, %d over our limits), %d kB",
		s.Asked, s.Paged, s.WithErrors, s.Refused, s.Limited, s.Bytes>>10)
}
