package countymap_test

import (
	"bytes"
	"context"
	"encoding/json"
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"graph287g/web/countymap"
	"graph287g/web/queries"
)

func TestNothingIsLostOrCountedTwice(t *testing.T) {
	m := ofTheRecords(t)
	if len(m.Days) < 16 || m.Days[0].Month() != "2025-02" {
		t.Fatalf("the days are %v", m.Days)
	}
	for i, d := range m.Days {
		var sum countymap.Day
		for _, s := range m.States {
			of := s.Days[i]
			sum.Agreements += of.Agreements
			sum.Agencies += of.Agencies
			sum.Statewide += of.Statewide
			sum.Unplaced += of.Unplaced
			counties := 0
			for kind, n := range of.Counties {
				sum.Counties[kind] += n
				counties += n
			}
			if want := len(m.CountiesOf(&s)); counties != want {
				t.Errorf("%s, %s: %d counties of all kinds, want %d", d.Day, s.Name, counties, want)
			}
			if of.Agreements > 0 {
				sum.States++
			}
		}
		sum.Day, sum.List, sum.Rows = d.Day, d.List, d.Rows
		if diff := cmp.Diff(d, sum); diff != "" {
			t.Errorf("%s: the states don't add up to the country: %s", d.Day, diff)
		}
		if d.Rows < d.Agreements || d.Agreements < d.Agencies {
			t.Errorf("%s: %d rows, %d agreements, %d agencies", d.Day, d.Rows, d.Agreements, d.Agencies)
		}
	}
}

// The same figures are asked of the API in another way: counties by what reaches them. On the newest list's day no agreement has a gap
// between its lists, so that its first and last list tell.
func TestCountsAreThoseOfTheAPI(t *testing.T) {
	m := ofTheRecords(t)
	day := m.Newest().Day
	const document = `query($day: Date!) {
		patrol: counties(filter: {agreements: {reach: [OWN], some: {lastListedOn: {eq: $day}, models: {some: {code: {eq: TASK_FORCE}}}}}}) { ...c }
		own: counties(filter: {agreements: {reach: [OWN], some: {lastListedOn: {eq: $day}}}}) { ...c }
		any: counties(filter: {agreements: {reach: [OWN, WITHIN], some: {lastListedOn: {eq: $day}}}}) { ...c }
		statewide: agencies(filter: {level: {eq: STATE}, agreements: {some: {lastListedOn: {eq: $day}}}}) { ...a }
	}
	fragment c on CountyConnection { totalCount groups(by: [STATE]) { keys { value } count } }
	fragment a on AgencyConnection { totalCount }`
	type counts struct {
		TotalCount int
		Groups     []struct {
			Keys  []struct{ Value string }
			Count int
		}
	}
	var data map[string]counts
	askText(t, document, map[string]any{"day": day}, &data)
	byState := func(name string) map[string]int {
		of := map[string]int{}
		for _, g := range data[name].Groups {
			of[strings.TrimPrefix(g.Keys[0].Value, "state/")] = g.Count
		}
		return of
	}
	patrol, own, all := byState("patrol"), byState("own"), byState("any")
	for _, s := range m.States {
		n := s.Days[len(m.Days)-1].Counties
		got := [3]int{n[countymap.Patrol], n[countymap.Patrol] + n[countymap.Jails], n[countymap.Patrol] + n[countymap.Jails] + n[countymap.Parts]}
		if want := [3]int{patrol[s.Code], own[s.Code], all[s.Code]}; got != want {
			t.Errorf("%s: on patrol, of the county, any: %v; the API says %v", s.Name, got, want)
		}
	}
	if got, want := m.Newest().Statewide, data["statewide"].TotalCount; got != want || got == 0 {
		t.Errorf("%d statewide agencies; the API says %d", got, want)
	}
}

func TestThePictureHasEachCountyByItsKind(t *testing.T) {
	m, shapes := ofTheRecords(t), mustShapes(t)
	picture := m.SVG(shapes, len(m.Days)-1)
	kinds, ids, kind := map[string]int{}, map[string]string{}, ""
	for d := xml.NewDecoder(bytes.NewReader(picture)); ; {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		start, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		of := map[string]string{}
		for _, a := range start.Attr {
			of[a.Name.Local] = a.Value
		}
		if start.Name.Local == "g" {
			kind = of["class"]
		}
		if id := of["id"]; strings.HasPrefix(id, "c") {
			kinds[kind]++
			ids[id] = kind
		} else if strings.HasPrefix(id, "s") && of["class"] == "statewide" {
			kinds["statewide"]++
		}
	}
	for id, want := range map[string]string{"c12057": "patrol", "c32003": "parts", "c37089": "jails", "c17031": "none"} {
		if ids[id] != want {
			t.Errorf("%s is drawn as %q, want %q", id, ids[id], want)
		}
	}
	n := m.Newest().Counties
	if kinds["patrol"] != n[countymap.Patrol] || kinds["jails"] != n[countymap.Jails] || kinds["parts"] != n[countymap.Parts] {
		t.Errorf("the picture has %v, the map %v", kinds, n)
	}
	hatched := 0
	for _, s := range m.States {
		if s.Days[len(m.Days)-1].Statewide > 0 {
			hatched++
		}
	}
	if kinds["statewide"] != hatched {
		t.Errorf("%d states are hatched, want %d", kinds["statewide"], hatched)
	}
}

func TestTheIslandReadsTheSameFigures(t *testing.T) {
	m := ofTheRecords(t)
	text, err := m.JSON(mustShapes(t))
	if err != nil {
		t.Fatal(err)
	}
	var data struct {
		States   []struct{ Days [][]int }
		Counties map[string]any
		Together [][]string
	}
	if err := json.Unmarshal(text, &data); err != nil {
		t.Fatal(err)
	}
	if len(data.Counties) != len(m.Counties) || len(data.Together) != 2 {
		t.Errorf("%d counties, %d shapes of several", len(data.Counties), len(data.Together))
	}
	for _, c := range m.Counties {
		// Unfolds what changed when.
		changes, _ := data.Counties[c.FIPS].([]any)
		at := 1
		var now countymap.CountyDay
		for i, want := range c.Days {
			if at < len(changes) {
				if change := changes[at].([]any); int(change[0].(float64)) == i {
					now = countymap.CountyDay{Kind: countymap.Kind(change[1].(float64)), Own: int(change[2].(float64)), Within: int(change[3].(float64))}
					at++
				}
			}
			if now != want {
				t.Fatalf("%s on %s: %+v, want %+v", c.Name, m.Days[i].Day, now, want)
			}
		}
	}
}

// fake answers each document with a text.
func fake(answers map[string]string) countymap.Ask {
	return func(_ context.Context, document queries.Document, _ map[string]any, into any) error {
		text, ok := answers[document.Name]
		if !ok {
			return errors.New("not at hand")
		}
		return json.Unmarshal([]byte(text), into)
	}
}

const (
	fakeStates   = `{"states": {"nodes": [{"id": "state/AA", "code": "AA", "fips": "01", "name": "A"}]}}`
	fakeCounties = `{"counties": {"nodes": [{"id": "county/01001", "fips": "01001", "name": "One"}, {"id": "county/01003", "fips": "01003", "name": "Two"}]}}`
	fakeLists    = `{"snapshots": {"nodes": [{"publishedOn": "2025-03-05", "source": {"id": "source/b"}}, {"publishedOn": null, "source": {"id": "source/c"}},
		{"publishedOn": "2025-03-01", "source": {"id": "source/a"}}]}}`
)

func fakeRow(first, last, agreement, model, serves string) string {
	return `{"firstListedOn": "` + first + `", "lastListedOn": "` + last + `", "agreement": {"id": "` + agreement + `", "models": [{"code": "` + model + `"}],
		"agency": {"id": "agency/of-` + agreement + `", "state": {"code": "AA"}, "serves": {"nodes": [` + serves + `]}}}}`
}

func TestRulesOfCounting(t *testing.T) {
	const one, two, state = `{"__typename": "County", "fips": "01001"}`, `{"__typename": "County", "fips": "01003"}`, `{"__typename": "State", "code": "AA"}`
	const town = `{"__typename": "Place", "counties": [{"fips": "01001"}, {"fips": "01003"}]}`
	row := func(agreement, model, serves string) string {
		return fakeRow("2025-03-01", "2025-03-05", agreement, model, serves)
	}
	for name, c := range map[string]struct {
		rows []string
		want countymap.StateDay
		one  countymap.CountyDay
	}{
		"nothing":  {nil, countymap.StateDay{Counties: [4]int{2, 0, 0, 0}}, countymap.CountyDay{}},
		"in jails": {[]string{row("1", "JAIL_ENFORCEMENT", one)}, countymap.StateDay{Counties: [4]int{1, 0, 1, 0}, Agreements: 1, Agencies: 1}, countymap.CountyDay{Kind: countymap.Jails, Own: 1}},
		"on patrol too": {[]string{row("1", "WARRANT_SERVICE_OFFICER", one), row("2", "TASK_FORCE", one)},
			countymap.StateDay{Counties: [4]int{1, 0, 0, 1}, Agreements: 2, Agencies: 2}, countymap.CountyDay{Kind: countymap.Patrol, Own: 2}},
		"a town on patrol makes no county": {[]string{row("1", "TASK_FORCE", town)},
			countymap.StateDay{Counties: [4]int{0, 2, 0, 0}, Agreements: 1, Agencies: 1}, countymap.CountyDay{Kind: countymap.Parts, Within: 1}},
		"a town on patrol beside a sheriff in jails": {[]string{row("1", "TASK_FORCE", town), row("2", "JAIL_ENFORCEMENT", one)},
			countymap.StateDay{Counties: [4]int{0, 1, 1, 0}, Agreements: 2, Agencies: 2}, countymap.CountyDay{Kind: countymap.Jails, Own: 1, Within: 1}},
		"a state's agency is in no county": {[]string{row("1", "TASK_FORCE", state)},
			countymap.StateDay{Counties: [4]int{2, 0, 0, 0}, Statewide: 1, Agreements: 1, Agencies: 1}, countymap.CountyDay{}},
		"two rows of one agreement": {[]string{row("1", "TASK_FORCE", one), row("1", "TASK_FORCE", one)},
			countymap.StateDay{Counties: [4]int{1, 0, 0, 1}, Agreements: 1, Agencies: 1}, countymap.CountyDay{Kind: countymap.Patrol, Own: 1}},
		"an agency of two counties": {[]string{row("1", "TASK_FORCE", one+","+two)},
			countymap.StateDay{Counties: [4]int{0, 0, 0, 2}, Agreements: 1, Agencies: 1}, countymap.CountyDay{Kind: countymap.Patrol, Own: 1}},
		"without a place": {[]string{row("1", "TASK_FORCE", "")},
			countymap.StateDay{Counties: [4]int{2, 0, 0, 0}, Agreements: 1, Agencies: 1, Unplaced: 1}, countymap.CountyDay{}},
		"a town of which no county is known": {[]string{row("1", "TASK_FORCE", `{"__typename": "Place", "counties": []}`)},
			countymap.StateDay{Counties: [4]int{2, 0, 0, 0}, Agreements: 1, Agencies: 1, Unplaced: 1}, countymap.CountyDay{}},
		"not on the month's last list": {[]string{fakeRow("2025-03-01", "2025-03-01", "1", "TASK_FORCE", one)},
			countymap.StateDay{Counties: [4]int{2, 0, 0, 0}}, countymap.CountyDay{}},
	} {
		t.Run(name, func(t *testing.T) {
			m, err := countymap.Load(t.Context(), fake(map[string]string{
				"map-lists": fakeLists, "map-states": fakeStates, "map-counties": fakeCounties,
				"map-rows": `{"listings": {"nodes": [` + strings.Join(c.rows, ",") + `]}}`,
			}))
			if err != nil {
				t.Fatal(err)
			}
			if len(m.Days) != 1 || m.Newest().List != "source/b" {
				t.Fatalf("the days are %v", m.Days)
			}
			if diff := cmp.Diff(c.want, m.States[0].Days[0]); diff != "" {
				t.Error(diff)
			}
			if diff := cmp.Diff(c.one, m.Counties[0].Days[0]); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestWhatCantBeCountedIsAnError(t *testing.T) {
	good := map[string]string{"map-lists": fakeLists, "map-states": fakeStates, "map-counties": fakeCounties}
	for name, rows := range map[string]string{
		"no such county":            fakeRow("2025-03-01", "2025-03-05", "1", "TASK_FORCE", `{"__typename": "County", "fips": "99999"}`),
		"no such county of a place": fakeRow("2025-03-01", "2025-03-05", "1", "TASK_FORCE", `{"__typename": "Place", "counties": [{"fips": "99999"}]}`),
		"no such state":             fakeRow("2025-03-01", "2025-03-05", "1", "TASK_FORCE", `{"__typename": "State", "code": "ZZ"}`),
		"more places than asked": strings.Replace(fakeRow("2025-03-01", "2025-03-05", "1", "TASK_FORCE", ""),
			`"nodes": []`, `"nodes": [], "pageInfo": {"hasNextPage": true}`, 1),
	} {
		t.Run(name, func(t *testing.T) {
			good["map-rows"] = `{"listings": {"nodes": [` + rows + `]}}`
			if _, err := countymap.Load(t.Context(), fake(good)); err == nil {
				t.Error("no error")
			}
		})
	}
	delete(good, "map-rows")
	if _, err := countymap.Load(t.Context(), fake(good)); err == nil {
		t.Error("no error where the API gives none")
	}
}

func TestAGraphWithoutLists(t *testing.T) {
	m, err := countymap.Load(t.Context(), fake(map[string]string{
		"map-lists": `{"snapshots": {"nodes": []}}`, "map-states": fakeStates, "map-counties": fakeCounties,
	}))
	if err != nil || len(m.Days) != 0 {
		t.Errorf("%v, %v", m, err)
	}
}
