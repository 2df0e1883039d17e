package site

import (
	"fmt"
	"regexp"
	"strings"
	"testing"
)

// TestLeadsOfRecords: what these sentences say was read in the workbook of 18 May 2026 (rows 290, 291 and 979; 348 rows of Florida with 284
// names, 29 of North Carolina with 27, none of Maryland or Illinois), in that of 11 May, whose rows 738 and 739 are Maryland's last, and in the
// list of applications of 20 February 2025 for Orange County.
func TestLeadsOfRecords(t *testing.T) {
	for path, want := range map[string]string{
		"/state/FL":    "On ICE’s list of 18 May 2026, 284 agencies of Florida have 348 agreements.",
		"/state/NC":    "On ICE’s list of 18 May 2026, 27 agencies of North Carolina have 29 agreements.",
		"/state/MD":    "No agency of Maryland is in any of the 1,843 rows of ICE’s list of 18 May 2026.",
		"/es/state/IL": "Ninguna agencia de Illinois figura en las 1843 filas de la lista de ICE del 18 de mayo de 2026.",
		"/county/04013": "On ICE’s list of 18 May 2026, Mesa Police Department in Maricopa County, Arizona, has one agreement; the only agency on it " +
			"that serves all of Arizona is a department of corrections.",
		"/county/37119": "No agency of Mecklenburg County, North Carolina, or of a place in it is on ICE’s list of 18 May 2026, nor on any of the 65 lists " +
			"loaded here, the first of 21 February 2025; no agency that serves all of North Carolina is on it.",
		"/agency/fl-hillsborough-county-sheriffs-office": "On ICE’s list of 18 May 2026, Hillsborough County Sheriff's Office, Florida, has two agreements: " +
			"Task Force Model and Warrant Service Officer.",
		"/agency/az-maricopa-county-sheriff": "Maricopa County Sheriff's Office, Arizona, is not on ICE’s list of 18 May 2026, nor on any other of the 65 loaded here.",
		"/agreement/fl-hillsborough-county-sheriffs-office/warrant-service-officer": "ICE’s list of 18 May 2026 shows an agreement of Hillsborough County " +
			"Sheriff's Office, signed on 26 February 2025: Warrant Service Officer.",
		"/agreement/fl-orange-county-sheriffs-office/warrant-service-officer": "ICE’s list of applications of 20 February 2025 is the last loaded here that has " +
			"one of Orange County Sheriff's Office: Warrant Service Officer. No list of participating agencies shows it.",
	} {
		if got := leadOf(t, get(server(t), path).Body.String()); got != want {
			t.Errorf("%s says\n%s\nwant\n%s", path, got, want)
		}
	}
}

// TestWhatIsElsewhereOnRecord: what the newest list doesn't show is told with what shows it, and apart from what it shows.
func TestWhatIsElsewhereOnRecord(t *testing.T) {
	for path, wants := range map[string][]string{
		// Footnote 28 of the article cites the press release for the end; footnote 30 tells of the pledge.
		"/county/37119": {"Other sources describe one agreement that isn’t matched to a row of the newest list.", "footnote 28, citing Mecklenburg Co. Sheriff Announces End of 287(g) Program"},
		"/county/37089": {"A pledge to end an agreement doesn’t end it.", "Pledge to end Henderson County's agreement", "footnote 30, citing North Carolinians Voted to End Cooperation"},
		"/county/04013": {"Melendres v. Arpaio, 695 F.3d 990 (2012)", "Some of these may be the same suit: they may be as few as one.", "at 994"},
		"/county/17031": {"Searched: all 1,843 rows", "0 agreements of agencies of Illinois are on that list", "Searched too: all 65 lists", "detainers, contracts for detention"},
		"/state/MD":     {"Garrett County Sheriff's Office, warrant service officer model", "Last shown by the list of 11 May 2026", "forbids participation"},
		// The State Attorney's row left between the lists of 30 September and October 2025.
		"/county/12101": {"Last shown by the list of 30 Sep 2025"},
		"/state/FL":     {"Last shown by the list of 30 Sep 2025", "Orange County Sheriff's Office, warrant service officer model (application)"},
	} {
		text := textOf(get(server(t), path).Body.String())
		for _, want := range wants {
			if !strings.Contains(text, want) {
				t.Errorf("%s doesn't say %q", path, want)
			}
		}
	}
}

// TestStatesListTheirRows: each row of the list that names a state's agency is on the state's page.
func TestStatesListTheirRows(t *testing.T) {
	page := get(server(t), "/state/NC").Body.String()
	for row := 963; row <= 991; row++ {
		if !regexp.MustCompile(fmt.Sprintf(`href="/listing/[^"]+">row %d<`, row)).MatchString(page) {
			t.Errorf("row %d isn't there", row)
		}
	}
	if strings.Contains(page, ">row 1,753<") { // of Mecklenburg County in Virginia
		t.Error("a row of another state is there")
	}
}

// TestTools: citations have the list's hash and rows, reports the record, the field and the version; each page leads to its query.
func TestTools(t *testing.T) {
	h, err := newServer(Config{Playground: true, Archive: true, Contact: "corrections@example.org", PublicURL: "https://example.org"}, 16<<20)
	if err != nil {
		t.Fatal(err)
	}
	page := get(h, "/county/37089").Body.String()
	for _, want := range []string{
		"row 979, SHA-256 f2d0629e4a4c7f4557d90c74998be7fec37738cd2ca35de36b0b749ca25d04e0",
		"https://example.org/county/37089</span> (version 1 of the graph, ",
		`href="#sources-of-facts"`, "/playground/#query=", "data-archive=",
		"mailto:corrections@example.org?subject=Mistake%20in%20county%2F37089%2C%20version%201&amp;body=Record%3A%20county%2F37089%0AField%3A%20agreements%0AVersion%3A%201",
	} {
		if !strings.Contains(page, want) {
			t.Errorf("the page lacks %q", want)
		}
	}
	page = get(h, "/agreement/fl-hillsborough-county-sheriffs-office/warrant-service-officer").Body.String()
	if !strings.Contains(page, "Field%3A%20signedOn") {
		t.Error("the day of signing has no report of its own")
	}
	if page := get(server(t), "/county/37089").Body.String(); strings.Contains(page, "data-archive") || strings.Contains(page, "mailto:") {
		t.Error("a server that archives nothing, and has no address for mistakes, offers both")
	}
}

// TestSizes: no page of a place or an agency takes more than the first page may, scripts and styles aside.
func TestSizes(t *testing.T) {
	for _, path := range []string{"/county/12057", "/county/12099", "/state/FL", "/state/TX", "/es/state/TX", "/agency/fl-hillsborough-county-sheriffs-office"} {
		if n := get(server(t), path, "Accept-Encoding", "gzip").Body.Len(); n > 60_000 {
			t.Errorf("%s has %d bytes, compressed", path, n)
		}
	}
}
