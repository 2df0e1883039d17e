package httpapi

import (
	"bytes"
	"encoding/json"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"graph287g/graph"
	"graph287g/graph/computed"
	"graph287g/internal/archive"
	"graph287g/internal/cite"
)

// A Citation is how an answer is cited.
type Citation struct {
	Text    string `json:"text"`    // for a footnote
	URL     string `json:"url"`     // leads to the archived answer, else to what there is
	Version int64  `json:"version"` // of the graph
	SHA256  string `json:"sha256"`  // of the bytes of data
}

// maxPrintedURL is how long the address of a request may be to be printed in a footnote.
const maxPrintedURL = 300

// A citer cites answers.
type citer struct {
	base    string           // where readers reach this server, without a slash at the end; empty makes addresses relative
	archive *archive.Archive // nil where nothing is archived
}

// cite cites an answer by the archived copy where there is one. It reads no clock, so that equal answers are cited alike.
func (c citer) cite(req graph.Request, a *graph.Provenance) Citation {
	sha := archive.Hash(a.Data)
	return c.citation(titleOf(a), a.Version.Number, a.Version.RecordedAt, sha, c.addressOf(sha, req))
}

// citeArchived cites what the archive holds.
func (c citer) citeArchived(e archive.Entry, ids []string) Citation {
	sha := archive.Hash(e.Data)
	return c.citation(e.Title, e.Version, e.RecordedAt, sha, c.archivedAddress(sha, e.Request.ID(), ids))
}

func (c citer) citation(title string, version int64, recorded time.Time, sha, address string) Citation {
	it := cite.Item{Type: cite.Dataset, Title: title, Publisher: computed.Publisher, Version: strconv.FormatInt(version, 10), URL: address}
	if !recorded.IsZero() {
		day := recorded.UTC().Format(time.DateOnly)
		it.Issued = cite.Date{First: day, Last: day}
	}
	return Citation{Text: cite.Format(cite.Bluebook, it), URL: address, Version: version, SHA256: sha}
}

// addressOf finds where an answer leads a reader: to the archived one; else to the request itself, whose answer is that of
// the day, if its address can be printed; else to where it would be archived, which says how.
func (c citer) addressOf(sha string, req graph.Request) string {
	if c.archive != nil {
		if ids, err := c.archive.Requests(sha); err == nil {
			return c.archivedAddress(sha, requestOf(req).ID(), ids)
		}
	}
	if link := c.base + "/graphql?" + urlQueryOf(req); len(link) <= maxPrintedURL {
		return link
	}
	return c.archivedAddress(sha, "", nil)
}

// archivedAddress is that of an archived answer. The request archived first needs no name.
func (c citer) archivedAddress(sha, id string, ids []string) string {
	out := c.base + "/cite/" + sha
	if i := slices.Index(ids, id); i > 0 {
		out += "?request=" + id
	}
	return out
}

// whyUncitable tells why an answer can't be cited, or nothing.
func whyUncitable(a *graph.Provenance) string {
	switch {
	case a.Errors > 0:
		return "the answer has errors, and only a whole one can be cited: leave out what `errors` names; " +
			"that something isn't there shows by a list with a filter"
	case a.Schema:
		return "the answer is about the schema too, which no version of the graph holds: leave out __schema and __type"
	}
	return ""
}

// addCitation adds the citation to a response, or why there is none.
func (c citer) addCitation(res *graph.Response, req graph.Request) error {
	if why := whyUncitable(res.Provenance); why != "" {
		return res.Extend(citationExtension, map[string]string{"refused": why})
	}
	return res.Extend(citationExtension, c.cite(req, res.Provenance))
}

// maxTitleLength is how much of an operation's name is printed.
const maxTitleLength = 100

// titleOf is the operation's name, or in brackets, as for all that bears none, what it is about.
func titleOf(a *graph.Provenance) string {
	switch {
	case len(a.Operation) > maxTitleLength:
		return a.Operation[:maxTitleLength] + "…"
	case a.Operation != "":
		return a.Operation
	case len(a.Fields) == 0:
		return "[Answer]"
	}
	return "[Answer on " + joinNames(a.Fields) + "]"
}

// joinNames writes names as a sentence has them: all of three, of more the first three.
func joinNames(names []string) string {
	const most = 3
	last := len(names) - 1
	switch {
	case last == 0:
		return names[0]
	case len(names) > most:
		return strings.Join(names[:most], ", ") + " and " + strconv.Itoa(len(names)-most) + " more"
	}
	return strings.Join(names[:last], ", ") + " and " + names[last]
}

// urlQueryOf writes a request as those of a URL.
func urlQueryOf(req graph.Request) string {
	out := "query=" + escapeURLValue(req.Query)
	if req.OperationName != "" {
		out += "&operationName=" + escapeURLValue(req.OperationName)
	}
	var variables bytes.Buffer
	if err := json.Compact(&variables, req.Variables); err == nil && variables.Len() > 0 {
		out += "&variables=" + escapeURLValue(variables.String())
	}
	return out
}

// escapeURLValue leaves no `+`, which some take for itself.
func escapeURLValue(s string) string { return strings.ReplaceAll(url.QueryEscape(s), "+", "%20") }

// requestOf is a request as it is archived.
func requestOf(req graph.Request) archive.Request {
	return archive.Request{Query: req.Query, OperationName: req.OperationName, Variables: req.Variables}
}
