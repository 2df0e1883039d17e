package storetest

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"graph287g/agreement"
	"graph287g/agreement/period"
	"graph287g/ontology"
	"graph287g/plan"
	"graph287g/store"
)

func timelineCases() []Case {
	return []Case{
		{"Timeline/tells what was signed and ended in each period, and in force at its end", func(t *testing.T, s store.Store) {
			developed(t, s)
			var q query
			all := q.scan("Agreement").first(1)
			months := all.timeline(period.Month, "2018-11-30", "2019-02-01")
			years := all.timeline(period.Year, "2018-01-01", "2019-12-31")
			q.run(t, s)
			months.want(t,
				"2018-11-01 2018-11-30: 1 0 1 0", // listed; of the one of which nothing is known nothing is counted
				"2018-12-01 2018-12-31: 2 0 2 2", // what was signed in some week of December counts, what was in one of two months doesn't
				"2019-01-01 2019-01-31: 0 0 2 0", // what was signed by then, and shown in June, ran
				"2019-02-01 2019-02-28: 0 1 1 0", // not in force on the day on which it ended
			)
			years.want(t, "2018-01-01 2018-12-31: 3 0 2 2", "2019-01-01 2019-12-31: 0 1 1 0") // as of today, 2019-06-15
		}},
		{"Timeline/knows nothing for certain of days to come", func(t *testing.T, s store.Store) {
			developed(t, s)
			var q query
			months := q.scan("Agreement").timeline(period.Month, "2019-06-16", "2019-07-01")
			q.run(t, s)
			months.want(t, "2019-06-01 2019-06-30: 0 0 1 0", "2019-07-01 2019-07-31: 0 0 0 0")
		}},
		{"Timeline/begins with the first day that is known", func(t *testing.T, s store.Store) {
			developed(t, s)
			var q query
			agencies := q.lookup("Agency", "agency/b", "agency/none", "agency/c", "agency/a", "agency/b")
			months := agencies.along("agreements").first(0).timeline(period.Month, "", "2019-01-15")
			none := q.scan("Agreement").where("name", "nothing").timeline(period.Quarter, "", "2018-05-05")
			early := q.scan("Agreement").timeline(period.Month, "", "2017-01-01")
			q.run(t, s)
			listed := "2018-11-01 2018-11-30: 1 0 1 0, 2018-12-01 2018-12-31: 0 0 1 0, 2019-01-01 2019-01-31: 0 0 0 0"
			months.wantEach(t, listed, "", "2019-01-01 2019-01-31: 0 0 0 0", "2018-12-01 2018-12-31: 2 0 1 2, 2019-01-01 2019-01-31: 0 0 2 0", listed)
			none.want(t, "2018-04-01 2018-06-30: 0 0 0 0")
			early.want(t, "2017-01-01 2017-01-31: 0 0 0 0") // no day is as early: the last period is the only one
		}},
		{"Timeline/has a row for each period and each group that occurs, as groups are ordered", func(t *testing.T, s store.Store) {
			developed(t, s)
			var q query
			all := q.scan("Agreement")
			states := all.timeline(period.Quarter, "2018-10-01", "2019-01-01", "STATE")
			models := q.scan("Agreement").where("name", "day", "over").timeline(period.Month, "2018-12-01", "2018-12-01", "MODEL")
			both := q.scan("Agreement").timeline(period.Month, "2018-12-01", "2018-12-01", "STATE", "STATUS")
			nothing := q.scan("Agreement").where("name", "nothing").timeline(period.Month, "2018-12-01", "2018-12-01", "STATE")
			q.run(t, s)
			states.want(t,
				"2018-10-01 2018-12-31 Carolina: 2 0 1 2", "2018-10-01 2018-12-31 FL: 1 0 1 0", "2018-10-01 2018-12-31 none: 0 0 0 0",
				"2019-01-01 2019-03-31 Carolina: 0 1 1 0", "2019-01-01 2019-03-31 FL: 0 0 0 0", "2019-01-01 2019-03-31 none: 0 0 0 0",
			)
			models.want(t, "2018-12-01 2018-12-31 jem: 1 0 1 0", "2018-12-01 2018-12-31 tfm: 1 0 1 0", "2018-12-01 2018-12-31 none: 0 0 0 1")
			both.want(t,
				"2018-12-01 2018-12-31 FL|UNLISTED: 0 0 1 0", "2018-12-01 2018-12-31 FL|ENDED: 0 0 0 0",
				"2018-12-01 2018-12-31 Carolina|ACTIVE: 0 0 0 1", "2018-12-01 2018-12-31 Carolina|ENDED: 1 0 1 0", "2018-12-01 2018-12-31 Carolina|UNKNOWN: 1 0 0 1",
				"2018-12-01 2018-12-31 none|PENDING: 0 0 0 0",
			)
			nothing.want(t)
		}},
		{"Timeline/orders groups by how many there are, however many are alike", func(t *testing.T, s store.Store) {
			var g graph
			g.nodes("agency/a", "agency/b")
			for i := range 3 {
				g.agreement(fmt.Sprintf("agreement/a%d", i), "agency/a", props{"status": "ACTIVE", "firstListedOn": fmt.Sprintf("2018-01-0%d", 1+min(i, 1)), "lastListedOn": "2018-12-31"})
				g.agreement(fmt.Sprintf("agreement/b%d", i), "agency/b", props{"status": "ACTIVE", "firstListedOn": "2018-01-01", "lastListedOn": "2018-12-31"})
			}
			g.agreement("agreement/b", "agency/b", props{"status": "ACTIVE", "firstListedOn": "2018-01-01", "lastListedOn": "2018-12-31"})
			g.derive()
			g.load(t, s)
			var q query
			all := q.scan("Agreement")
			groups, months := all.groups("Agreement", "AGENCY"), all.timeline(period.Month, "2018-01-01", "2018-01-31", "AGENCY")
			q.run(t, s)
			groups.want(t, "agency/b 4", "agency/a 3")
			months.want(t, "2018-01-01 2018-01-31 b: 4 0 4 0", "2018-01-01 2018-01-31 a: 3 0 3 0")
		}},
		{"Timeline/counts by what was published by a day", func(t *testing.T, s store.Store) {
			developed(t, s)
			var q query
			then := q.scan("Agreement").timeline(period.Month, "", "2019-02-01").knownAt("2019-01-01")
			before := q.scan("Agreement").timeline(period.Month, "2018-11-01", "2018-11-01").knownAt("2018-11-14")
			today := q.scan("Agreement").timeline(period.Month, "2018-12-01", "2018-12-01").knownAt("2019-06-15")
			q.run(t, s)
			then.want(t,
				"2018-11-01 2018-11-30: 1 0 1 0", // its first list
				"2018-12-01 2018-12-31: 1 0 1 0", // signed, by a source of that day; of the last day no source speaks
				"2019-01-01 2019-01-31: 0 0 1 0", // in the lists of 2019-01-01, for what is known
				"2019-02-01 2019-02-28: 0 0 0 0", // the end was published in June
			)
			before.want(t, "2018-11-01 2018-11-30: 0 0 0 0")
			today.want(t, "2018-12-01 2018-12-31: 2 0 2 2")
		}},
		{"Timeline/counts what filters and the ends of paths let pass", func(t *testing.T, s store.Store) {
			developed(t, s)
			var q query
			path := q.lookup("County", "county/1").along("agreements").timeline(period.Year, "2018-01-01", "2018-12-31")
			inNC := q.scan("Agreement").fits(some("Agreement", "state", compared(plan.Eq, "State", "code", "NC"))).timeline(period.Year, "2018-01-01", "2018-12-31", "MODEL")
			q.run(t, s)
			path.want(t, "2018-01-01 2018-12-31: 2 0 1 2")
			inNC.want(t, "2018-01-01 2018-12-31 jem: 1 0 1 0", "2018-01-01 2018-12-31 tfm: 1 0 1 0", "2018-01-01 2018-12-31 none: 1 0 0 2")
		}},
		{"Timeline/refuses more rows and groups than are given at once", func(t *testing.T, s store.Store) {
			var g graph
			g.nodes("agency/a", "agency/b")
			for i := range store.MaxGroups + 1 {
				g.agreement(fmt.Sprintf("agreement/%04d", i), "agency/a", props{"firstListedOn": "2018-01-01", "lastListedOn": "2018-12-31", "status": "ACTIVE"})
			}
			g.load(t, s)
			var rows query
			many := rows.scan("Agreement").timeline(period.Month, "", "2018-05-31", "STATUS")
			rows.run(t, s)
			many.wantRows(t, 5)
			var over query
			from := agreement.Periods{Interval: period.Week, From: "1900-01-01", To: "2018-01-01"}
			step := over.scan("Agreement").timeline(from.Interval, from.From, from.To, "STATUS")
			_, err := s.Execute(t.Context(), &over.plan, over.args)
			var tooMuch *store.StepError
			if !errors.As(err, &tooMuch) || *tooMuch != (store.StepError{Step: step.Index, Message: from.TooMany(1)}) {
				t.Errorf("got %v", err)
			}
			var ids query
			byID := ids.scan("Agreement").timeline(period.Year, "2018-01-01", "2018-01-01", "ID")
			_, err = s.Execute(t.Context(), &ids.plan, ids.args)
			want := store.StepError{Step: byID.Index, Message: "a list has 1001 groups, 1000 are given at once: filter the list, or count by less"}
			if !errors.As(err, &tooMuch) || *tooMuch != want {
				t.Errorf("got %v", err)
			}
		}},
		{"Group/counts by the first case that holds", func(t *testing.T, s store.Store) {
			developed(t, s)
			var q query
			byCase := q.scan("Agreement").groups("Agreement", "STATUS")
			argsOf[plan.GroupArgs](byCase.step).By[0].Cases = []plan.Case{
				{If: compared(plan.IsNull, "Agreement", "signedOn", true), Then: "UNKNOWN"},
				{If: some("Agreement", "claims", compared(plan.Eq, "Claim", "field", "signedOn")), Then: "ACTIVE"},
				{If: compared(plan.Lte, "Agreement", "signedOn", "2018-12-31"), Then: "PENDING"},
			}
			by, different := q.scan("Agreement").groups("Agreement", "STATE"), q.scan("Agreement").distinct("Agreement", "STATUS")
			argsOf[plan.GroupArgs](by.step).Distinct = &argsOf[plan.GroupArgs](byCase.step).By[0]
			argsOf[plan.CountDistinctArgs](different).Key = argsOf[plan.GroupArgs](byCase.step).By[0]
			always := q.scan("Agreement").groups("Agreement", "STATUS")
			argsOf[plan.GroupArgs](always.step).By[0].Cases = []plan.Case{{If: joined(plan.Or), Then: "ENDED"}, {If: joined(plan.And), Then: "WITHDRAWN"}}
			q.run(t, s)
			byCase.want(t, "UNKNOWN 3", "PENDING 1", "ACTIVE 1", "- 1") // by size, then as the enum is declared
			by.want(t, "state/NC 2", "state/FL 1", "- 1")
			different.wantTotals(t, 3)
			always.want(t, "WITHDRAWN 6")
		}},
	}
}

// developed are agreements signed and ended on days, in months and at no known time; today is 2019-06-15.
func developed(t *testing.T, s store.Store) {
	t.Helper()
	var g graph
	g.node("state/NC", props{"name": "Carolina", "code": "NC"})
	g.node("state/FL", props{"code": "FL"})
	g.node("program-model/tfm", props{"code": "TASK_FORCE"})
	g.nodes("program-model/jem", "agency/a", "agency/b", "agency/c")
	g.county("county/1", "state/NC")
	g.edge("SERVES", "agency/a", "county/1")
	g.edge("OF_STATE", "agency/a", "state/NC")
	g.edge("OF_STATE", "agency/b", "state/FL")
	g.agreement("agreement/day", "agency/a", props{"status": "ENDED", "signedOn": day("2018-12-05"), "endedOn": day("2019-02-01")})
	g.agreement("agreement/late", "agency/a", props{"status": "UNKNOWN", "signedOn": between("2018-12-01", "2018-12-31")})
	g.agreement("agreement/over", "agency/a", props{"status": "ACTIVE", "signedOn": between("2018-12-20", "2019-01-10")})
	g.agreement("agreement/listed", "agency/b", props{"status": "UNLISTED", "firstListedOn": "2018-11-15", "lastListedOn": "2019-01-20"})
	g.agreement("agreement/nothing-known", "agency/b", props{"status": "ENDED"})
	g.agreement("agreement/pending", "agency/c", props{"status": "PENDING", "firstListedOn": "2018-12-01"})
	g.edge("USES_MODEL", "agreement/day", "program-model/jem", props{"position": 1})
	g.edge("USES_MODEL", "agreement/day", "program-model/tfm", props{"position": 2})
	g.node("source/then", props{"publishedOn": day("2018-12-31")})
	g.node("source/later", props{"publishedOn": day("2019-06-01")})
	g.claim("claim/signed", "signedOn", "agreement/day", "", "source/then")
	g.claim("claim/ended", "endedOn", "agreement/day", "", "source/later")
	g.claim("claim/agency", "agency", "agreement/late", "", "source/then")
	g.claim("claim/shown", "status", "agreement/over", "", "source/later", props{"inForce": true, "asOf": day("2019-06-15")})
	g.derive()
	g.load(t, s)
}

// A timeline is a step of periods, with its keys.
type timeline struct {
	step
	keys step
}

// timeline counts the rows of a step by periods.
func (s step) timeline(interval period.Interval, from, to string, by ...string) timeline {
	s.List().Grouped = true
	args := &agreement.TimelineArgs{Periods: agreement.Periods{Interval: interval, From: from, To: to}, Time: agreement.Time{Catalogue: ontology.Must(), Today: "2019-06-15"}}
	out := timeline{step: s.q.add(plan.Step{Parent: s.Parent, Spec: &agreement.TimelineSpec{Of: s.Index}, On: s.On}, args)}
	out.show(agreement.TimelineStart, agreement.TimelineEnd, agreement.TimelineSigned, agreement.TimelineEnded, agreement.TimelineInForce, agreement.TimelinePossibly)
	for _, name := range by {
		args.By = append(args.By, plan.Key{Grouping: ontology.Must().Grouping("Agreement", name)})
	}
	out.keys = out.under(&plan.GroupKeysSpec{}).show(plan.GroupBy, plan.GroupValue, plan.GroupLabel)
	return out
}

func (l timeline) knownAt(day string) timeline {
	argsOf[agreement.TimelineArgs](l.step).Time.Known = day
	return l
}

// line shows a row: period, keys, and signed, ended, in force, possibly so.
func (l timeline) line(row int) string {
	cell := func(i int) string { return text(l.table().Cell(row, i)) }
	keys, values := l.keys.table(), []string(nil)
	for k := keys.From[row]; k < keys.To[row]; k++ {
		values = append(values, text(keys.Cell(int(k), 2)))
	}
	head := strings.TrimSpace(cell(0) + " " + cell(1) + " " + strings.Join(values, "|"))
	return head + ": " + strings.Join([]string{cell(2), cell(3), cell(4), cell(5)}, " ")
}

// perParent shows the rows of each parent.
func (l timeline) perParent() []string {
	out := make([]string, len(l.table().From))
	for i, row := range l.table().From {
		var lines []string
		for ; row < l.table().To[i]; row++ {
			lines = append(lines, l.line(int(row)))
		}
		out[i] = strings.Join(lines, ", ")
	}
	return out
}

func (l timeline) wantEach(t *testing.T, parents ...string) {
	t.Helper()
	if diff := cmp.Diff(parents, l.perParent()); diff != "" {
		t.Errorf("rows of step %d (-want +got):\n%s", l.Index, diff)
	}
}

func (l timeline) want(t *testing.T, rows ...string) {
	t.Helper()
	l.wantEach(t, strings.Join(rows, ", "))
}

func (l timeline) wantRows(t *testing.T, rows int) {
	t.Helper()
	if got := l.table().Rows(); got != rows {
		t.Errorf("%d rows, not %d", got, rows)
	}
}
