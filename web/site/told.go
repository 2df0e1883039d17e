package site

import "github.com/a-h/templ"

// A told statement is what a source says, with where it stands and what is given for it.
type told struct {
	ID, Text, Printed, Standing, Reason, Locator, Attribution string
	AttributedTo                                              []named
	Source, Subject                                           named
	Citations                                                 []cites
}

// cites is a citation: at which note of the citing source, and at which page of the cited authority.
type cites struct {
	ID, Locator, Pincite, Signal, Proposition string
	Footnote                                  *int
	Citing                                    struct {
		named
		CiteAs string
	}
	Cited named
}

// A backed field has how firmly its value stands, and why it has it or none.
type backed struct{ Field, Standing, Reason string }

// A referred record is shown by a reference to it.
type referred struct {
	named
	CiteAs string
}

// A fact is a value of a record with what backs it.
type fact struct {
	label    string
	values   []templ.Component
	standing string // empty where nothing needs saying
	reason   string // of the records, in English
}

// A section is a list of what a record has.
type section struct {
	id, heading string
	note        string
	items       []templ.Component
	total       int
	none        string // what is said where there is nothing; without it the section is left out
}

// A recordPage shows a record: a sentence, its values, and lists of what it has.
type recordPage struct {
	frame
	kind        string
	lead        string
	description string // of the graph, in English
	aliases     []string
	facts       []fact
	sections    []section
	sources     *sourceList // nil where what backs the record is in its sections
}

// fact adds a value, if there is one, or the reason why there is none.
func (p *recordPage) fact(label string, values []templ.Component, evidence []backed, field string) {
	f := fact{label: p.text(label), values: values}
	for _, e := range evidence {
		if e.Field == field {
			f.standing, f.reason = e.Standing, e.Reason
		}
	}
	if len(values) > 0 || f.standing == unknown && f.reason != "" {
		p.facts = append(p.facts, f)
	}
}

const (
	stated  = "STATED"
	unknown = "UNKNOWN"
)

// list adds a section, if it has something to say.
func (p *recordPage) list(id, heading string, total int, none string, items ...templ.Component) {
	if len(items) == 0 && none == "" {
		return
	}
	if none != "" {
		none = p.text(none)
	}
	p.sections = append(p.sections, section{id: id, heading: p.text(heading), items: items, total: max(total, len(items)), none: none})
}

// noted gives the last section, if it is that, a note.
func (p *recordPage) noted(id, note string) {
	if n := len(p.sections); n > 0 && p.sections[n-1].id == id && len(p.sections[n-1].items) > 0 {
		p.sections[n-1].note = p.text(note)
	}
}

// one is the text of a value, none where it has none.
func one(text string) []templ.Component {
	if text == "" {
		return nil
	}
	return []templ.Component{textOnly(text)}
}

// dated is a date in the page's language.
func (f *frame) dated(d *partialDate) []templ.Component {
	if d == nil {
		return nil
	}
	return []templ.Component{textOnly(f.day(d.EDTF))}
}

// worded is the word of the pages for a value of a field.
func (f *frame) worded(prefix, value string) []templ.Component {
	if value == "" {
		return nil
	}
	return []templ.Component{textOnly(f.text(prefix + value))}
}

// linked are records by their names.
func (f *frame) linked(records ...named) (out []templ.Component) {
	for _, r := range records {
		if r.ID != "" {
			out = append(out, f.link(r.ID, r.Name))
		}
	}
	return out
}

// referring are records by references to them.
func (f *frame) referring(records []referred) (out []templ.Component) {
	for _, r := range records {
		out = append(out, f.link(r.ID, orName(r.CiteAs, r.Name)))
	}
	return out
}

func orName(text, name string) string {
	if text == "" {
		return name
	}
	return text
}

// statements are what sources say.
func (f *frame) statements(all []told) (out []templ.Component) {
	for i := range all {
		out = append(out, f.statement(&all[i], true))
	}
	return out
}

// citedAt are where a record is cited.
func (f *frame) citedAt(all []cites) (out []templ.Component) {
	for i := range all {
		out = append(out, f.citation(&all[i], all[i].Citing.ID, orName(all[i].Citing.CiteAs, all[i].Citing.Name)))
	}
	return out
}

// based are records with why they belong here.
func (f *frame) based(record referred, bases []string) templ.Component {
	return f.withNote(f.link(record.ID, orName(record.CiteAs, record.Name)), f.bases(bases))
}
