package attack

import (
	"fmt"
	"strings"
)

// repeat writes what a format makes of each number below n, with blanks between.
func repeat(n int, format string) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, format+" ", i)
	}
	return b.String()
}

// nest writes an opening n times, then what is inside, then a closing n times.
func nest(n int, open, inside, closing string) string {
	return strings.Repeat(open, n) + inside + strings.Repeat(closing, n)
}

// long is a name of so many letters.
func long(n int) string { return strings.Repeat("n", n) }
