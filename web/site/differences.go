package site

import (
	"cmp"
	"encoding/binary"
	"maps"
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

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

// A listDay is a day on which ICE published a list, or several.
type listDay struct {
	Day   string
	Lists []snapshot // the last is that which stood at the end of the day
	last  int        // place of that in the order of all lists
}

func (d *listDay) newest() *snapshot { return &d.Lists[len(d.Lists)-1] }

// lists are ICE's lists in the order in which they were published.
type lists struct {
	days  []listDay      // the oldest first
	place map[string]int // of a list in the order of all, by its id
	ids   []string       // in that order
}

func newLists(all []snapshot) *lists {
	all = slices.DeleteFunc(slices.Clone(all), func(s snapshot) bool { return s.PublishedOn == "" })
	slices.SortFunc(all, func(a, b snapshot) int {
		return cmp.Or(cmp.Compare(a.PublishedOn, b.PublishedOn), cmp.Compare(a.SavedAt, b.SavedAt), cmp.Compare(a.SHA256, b.SHA256))
	})
	out := &lists{place: map[string]int{}}
	for i := range all {
		if n := len(out.days); n == 0 || out.days[n-1].Day != all[i].PublishedOn {
			out.days = append(out.days, listDay{Day: all[i].PublishedOn})
		}
		d := &out.days[len(out.days)-1]
		d.Lists, d.last = append(d.Lists, all[i]), i
		out.place[all[i].ID] = i
		out.ids = append(out.ids, all[i].ID)
	}
	return out
}

// find is the place of a day among those with a list.
func (l *lists) find(day string) (int, bool) {
	return slices.BinarySearchFunc(l.days, day, func(d listDay, day string) int { return cmp.Compare(d.Day, day) })
}

// A printing is where a row stands: in which list, and in which row of it.
type printing struct {
	listing, list, day string
	row                int // 0 where it can't be told
}

// printing tells where a row stands on a day: in the last list of the day that has it.
func (l *lists) printing(r *differing, d *listDay) printing {
	first, last := l.place[r.First.ID], l.place[r.Last.ID]
	at := min(last, d.last)
	out := printing{listing: r.ID, list: l.ids[at], day: d.Day}
	if i := at - first; len(r.Rows) == last-first+1 && i >= 0 && i < len(r.Rows) {
		out.row = r.Rows[i]
	}
	return out
}

// A difference is a row that one of two lists has, or both print otherwise.
type difference struct {
	*differing // of the later list, if it has one
	sort       sortOfDifference
	from, to   printing // empty where that list has no such row
	changes    []change
}

type sortOfDifference int

const (
	came    sortOfDifference = iota // no row of the earlier list shows the agreement
	left                            // no row of the later list shows it
	changed                         // both show it, with other cells
	extra                           // both show it, and the later list in one row more
	fewer                           // both show it, and the earlier list in one row more
)

// A change is a cell that is printed otherwise.
type change struct{ column, from, to string }

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

// afterOf are the values of variables for the page after a cursor.
func afterOf(values map[string]string, after string) map[string]string {
	out := map[string]string{}
	for name, value := range values {
		out[name] = value
	}
	if after != "" {
		out["after"] = after
	}
	return out
}

// choose reads which two days are meant: the two newest where none is. Where a value can be none it says so, with an address that works.
func (p *differencesPage) choose(values url.Values) bool {
	days := p.lists.days
	if len(days) < 2 {
		return false
	}
	to := len(days) - 1
	if day := values.Get("to"); day != "" {
		i, ok := p.lists.find(day)
		if !ok {
			return p.refuseDay(day, i, func(nearest string) (string, string) { return values.Get("from"), nearest })
		}
		to = i
	}
	from := to - 1
	if day := values.Get("from"); day != "" {
		i, ok := p.lists.find(day)
		if !ok {
			return p.refuseDay(day, i, func(nearest string) (string, string) { return nearest, days[to].Day })
		}
		from = i
	}
	switch {
	case from < 0: // the oldest list alone was named
		p.refuse(p.text("differences.bad.oldest", "day", p.day(days[0].Day)), days[0].Day, days[1].Day)
		return false
	case from == to:
		from = max(0, to-1)
		p.refuse(p.text("differences.bad.same", "day", p.day(days[to].Day)), days[from].Day, days[from+1].Day)
		return false
	case from > to:
		p.refuse(p.text("differences.bad.order", "from", p.day(days[from].Day), "to", p.day(days[to].Day)), days[to].Day, days[from].Day)
		return false
	}
	p.from, p.to, p.between = &days[from], &days[to], to-from-1
	return true
}

// refuseDay says that no list is of a day, and which are nearest to where it would be.
func (p *differencesPage) refuseDay(day string, place int, pair func(nearest string) (from, to string)) bool {
	days := p.lists.days
	if _, err := time.Parse(time.DateOnly, day); err != nil {
		place = len(days)
	}
	nearest := days[min(place, len(days)-1)].Day
	from, to := pair(nearest)
	i, fromOK := p.lists.find(from)
	j, toOK := p.lists.find(to)
	if !fromOK || !toOK || i >= j { // then the nearest with the one before it
		j = max(1, min(place, len(days)-1))
		i = j - 1
	}
	p.refuse(p.text("differences.bad.day", "day", day, "first", p.day(days[0].Day), "last", p.day(days[len(days)-1].Day)), days[i].Day, days[j].Day)
	return false
}

func (p *differencesPage) refuse(message, from, to string) {
	p.message = message
	p.onward = p.text("differences.title.days", "from", p.day(from), "to", p.day(to))
	p.onwardTo = string(p.frame.href(p.path)) + p.address(from, to, nil)
	p.from, p.to = nil, nil
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

// compare joins the rows of one agreement, and counts by state.
func (p *differencesPage) compare(rows []differing) {
	byAgreement := map[string][]*differing{}
	for i := range rows {
		byAgreement[rows[i].Agreement.ID] = append(byAgreement[rows[i].Agreement.ID], &rows[i])
	}
	counts := map[string]*stateDifference{}
	for _, id := range slices.Sorted(maps.Keys(byAgreement)) {
		for _, d := range p.differences(byAgreement[id]) {
			state := d.of()
			c := counts[state.Code]
			if c == nil {
				c = &stateDifference{state: state}
				counts[state.Code] = c
			}
			c.count(d.sort)
			p.all.count(d.sort)
			if p.state == nil || p.state.Code == state.Code {
				p.add(d)
			}
		}
	}
	for _, c := range counts {
		p.states = append(p.states, *c)
	}
	slices.SortFunc(p.states, func(a, b stateDifference) int { return cmp.Compare(a.state.Name, b.state.Name) })
	for _, group := range [][]difference{p.came, p.back, p.left, p.gone, p.changed} {
		slices.SortFunc(group, func(a, b difference) int {
			return cmp.Or(cmp.Compare(a.of().Name, b.of().Name), cmp.Compare(a.Agency.Name, b.Agency.Name), cmp.Compare(a.PrintedModel, b.PrintedModel),
				cmp.Compare(a.ID, b.ID))
		})
	}
}

func (c *stateDifference) count(s sortOfDifference) {
	switch s {
	case came:
		c.came++
	case left:
		c.left++
	default:
		c.changed++
	}
}

// add puts a row into its group. What comes back after lists that lacked it, and what comes back later, stands apart: such gaps are mostly slips.
func (p *differencesPage) add(d difference) {
	switch {
	case d.sort == came && d.firstListed() < p.from.Day:
		p.back = append(p.back, d)
	case d.sort == came:
		p.came = append(p.came, d)
	case d.sort == left && d.lastListed() > p.to.Day:
		p.gone = append(p.gone, d)
	case d.sort == left:
		p.left = append(p.left, d)
	default:
		p.changed = append(p.changed, d)
	}
}

// firstListed is the day of the first list of participating agencies that has the agreement; lists of applications tell nothing of one.
func (d *differing) firstListed() string { return d.Agreement.Earliest.Nodes[0].FirstListedOn }

// lastListed is the day of the last list that has it.
func (d *differing) lastListed() string { return d.Agreement.Latest.Nodes[0].LastListedOn }

// of is the state of a difference's agency.
func (d *difference) of() stateName {
	if d.Agency.State == nil {
		return stateName{}
	}
	return *d.Agency.State
}

// differences are those of one agreement, of which rows differ.
func (p *differencesPage) differences(rows []*differing) (out []difference) {
	var older, newer []*differing
	for _, r := range rows {
		if r.LastListedOn >= p.to.Day {
			newer = append(newer, r)
		} else {
			older = append(older, r)
		}
	}
	older, newer = withoutAlike(older, newer)
	onFrom, onTo := false, false
	for _, l := range rows[0].Agreement.Listings.Nodes {
		onFrom = onFrom || l.FirstListedOn <= p.from.Day && l.LastListedOn >= p.from.Day
		onTo = onTo || l.FirstListedOn <= p.to.Day && l.LastListedOn >= p.to.Day
	}
	for i := range max(len(older), len(newer)) {
		var d difference
		if i < len(older) {
			d.differing, d.from, d.sort = older[i], p.lists.printing(older[i], p.from), fewer
		}
		if i < len(newer) {
			if d.differing != nil {
				d.changes = changesOf(older[i], newer[i])
			}
			d.differing, d.to, d.sort = newer[i], p.lists.printing(newer[i], p.to), extra
		}
		switch {
		case d.from.list != "" && d.to.list != "":
			d.sort = changed
		case !onFrom:
			d.sort = came
		case !onTo:
			d.sort = left
		}
		out = append(out, d)
	}
	return out
}

// withoutAlike leaves out rows that both lists print alike, whatever those between them did.
func withoutAlike(older, newer []*differing) (_, _ []*differing) {
	newer = slices.Clone(newer)
	older = slices.DeleteFunc(slices.Clone(older), func(o *differing) bool {
		i := slices.IndexFunc(newer, func(n *differing) bool { return len(changesOf(o, n)) == 0 })
		if i >= 0 {
			newer = slices.Delete(newer, i, i+1)
		}
		return i >= 0
	})
	return older, newer
}

// changesOf are the cells of a row that two lists print otherwise.
func changesOf(from, to *differing) (out []change) {
	for _, c := range []change{
		{"state", from.PrintedState, to.PrintedState},
		{"agency", from.PrintedAgency, to.PrintedAgency},
		{"type", from.PrintedType, to.PrintedType},
		{"county", from.PrintedCounty, to.PrintedCounty},
		{"model", from.PrintedModel, to.PrintedModel},
		{"signed", from.PrintedSigned, to.PrintedSigned},
		{"moa", from.PrintedMoa, to.PrintedMoa},
		{"address", from.MoaURL, to.MoaURL},
		{"addendum", from.PrintedAddendum, to.PrintedAddendum},
		{"addendumAddress", from.AddendumURL, to.AddendumURL},
	} {
		if c.from != c.to {
			out = append(out, c)
		}
	}
	return out
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
