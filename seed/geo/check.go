package geo

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

const (
	stateDigits  = 2
	countyDigits = 5
	codeLetters  = 2
)

func checkDigits(r row, fips string, want int, example string) error {
	if len(fips) != want || strings.Trim(fips, "0123456789") != "" {
		// Spreadsheets drop the zero in front, so the message names it.
		return r.errorf("fips %q, want %d digits with leading zeros kept, such as %s", fips, want, example)
	}
	return nil
}

func checkCode(r row, code string) error {
	if len(code) != codeLetters || strings.Trim(code, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") != "" {
		return r.errorf("code %q, want %d capital letters, such as NC", code, codeLetters)
	}
	return nil
}

// checkName guards what a reader could not see on a page: stray blanks and
// bytes of another encoding, which break matching by name.
func checkName(r row, name string) error {
	switch {
	case name == "":
		return r.errorf("name is empty, want the full name, such as Mecklenburg County")
	case !utf8.ValidString(name):
		return r.errorf("name %q is not UTF-8, save the file as UTF-8", name)
	case name != strings.Join(strings.Fields(name), " "):
		return r.errorf("name %q, want single spaces inside and none around", name)
	case strings.ContainsFunc(name, unicode.IsControl):
		return r.errorf("name %q, want no control characters", name)
	}
	return nil
}

func checkKind[K ~string](r row, kind K, kinds []K) error {
	if !slices.Contains(kinds, kind) {
		return r.errorf("unknown kind %q, want one of %s", string(kind), listKinds(kinds))
	}
	return nil
}

func checkPrefix(r row, c County, known map[string]bool) error {
	if !known[c.StateFIPS()] {
		return r.errorf("fips %s begins with %s, want the fips of a row in %s", c.FIPS, c.StateFIPS(), statesFile)
	}
	return nil
}

// unique remembers where each value stood, to name both lines of a clash.
type unique struct {
	column string
	lines  map[string]int
}

func newUnique(column string) *unique {
	return &unique{column: column, lines: map[string]int{}}
}

func (u *unique) add(r row, value string) error {
	if line, ok := u.lines[value]; ok {
		return r.errorf("%s %s is already on line %d, want each once", u.column, value, line)
	}
	u.lines[value] = r.line
	return nil
}

// sequence also wants rising order, which keeps the file's diffs small and
// lets a reader find a row by eye.
type sequence struct {
	unique *unique
	last   string
}

func newSequence(column string) *sequence {
	return &sequence{unique: newUnique(column)}
}

func (s *sequence) add(r row, value string) error {
	if err := s.unique.add(r, value); err != nil {
		return err
	}
	if value < s.last {
		return r.errorf("%s %s comes after %s, want rising order", s.unique.column, value, s.last)
	}
	s.last = value
	return nil
}
