package cite

import (
	"bytes"
	"encoding/json"
	"regexp"
	"strings"
)

// cslJSON writes a list of one item, which is what the schema of CSL-JSON asks of a file. The publisher is never made an
// author: that is for a style to do.
func cslJSON(it Item) string {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	_ = enc.Encode([]cslItem{cslOf(it)}) // a buffer takes everything
	return strings.TrimSuffix(b.String(), "\n")
}

// A cslItem is an item by the names of CSL 1.0.2.
type cslItem struct {
	ID        string    `json:"id"`
	Type      string    `json:"type"`
	Title     string    `json:"title,omitempty"`
	Author    []cslName `json:"author,omitempty"`
	Container string    `json:"container-title,omitempty"`
	Publisher string    `json:"publisher,omitempty"`
	Version   string    `json:"version,omitempty"`
	Genre     string    `json:"genre,omitempty"`
	Authority string    `json:"authority,omitempty"`
	Volume    string    `json:"volume,omitempty"`
	Page      string    `json:"page,omitempty"`
	Section   string    `json:"section,omitempty"`
	Number    string    `json:"number,omitempty"`
	Issued    *cslDate  `json:"issued,omitempty"`
	Submitted *cslDate  `json:"submitted,omitempty"`
	Accessed  *cslDate  `json:"accessed,omitempty"`
	URL       string    `json:"URL,omitempty"`
	Note      string    `json:"note,omitempty"`
}

type cslName struct {
	Family  string `json:"family,omitempty"`
	Given   string `json:"given,omitempty"`
	Literal string `json:"literal,omitempty"`
}

type cslDate struct {
	Parts   [][]int `json:"date-parts,omitempty"`
	Circa   bool    `json:"circa,omitempty"`
	Literal string  `json:"literal,omitempty"`
}

func cslOf(it Item) cslItem {
	out := cslItem{
		ID: it.ID, Type: cslTypes[it.Type], Title: it.title(), Author: cslAuthors(it.Authors), Genre: cslGenres[it.Type],
		Issued: cslDateOf(it.Issued), Submitted: cslDateOf(it.Filed), Accessed: cslDateOf(it.Visited), URL: it.URL,
		Authority: courtForReport(it.Court, it.Citation), Number: it.Docket, Version: it.Version,
	}
	switch it.Type {
	case Webpage, Journal, Post, News, Editorial, Encyclopedia:
		out.Container = it.Publisher
	default:
		out.Publisher = it.Publisher
	}
	if it.Archive != "" {
		out.Note = "Archived at " + it.Archive
	}
	out.setReference(it)
	return out
}

var cslTypes = map[Type]string{
	Document: "document", Webpage: "webpage", Journal: "article-journal", Post: "post-weblog", News: "article-newspaper", Editorial: "article-newspaper",
	Report: "report", FactSheet: "report", PressRelease: "webpage", Encyclopedia: "entry-encyclopedia", Dataset: "dataset", Case: "legal_case",
	Statute: "legislation", Constitution: "legislation", Regulation: "regulation", Order: "legislation", Bill: "bill",
}

var cslGenres = map[Type]string{Editorial: "Editorial", FactSheet: "Fact sheet", PressRelease: "Press release", Order: "Executive order"}

var (
	reported = regexp.MustCompile(`^(\d+) (.+) (\d+)$`)
	codified = regexp.MustCompile(`^(\d+) (.+?) §+ ?(.+)$`)
)

// setReference takes a legal citation apart: 793 F.3d 208 into volume, report and page, 8 U.S.C. § 1357(g) into title, code
// and section. One of another form, or one that is all the name there is, stays whole.
func (c *cslItem) setReference(it Item) {
	if it.Citation == "" || it.Citation == it.Title {
		return
	}
	if m := codified.FindStringSubmatch(it.Citation); m != nil {
		c.Volume, c.Container, c.Section = m[1], m[2], m[3]
	} else if m := reported.FindStringSubmatch(it.Citation); m != nil {
		c.Volume, c.Container, c.Page = m[1], m[2], m[3]
	} else {
		c.Container = it.Citation
	}
}

func cslAuthors(authors []Name) []cslName {
	var out []cslName
	for _, a := range authors {
		if a.Family != "" {
			out = append(out, cslName{Family: a.Family, Given: a.Given})
		} else {
			out = append(out, cslName{Literal: a.Literal})
		}
	}
	return out
}

// cslDateOf is as precise as the date: a day, a month or a year. One between two days of a year is the year; one that is
// open, or between years, is text.
func cslDateOf(d Date) *cslDate {
	e := d.dateRange()
	g := e.precision()
	if g == rangePrecision && d.year() != "" {
		g = yearPrecision
	}
	switch g {
	case noPrecision:
		return nil
	case rangePrecision:
		return &cslDate{Literal: longDates.format(d)}
	}
	parts := []int{e.first.Year(), int(e.first.Month()), e.first.Day()}[:map[precision]int{yearPrecision: 1, monthPrecision: 2, dayPrecision: 3}[g]]
	return &cslDate{Parts: [][]int{parts}, Circa: d.Circa || d.Inferred}
}
