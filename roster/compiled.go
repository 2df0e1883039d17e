package roster

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"graph287g/roster/identity"
)

// The compiled form of a history is text, for people and for version control: lists.tsv has a line for each list, and a file for each state a
// line for each listing. Values are separated by tabs; within a value `\t`, `\n` and `\\` stand for themselves.
const (
	listsFile    = "lists.tsv"
	unknownState = "unknown"
	listsHead    = "list\tkind\tpublished\tby\trows\tsaved\tnewest signing\tsha256\tfiles"
	listingsHead = "kind\tfirst\trows\tstate\tagency\ttype\tcounty\tmodel\tsigned\tmoa\tmoa link\taddendum\taddendum link"
	fileJoin     = " | "
)

// A CompiledError tells what is wrong with a compiled history, and where.
type CompiledError struct {
	File string
	Line int
	What string
}

func (e *CompiledError) Error() string { return fmt.Sprintf("%s:%d: %s", e.File, e.Line, e.What) }

// Compiled returns the history as files, by name.
func (h *History) Compiled() map[string][]byte {
	numbers := map[*List]int{}
	counts := map[Kind]int{}
	lists := bytes.NewBufferString(listsHead + "\n")
	for _, l := range h.Lists {
		counts[l.Kind]++
		numbers[l] = counts[l.Kind]
		line(lists, strconv.Itoa(numbers[l]), string(l.Kind), l.Dated.Day, string(l.Dated.By), strconv.Itoa(l.Len()), l.Saved, l.Newest, l.SHA256, strings.Join(l.Files, fileJoin))
	}
	out := map[string][]byte{listsFile: lists.Bytes()}
	buffers := map[string]*bytes.Buffer{}
	for i := range h.Listings {
		x := &h.Listings[i]
		name := fileOf(x.State)
		if buffers[name] == nil {
			buffers[name] = bytes.NewBufferString(listingsHead + "\n")
		}
		line(buffers[name], string(x.Kind), strconv.Itoa(numbers[x.First]), packRows(x.Rows), x.State, x.Agency, x.Type, x.County, x.Model, x.Signed, x.MOA, x.MOALink, x.Addendum, x.AddendumLink)
	}
	for name, b := range buffers {
		out[name] = b.Bytes()
	}
	return out
}

// fileOf is the file of a state's listings.
func fileOf(state string) string {
	if code, _, ok := identity.StateOf(state); ok {
		return strings.ToLower(code) + ".tsv"
	}
	return unknownState + ".tsv"
}

var escaper, unescaper = strings.NewReplacer(`\`, `\\`, "\t", `\t`, "\n", `\n`), strings.NewReplacer(`\\`, `\`, `\t`, "\t", `\n`, "\n")

func line(b *bytes.Buffer, values ...string) {
	for i, v := range values {
		if i > 0 {
			b.WriteByte('\t')
		}
		_, _ = escaper.WriteString(b, v) // a buffer takes everything
	}
	b.WriteByte('\n')
}

// packRows writes the numbers of rows: the first, then by how much each differs from the one before; what repeats stands once with how
// often: `412 0x5 3`.
func packRows(rows []int) string {
	out := []string{strconv.Itoa(rows[0])}
	for i := 1; i < len(rows); {
		d, n := rows[i]-rows[i-1], 1
		for i+n < len(rows) && rows[i+n]-rows[i+n-1] == d {
			n++
		}
		part := strconv.Itoa(d)
		if n > 1 {
			part += "x" + strconv.Itoa(n)
		}
		out = append(out, part)
		i += n
	}
	return strings.Join(out, " ")
}

var errRows = errors.New("these are no numbers of rows: the first, then differences, such as `412 0x5 3`")

// maxLists bounds how many lists a run can have.
const maxLists = 100_000

func unpackRows(text string) ([]int, error) {
	var out []int
	for i, part := range strings.Split(text, " ") {
		value, times, repeated := strings.Cut(part, "x")
		v, err := strconv.Atoi(value)
		n := 1
		if repeated && err == nil {
			n, err = strconv.Atoi(times)
		}
		if err != nil || n < 1 || len(out)+n > maxLists || i == 0 && repeated {
			return nil, errRows
		}
		for range n {
			last := 0
			if i > 0 {
				last = out[len(out)-1]
			}
			out = append(out, last+v)
		}
	}
	return out, nil
}

// Write writes the compiled history into a folder, in the place of the one that is there.
func (h *History) Write(folder string) error {
	files := h.Compiled()
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return err
	}
	old, err := filepath.Glob(filepath.Join(folder, "*.tsv"))
	if err != nil {
		return err
	}
	for _, name := range old {
		if files[filepath.Base(name)] == nil {
			if err := os.Remove(name); err != nil {
				return err
			}
		}
	}
	for name, text := range files {
		if err := os.WriteFile(filepath.Join(folder, name), text, 0o644); err != nil {
			return err
		}
	}
	return nil
}

// ReadCompiled reads a compiled history from a folder. The error is *CompiledError where it says something wrong.
func ReadCompiled(fsys fs.FS) (*History, error) {
	h := &History{}
	byNumber := map[Kind][]*List{}
	err := readTable(fsys, listsFile, listsHead, func(v []string) string {
		rows, err := strconv.Atoi(v[4])
		kind := Kind(v[1])
		if err != nil || rows < 0 || kind != Participating && kind != Pending || v[0] != strconv.Itoa(len(byNumber[kind])+1) {
			return "this is no list: number (in order), kind, day, rule, rows, …"
		}
		l := &List{Kind: kind, SHA256: v[7], Files: strings.Split(v[8], fileJoin), Saved: v[5], Newest: v[6], numbered: rows}
		if l.Dated = datedOf(l.Files, l.Saved, l.Newest); l.Dated.Day != v[2] || string(l.Dated.By) != v[3] {
			return fmt.Sprintf("it was published on %s (%s), by its names, when it was saved and its newest signing; the line says %s (%s)", l.Dated.Day, l.Dated.By, v[2], v[3])
		}
		byNumber[kind], h.Lists = append(byNumber[kind], l), append(h.Lists, l)
		return ""
	})
	if err != nil {
		return nil, err
	}
	names, err := fs.Glob(fsys, "*.tsv")
	if err != nil {
		return nil, err
	}
	for _, name := range names {
		if name == listsFile {
			continue
		}
		if err := readTable(fsys, name, listingsHead, func(v []string) string { return h.readListing(byNumber, v) }); err != nil {
			return nil, err
		}
	}
	slices.SortFunc(h.Listings, compareListings)
	h.setPositions()
	return h, h.checkCounts()
}

func (h *History) readListing(byNumber map[Kind][]*List, v []string) string {
	rows, err := unpackRows(v[2])
	if err != nil {
		return err.Error()
	}
	kind := Kind(v[0])
	first, err := strconv.Atoi(v[1])
	if lists := byNumber[kind]; err != nil || first < 1 || first-1+len(rows) > len(lists) {
		return fmt.Sprintf("there are no %d lists from list %s on", len(rows), v[1])
	}
	lists := byNumber[kind][first-1:]
	h.Listings = append(h.Listings, Listing{
		Kind: kind, First: lists[0], Last: lists[len(rows)-1], Rows: rows,
		Printed: Printed{State: v[3], Agency: v[4], Type: v[5], County: v[6], Model: v[7], Signed: v[8], MOA: v[9], MOALink: v[10], Addendum: v[11], AddendumLink: v[12]},
	})
	return ""
}

// checkCounts holds how many rows each list is said to have against the listings.
func (h *History) checkCounts() error {
	for i, l := range h.Expand() {
		if len(l.Rows) != h.Lists[i].numbered {
			return &CompiledError{listsFile, i + 2, fmt.Sprintf("the list has %d rows, and listings of %d", h.Lists[i].numbered, len(l.Rows))}
		}
	}
	return nil
}

// readTable calls row with the values of each line below the head. What that returns is wrong with the line.
func readTable(fsys fs.FS, name, head string, row func(values []string) string) error {
	f, err := fsys.Open(name)
	if err != nil {
		return err
	}
	defer f.Close()
	scan, n := bufio.NewScanner(f), 0
	scan.Buffer(nil, 1<<20)
	for scan.Scan() {
		n++
		values := strings.Split(scan.Text(), "\t")
		switch {
		case n == 1 && scan.Text() != head:
			return &CompiledError{path.Base(name), n, "the head is another than `" + strings.ReplaceAll(head, "\t", " ") + "`"}
		case n == 1:
			continue
		case len(values) != strings.Count(head, "\t")+1:
			return &CompiledError{path.Base(name), n, fmt.Sprintf("it has %d values, not %d", len(values), strings.Count(head, "\t")+1)}
		}
		for i := range values {
			values[i] = unescaper.Replace(values[i])
		}
		if what := row(values); what != "" {
			return &CompiledError{path.Base(name), n, what}
		}
	}
	return scan.Err()
}
