package cite

// A Style is a way to write a reference.
type Style string

// The styles.
const (
	Bluebook Style = "BLUEBOOK" // The Bluebook, 21st and 22nd editions
	APA      Style = "APA"      // Publication Manual of the APA, 7th edition
	BibTeX   Style = "BIBTEX"   // an entry for a .bib file
	CSLJSON  Style = "CSL_JSON" // a list of one item, as CSL 1.0.2 describes it
)

// A Type is what sort of thing is cited.
type Type uint8

// The types.
const (
	Document Type = iota // none of the others
	Webpage
	Journal // an article in one
	Post
	News
	Editorial
	Report
	FactSheet
	PressRelease
	Encyclopedia
	Dataset

	Case

	Statute
	Constitution
	Regulation
	Order // of a president
	Bill
)

// An Item is what is cited.
type Item struct {
	ID        string // keys are made of it: letters, digits and . _ - /
	Type      Type
	Title     string // of a case its caption, of a law its name
	Described bool   // Title says what it is, for it bears none: it stands in brackets
	Authors   []Name
	Publisher string
	Version   string // of data: `12`
	Issued    Date   // published, decided or enacted
	Filed     Date   // of a case; of a bill: introduced
	Visited   Date
	URL       string
	Archive   string // the address of an archived copy

	Citation string // of a case its report, of a law its place in a code: `793 F.3d 208`, `8 U.S.C. § 1357(g)`
	Court    string // its name in full
	Docket   string
}

// A Name is that of an author.
type Name struct {
	Literal string // as it is printed
	Family  string // empty where nobody says which part it is, and for bodies
	Given   string
	Body    bool // no person
}

// Format writes a reference, without a line break at its end.
func Format(s Style, it Item) string {
	switch s {
	case APA:
		return apa(it)
	case BibTeX:
		return bibTeX(it)
	case CSLJSON:
		return cslJSON(it)
	}
	return bluebook(it)
}

// title is the title, or in brackets what stands for it.
func (it Item) title() string {
	if it.Described && it.Title != "" {
		return "[" + it.Title + "]"
	}
	return it.Title
}

// isLaw tells whether it is law, as opposed to a case or a publication.
func (it Item) isLaw() bool { return it.Type >= Statute }
