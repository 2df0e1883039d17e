package roster

import (
	"cmp"
	"slices"
	"strings"
)

// A Kind is one of the two lists that ICE publishes.
type Kind string

// The lists that ICE publishes.
const (
	Participating Kind = "participating" // agreements that were signed
	Pending       Kind = "pending"       // applications
)

// A List is one edition of a list.
type List struct {
	Kind     Kind
	SHA256   string   // of the file, in hexadecimal: what names the list
	Files    []string // the names under which that file is known, in order
	Saved    string   // when the file was last saved, by its own word: 2006-01-02T15:04Z; empty where it doesn't say
	Newest   string   // the newest day of signing in it that can be true: 2006-01-02; empty where it has none
	Rows     []Row
	Dated    Dated
	numbered int // how many rows it has, where they are in a History
	position int // in a History: among the lists of its kind
}

// A Row is a row of a list: its number in the sheet, the header being 1, and what it prints.
type Row struct {
	Number int
	Printed
}

// Printed is what a row prints: white space is as the eye sees it, without any at the ends. A day that is a number in the sheet is written as
// 2006-01-02. Of links the addresses stand, unwrapped (see Link).
type Printed struct {
	State, Agency, Type, County, Model, Signed string
	MOA, MOALink, Addendum, AddendumLink       string
}

// Len returns how many rows the list has.
func (l *List) Len() int { return max(len(l.Rows), l.numbered) }

// CompareLists puts lists in the order in which they were published.
func CompareLists(a, b *List) int {
	return cmp.Or(cmp.Compare(a.Dated.Day, b.Dated.Day), cmp.Compare(a.Dated.half, b.Dated.half), cmp.Compare(a.Saved, b.Saved), cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.SHA256, b.SHA256))
}

// addFiles adds names of the same file.
func (l *List) addFiles(names ...string) {
	l.Files = append(slices.Clip(l.Files), names...)
	slices.Sort(l.Files)
	l.Files = slices.Compact(l.Files)
}

// visible returns a text as the eye sees it: white space of any sort is one blank, and none stands at the ends.
func visible(s string) string {
	return strings.Join(strings.Fields(strings.ReplaceAll(s, "\u200b", "")), " ")
}
