package site

import (
	"encoding/binary"
	"net/http"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/a-h/templ"
	"github.com/cespare/xxhash/v2"

	"graph287g/web/queries"
)

// A pageInfo tells whether there is more of a connection.
type pageInfo struct {
	HasNextPage bool
	EndCursor   string
}

// listsData is the answer to queries.Lists.
type listsData struct {
	Snapshots struct {
		Nodes    []snapshot
		PageInfo pageInfo
	}
	Meta meta
}

// differenceData is the answer to queries.Difference.
type differenceData struct {
	Listings struct {
		Nodes    []differing
		PageInfo pageInfo
	}
}

// A differing row is on the list of one day, and not or not printed alike on that of another.
type differing struct {
	ID                          string
	FirstListedOn, LastListedOn string
	Rows                        []int
	PrintedState, PrintedAgency, PrintedType, PrintedCounty, PrintedModel, PrintedSigned, PrintedMoa,
	PrintedAddendum string
	MoaURL      string `json:"moaUrl"`
	AddendumURL string `json:"addendumUrl"`
	First, Last struct{ ID string }
	Agency      struct {
		named
		State    *stateName
		Listings struct {
			TotalCount int
			Nodes      []struct{ ID, PrintedModel string }
		}
	}
	Agreement struct {
		named
		Earliest, Latest, Listings list[struct{ ID, FirstListedOn, LastListedOn string }]
	}
}

type stateName struct{ ID, Code, Name string }

// A stateDifference counts what differs in one state.
type stateDifference struct {
	state               stateName
	came, left, changed int // rows
}

// A differencesPage tells in which rows the lists of two days differ.
type differencesPage struct {
	frame
	lists            *lists
	from, to         *listDay // nil where nothing can be compared
	between          int      // days with a list between the two
	all              stateDifference
	states           []stateDifference
	came, back       []difference // listed for the first time, and again
	left, gone       []difference // not listed since, and listed again later
	changed          []difference
	state            *stateName // the only one of which rows are shown
	message          string     // what is wrong with the address
	onward, onwardTo string     // a link that works, and where it leads
	asked            asked
	mark             *xxhash.Digest // of all answers
}

// maxRowsShown is from how many rows on they are shown a state at a time.
const maxRowsShown = 300

var stateCode = regexp.MustCompile(`^[A-Za-z]{2}$`)

func differences(s *Site, w http.ResponseWriter, r *http.Request, at *visit) page {
	p := &differencesPage{frame: s.frameOf(at), mark: xxhash.New()}
	p.title, p.description = at.text("differences.title"), at.text("differences.description")
	if failed := p.askLists(w, r); failed != nil {
		return *failed
	}
	values := r.URL.Query()
	if !p.choose(values) {
		status := http.StatusBadRequest
		if p.message == "" {
			status = http.StatusOK // there are no two lists to compare
		}
		return page{status: status, document: render(p.content())}
	}
	if failed := p.chooseState(w, r, values.Get("state")); failed != nil {
		return *failed
	}
	if p.message != "" {
		return page{status: http.StatusBadRequest, document: render(p.content())}
	}
	rows, failed := p.ask(w, r)
	if failed != nil {
		return *failed
	}
	dated := p.address(p.from.Day, p.to.Day, p.state)
	isDated := values.Has("from") || values.Has("to") || p.state != nil
	key := pageKey{at.words.Language, at.path + dated + strconv.FormatBool(isDated), p.mark.Sum64()}
	if d, ok := s.rendered.get(key); ok {
		return page{status: http.StatusOK, document: d}
	}
	p.compare(rows)
	p.title = p.text("differences.title.days", "from", p.day(p.from.Day), "to", p.day(p.to.Day))
	p.description = plainText(p.lead())
	p.tools = &tools{id: strings.TrimPrefix(at.path, "/") + dated, sentence: p.description, query: p.asked}
	if isDated {
		p.query = dated
	} else {
		p.tools.dated = dated
	}
	d := render(p.content())
	s.rendered.keep(key, d)
	return page{status: http.StatusOK, document: d}
}

// askLists asks which lists there are.
func (p *differencesPage) askLists(w http.ResponseWriter, r *http.Request) *page {
	var all []snapshot
	for after := ""; ; {
		var d listsData
		if failed := p.fetch(w, r, question{queries.Lists, afterOf(nil, after)}, &d); failed != nil {
			return failed
		}
		all, p.meta = append(all, d.Snapshots.Nodes...), &d.Meta
		if after = d.Snapshots.PageInfo.EndCursor; !d.Snapshots.PageInfo.HasNextPage {
			p.lists = newLists(all)
			return nil
		}
	}
}

// fetch asks one of the page's questions.
func (p *differencesPage) fetch(w http.ResponseWriter, r *http.Request, q question, into any) *page {
	answer, failed := p.site.fetch(w, r, p.visit, q)
	if failed != nil {
		return failed
	}
	_, _ = p.mark.Write(binary.LittleEndian.AppendUint64(nil, answer.mark)) // a hash takes all
	return p.site.read(p.visit, answer, into)
}

// address is what stands behind the path for a pair of lists.
func (p *differencesPage) address(from, to string, state *stateName) string {
	out := "?from=" + from + "&to=" + to
	if state != nil {
		out += "&state=" + state.Code
	}
	return out
}

// chooseState reads of which state alone rows are shown.
func (p *differencesPage) chooseState(w http.ResponseWriter, r *http.Request, code string) *page {
	if code == "" {
		return nil
	}
	var d struct{ States list[stateName] }
	if failed := p.fetch(w, r, question{queries.MapStates, struct{}{}}, &d); failed != nil {
		return failed
	}
	i := slices.IndexFunc(d.States.Nodes, func(s stateName) bool { return stateCode.MatchString(code) && strings.EqualFold(s.Code, code) })
	if i < 0 {
		p.refuse(p.text("differences.bad.state", "state", code), p.from.Day, p.to.Day)
		return nil
	}
	p.state = &d.States.Nodes[i]
	return nil
}

// ask gets all rows that differ.
func (p *differencesPage) ask(w http.ResponseWriter, r *http.Request) ([]differing, *page) {
	values := map[string]string{"from": p.from.Day, "to": p.to.Day}
	p.asked = askedOf(question{queries.Difference, values})
	var rows []differing
	for after := ""; ; {
		var d differenceData
		if failed := p.fetch(w, r, question{queries.Difference, afterOf(values, after)}, &d); failed != nil {
			return nil, failed
		}
		rows = append(rows, d.Listings.Nodes...)
		if after = d.Listings.PageInfo.EndCursor; !d.Listings.PageInfo.HasNextPage {
			return rows, nil
		}
	}
}

// also are models of the agency's other rows on the later list.
func (d *difference) also() (out []string) {
	for _, l := range d.Agency.Listings.Nodes {
		if l.ID != d.ID {
			out = append(out, l.PrintedModel)
		}
	}
	return out
}

// isLong tells whether so much differs that rows are shown a state at a time.
func (p *differencesPage) isLong() bool {
	return p.state == nil && p.all.came+p.all.left+p.all.changed > maxRowsShown
}

// maxOpenRows is up to how many rows that differ are shown at once.
const maxOpenRows = 10

// rowText names a row by its number, where that can be told.
func (p *differencesPage) rowText(at *printing) string {
	if at.row == 0 {
		return p.text("differences.row.unknown")
	}
	return p.text("differences.row", "row", at.row)
}

// lead says in a sentence what differs.
func (p *differencesPage) lead() templ.Component {
	return p.html("differences.lead", "from", p.day(p.from.Day), "to", p.day(p.to.Day), "fromRows", p.from.newest().RowsCount, "toRows", p.to.newest().RowsCount,
		"came", p.text("differences.lead.came", "count", p.all.came), "left", p.text("differences.lead.left", "count", p.all.left),
		"changed", p.text("differences.lead.changed", "count", p.all.changed))
}

// ofState is the address of the page with the rows of one state.
func (p *differencesPage) ofState(state *stateName) templ.SafeURL {
	return p.href(p.path) + templ.SafeURL(p.address(p.from.Day, p.to.Day, state))
}

// namesOf are texts of the graph as components.
func (f *frame) namesOf(texts []string) []templ.Component {
	out := make([]templ.Component, len(texts))
	for i, text := range texts {
		out[i] = name(text)
	}
	return out
}
