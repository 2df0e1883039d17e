package roster

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"path/filepath"
	"strings"
	"time"

	"graph287g/roster/workbook"
)

// A Problem is something in a file that isn't as it should be, and what was done about it.
type Problem struct {
	File    string `json:"file"`
	Row     int    `json:"row,omitempty"` // 0 where it is of the whole file
	Column  string `json:"column,omitempty"`
	Printed string `json:"printed,omitempty"`
	What    string `json:"what"`
}

// firstList is a day before the first of ICE's lists in this form.
const firstList = "2025-01-20"

// savedLayout is how the time is written at which a file was saved.
const savedLayout = "2006-01-02T15:04Z"

// ReadFile reads a file of ICE's. The error is *workbook.Refusal where it is none.
func ReadFile(name string, content []byte) (*List, []Problem, error) {
	w, err := workbook.Read(filepath.Base(name), content)
	if err != nil {
		return nil, nil, err
	}
	sum := sha256.Sum256(content)
	l := &List{Kind: Participating, SHA256: hex.EncodeToString(sum[:]), Files: []string{filepath.Base(name)}}
	if w.Pending {
		l.Kind = Pending
	}
	if saved := w.Saved.UTC().Format(time.DateOnly); !w.Saved.IsZero() && saved >= firstList { // else the program that wrote it made it up
		l.Saved = w.Saved.UTC().Format(savedLayout)
	}
	r := &reader{list: l, file: filepath.Base(name)}
	for _, p := range w.Problems {
		r.problems = append(r.problems, Problem{r.file, p.Row, p.Column, p.Printed, p.What})
	}
	for i := range w.Rows {
		r.row(&w.Rows[i])
	}
	l.Dated = datedOf(l.Files, l.Saved, l.Newest)
	r.days()
	return l, r.problems, nil
}

// A reader makes a list of a workbook, and notes what it reads through.
type reader struct {
	list     *List
	file     string
	problems []Problem
}

func (r *reader) problem(row int, column, printed, what string) {
	r.problems = append(r.problems, Problem{r.file, row, column, printed, what})
}

func (r *reader) row(w *workbook.Row) {
	p := Printed{
		State: visible(w.State.Text), Agency: visible(w.Agency.Text), Type: visible(w.Type.Text), County: visible(w.County.Text), Model: visible(w.Model.Text),
		Signed: visible(w.Signed.Text), MOA: visible(w.MOA.Text), Addendum: visible(w.Addendum.Text),
	}
	if w.Signed.Day != "" {
		p.Signed = w.Signed.Day
	}
	p.MOALink, p.AddendumLink = r.link(w.Number, "MOA", &w.MOA), r.link(w.Number, "ADDENDUM", &w.Addendum)
	r.list.Rows = append(r.list.Rows, Row{w.Number, p})
	if s := ParseSigned(p.Signed, r.signedBy()); s.Day != "" && s.Repaired == "" && s.Day > r.list.Newest {
		r.list.Newest = s.Day
	}
	if ModelOf(p.Model) == "" {
		r.problem(w.Number, "SUPPORT TYPE", p.Model, "this is none of the models; the row is kept, its agreement has no model")
	}
}

// signedBy returns a day by which all that is in the file had been signed.
func (r *reader) signedBy() string {
	saved, _, _ := strings.Cut(r.list.Saved, "T")
	captured := capturedIn(r.file)
	named, _ := dayIn(r.file)
	if saved != "" && captured != "" {
		return min(saved, captured)
	}
	return cmp.Or(saved, captured, named, lastSigning)
}

// lastSigning is a day after all signings, for files that tell no day.
const lastSigning = "2099-12-31"

// link returns the address of a cell's link; or of its text, where that is one.
func (r *reader) link(row int, column string, c *workbook.Cell) string {
	link := c.Link
	if text := visible(c.Text); link == "" && (strings.HasPrefix(text, "http:") || strings.HasPrefix(text, "https:")) {
		link = text
	}
	if link == "" {
		return ""
	}
	address, how := Unwrap(link)
	switch {
	case address == "":
		r.problem(row, column, "", "the link leads to no address on the web; it is left out")
	case how != "":
		r.problem(row, column, address, "the address was taken out of "+how)
	}
	return address
}

// days notes what is wrong with days of signing, once the day of the list is known.
func (r *reader) days() {
	if r.list.Kind == Pending {
		return
	}
	for _, row := range r.list.Rows {
		switch s := ParseSigned(row.Signed, r.list.Dated.Day); {
		case s.Day == "" && row.Signed != "":
			r.problem(row.Number, "SIGNED", row.Signed, "this is no day on which it can have been signed; the agreement's signing is unknown by this list")
		case s.Day == "":
			r.problem(row.Number, "SIGNED", "", "the day is missing")
		case s.Repaired != "":
			r.problem(row.Number, "SIGNED", row.Signed, s.Repaired+"; it is read as "+s.Day)
		}
	}
}

// String tells a problem in a line.
func (p Problem) String() string {
	out := p.File
	if p.Row > 0 {
		out += fmt.Sprintf(":%d", p.Row)
	}
	if p.Column != "" {
		out += " " + p.Column
	}
	if p.Printed != "" {
		out += " `" + p.Printed + "`"
	}
	return out + ": " + p.What
}
