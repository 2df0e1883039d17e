package site

import (
	"cmp"
	"net/url"
	"slices"
	"time"
)

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
