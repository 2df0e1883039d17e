package cite

import (
	"strings"
)

// bibTeX writes an entry that BibTeX takes and BibLaTeX too. Its key is made of the item's id, which never changes. Text
// is UTF-8; only what TeX would take for a command is escaped.
func bibTeX(it Item) string {
	kind, where := bibTeXKind(it)
	e := bibTeXEntry{}
	e.braced("author", bibTeXAuthors(it.Authors))
	e.braced("title", protect(it.title()))
	if it.Publisher != "" {
		e.braced(where, protect(it.Publisher))
	}
	e.braced("howpublished", TeX(it.reference()))
	e.braced("type", bibTeXType[it.Type])
	e.braced("version", TeX(it.Version))
	e.date(it.Issued)
	e.braced("url", verbatim(it.URL))
	if it.Visited.dateRange().precision() == dayPrecision {
		e.braced("urldate", it.Visited.First)
	}
	e.braced("note", TeX(bibTeXNote(it)))
	return "@" + kind + "{" + strings.ReplaceAll(it.ID, "/", ":") + ",\n" + e.String() + "}"
}

// bibTeXKind returns the kind of the entry, and the field that holds its publisher.
func bibTeXKind(it Item) (kind, publisher string) {
	switch it.Type {
	case Journal, News, Editorial:
		return "article", "journal"
	case Report, FactSheet, PressRelease:
		return "techreport", "institution"
	}
	return "misc", "howpublished"
}

var bibTeXType = map[Type]string{Report: "Report", FactSheet: "Fact sheet", PressRelease: "Press release"}

// bibTeXNote is what no other field holds.
func bibTeXNote(it Item) string {
	var notes []string
	switch it.Type {
	case Case:
		notes = appendText(notes, it.Court)
		if it.Issued.isZero() && !it.Filed.isZero() {
			notes = append(notes, "Filed "+longDates.format(it.Filed))
		}
	case Order:
		notes = append(notes, "Executive order")
	case Bill:
		notes = append(notes, "Bill")
		if introduced := longDates.format(it.Filed); introduced != "" {
			notes[0] = "Bill introduced " + introduced
		}
	case Editorial:
		notes = append(notes, "Editorial")
	}
	if it.Archive != "" {
		notes = append(notes, "Archived at "+it.Archive)
	}
	return strings.Join(notes, ". ")
}

// A bibTeXEntry is made field by field.
type bibTeXEntry struct{ strings.Builder }

func (e *bibTeXEntry) field(name, value string) {
	if value != "" {
		e.WriteString("  " + name + " = " + value + ",\n")
	}
}

func (e *bibTeXEntry) braced(name, value string) {
	if value != "" {
		e.field(name, "{"+value+"}")
	}
}

var bibTeXMonths = [12]string{"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"}

// date writes year and month, and `date` for BibLaTeX, which has room for the day. A date that isn't plain is text.
func (e *bibTeXEntry) date(d Date) {
	ends := d.dateRange()
	g := ends.precision()
	if g == noPrecision || g == rangePrecision {
		e.braced("year", TeX(longDates.format(d)))
		return
	}
	e.braced("year", d.year())
	if g != yearPrecision {
		e.field("month", bibTeXMonths[ends.first.Month()-1])
	}
	if !d.Inferred && !d.Circa {
		e.braced("date", d.First[:map[precision]int{yearPrecision: 4, monthPrecision: 7, dayPrecision: 10}[g]])
	}
}

func bibTeXAuthors(authors []Name) string {
	out := make([]string, len(authors))
	for i, a := range authors {
		out[i] = protect(a.Literal) // a name in braces is taken as it stands
		if a.Family != "" && a.Given != "" {
			out[i] = protect(a.Family) + ", " + TeX(a.Given)
		}
	}
	return strings.Join(out, " and ")
}

// protect escapes a text and keeps styles from changing its capitals.
func protect(s string) string {
	if s == "" {
		return ""
	}
	return "{" + TeX(s) + "}"
}

var escapes = strings.NewReplacer(
	`\`, `\textbackslash{}`, "{", `\textbraceleft{}`, "}", `\textbraceright{}`, "~", `\textasciitilde{}`, "^", `\textasciicircum{}`,
	"&", `\&`, "%", `\%`, "$", `\$`, "#", `\#`, "_", `\_`, "<", `\textless{}`, ">", `\textgreater{}`, "|", `\textbar{}`, `"`, `\textquotedbl{}`,
)

// TeX makes text harmless to TeX. Braces stay balanced, for BibTeX counts them even where they are escaped.
func TeX(s string) string { return escapes.Replace(strings.Join(strings.Fields(s), " ")) }

var urlEscapes = strings.NewReplacer("{", "%7B", "}", "%7D", `\`, "%5C", " ", "%20", "\n", "%0A")

// verbatim keeps an address as it is but for what would end the field.
func verbatim(url string) string { return urlEscapes.Replace(url) }
