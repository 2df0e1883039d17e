package cite

import (
	"strings"
	"testing"
	"unicode/utf8"
)

// FuzzFormat: whatever an item holds, every style writes something of it, BibTeX is read back as one entry, and CSL-JSON
// is valid.
func FuzzFormat(f *testing.F) {
	f.Add(uint8(4), "A title", "Jane Doe", "Doe", "Miami Herald", "2018-01-01", "2018-12-31", "late 2018", "https://example.org", "793 F.3d 208", uint8(3))
	f.Add(uint8(11), "A v. B", "", "", "", "", "2024-12-31", "", "", "8 U.S.C. § 1357(g)", uint8(0))
	f.Fuzz(func(t *testing.T, kind uint8, title, author, family, publisher, first, last, printed, url, citation string, flags uint8) {
		for _, s := range []string{title, author, family, publisher, first, last, printed, url, citation} {
			if !utf8.ValidString(s) || strings.ContainsAny(s, "@\x00") { // the parser refuses @, which BibTeX takes
				return
			}
		}
		it := Item{
			ID: "source/x", Type: Type(kind % uint8(Bill+1)), Title: title, Described: flags&1 == 1, Publisher: publisher, URL: url, Citation: citation,
			Issued: Date{First: first, Last: last, Printed: printed, Inferred: flags&2 == 2, Circa: flags&4 == 4}, Court: publisher, Docket: author,
		}
		if author != "" {
			it.Authors = []Name{{Literal: author, Family: family, Given: strings.TrimSuffix(author, family)}}
		}
		if strings.TrimSpace(title+publisher) != "" && (Format(Bluebook, it) == "" || Format(APA, it) == "") {
			t.Errorf("nothing is written of %+v", it)
		}
		parsed(t, Format(BibTeX, it))
		checkCSL(t, "fuzz", Format(CSLJSON, it))
	})
}
