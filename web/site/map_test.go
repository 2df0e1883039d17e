package site

import (
	"fmt"
	"net/http"
	"os"
	"strings"
	"testing"

	"graph287g/graph"
	"graph287g/httpapi"
	"graph287g/web/countymap"
)

// TestMapSentences: counties and rows by kind are those of package countymap, whose tests have the workbooks' counts.
func TestMapSentences(t *testing.T) {
	for path, want := range map[string]string{
		"/map": "On ICE’s list of 18 May 2026, county agencies of 427 counties have agreements under the task force model (on patrol), with or without one for " +
			"jails; those of 350 counties for jails only. In 157 counties only agencies of towns, campuses or districts have any. 67 agencies serve a whole " +
			"state, departments of corrections included.",
		"/map?day=2025-02-26": "On ICE’s list of 26 February 2025, county agencies of 54 counties have agreements under the task force model (on patrol), with or " +
			"without one for jails; those of 102 counties for jails only. In 6 counties only agencies of towns, campuses or districts have any. 13 agencies " +
			"serve a whole state, departments of corrections included.",
		"/es/map": "En la lista de ICE del 18 de mayo de 2026, las agencias de 427 condados tienen acuerdos del modelo de fuerza operativa (patrullaje), con o " +
			"sin acuerdo para cárceles; las de 350 condados, solo para cárceles. En 157 condados solo los tienen agencias de ciudades, universidades o " +
			"distritos. 67 agencias, incluidas las penitenciarias, tienen jurisdicción en todo un estado.",
	} {
		if got := leadOf(t, get(server(t), path).Body.String()); got != want {
			t.Errorf("%s says\n%s\nwant\n%s", path, got, want)
		}
	}
}

// TestMapAddresses: a page is cited with its day, and the months lead to each other.
func TestMapAddresses(t *testing.T) {
	for path, want := range map[string][]string{
		"/map":                   {`/map?day=2026-05-18">`, `href="/map?day=2026-04-30"`, `hreflang="es" href="/es/map"`},
		"/map?day=2025-10":       {`/map?day=2025-10-28">`, `href="/map?day=2025-09-30"`, `href="/map?day=2025-11-25"`, `href="/es/map?day=2025-10-28"`},
		"/es/map?day=2025-02-26": {`/es/map?day=2025-02-26">`, `href="/es/map?day=2025-03-31"`, `href="/map?day=2025-02-26"`},
	} {
		page := get(server(t), path).Body.String()
		for _, part := range want {
			if !strings.Contains(page, part) {
				t.Errorf("%s has no %s", path, part)
			}
		}
	}
}

// TestMapFiles: what a page names may be kept for good, and is there compressed; at another address it is asked for again.
func TestMapFiles(t *testing.T) {
	page := get(server(t), "/map").Body.String()
	for begin, contentType := range map[string]string{`src="/map/2026-05-18.svg`: "image/svg+xml", `data-figures="/map/figures.json`: "application/json"} {
		_, rest, found := strings.Cut(page, begin)
		tag, _, _ := strings.Cut(rest, `"`)
		if !found {
			t.Fatalf("the page names no %s", begin)
		}
		_, path, _ := strings.Cut(begin, `"`)
		w := get(server(t), path+tag, "Accept-Encoding", "gzip")
		h := w.Header()
		if w.Code != http.StatusOK || h.Get("Content-Type") != contentType || h.Get("Cache-Control") != lasting || h.Get("Content-Encoding") != "gzip" {
			t.Errorf("%s: status %d, %v", path, w.Code, h)
		}
		if w.Body.Len() > 130_000 {
			t.Errorf("%s: %d bytes", path, w.Body.Len())
		}
		if got := get(server(t), path+"?v=other").Header().Get("Cache-Control"); got != "no-cache" {
			t.Errorf("%s at another address: %s", path, got)
		}
	}
}

// TestMapIsCountedOnce: as long as the graph is the same, only what tells that is asked.
func TestMapIsCountedOnce(t *testing.T) {
	asked := map[string]int{}
	version, changing := `"version": 1`, false
	pages, err := New(Config{})
	if err != nil {
		t.Fatal(err)
	}
	site := pages(func(w http.ResponseWriter, r *http.Request, req graph.Request) httpapi.Answer {
		answers := map[string]string{}
		if changing && strings.Contains(req.Query, "query MapLists") {
			version = fmt.Sprintf(`"version": %d`, 10+asked["MapLists"])
		}
		for name, body := range hostileHome {
			answers[name] = strings.ReplaceAll(strings.ReplaceAll(body, "NAME", "name"), `"version": 1`, version)
			if strings.Contains(req.Query, "query "+name) {
				asked[name]++
			}
		}
		return answeringEach(answers)(w, r, req)
	})
	for range 3 {
		get(site, "/map")
	}
	if asked["MapRows"] != 1 || asked["MapCounties"] != 1 {
		t.Errorf("asked %v", asked)
	}
	version = `"version": 2`
	get(site, "/map")
	if asked["MapRows"] != 2 {
		t.Errorf("asked %v after a change", asked)
	}
	// Another day of the same version is no other map.
	version = `"version": 2, "newestDayAge": 5`
	get(site, "/map")
	if asked["MapRows"] != 2 {
		t.Errorf("asked %v on another day", asked)
	}
	// A graph that never stands still has no map.
	changing = true
	if w := get(site, "/map"); w.Code != http.StatusServiceUnavailable {
		t.Errorf("status %d while the graph changes", w.Code)
	}
	changing = false
	if w := get(site, "/map"); w.Code != http.StatusOK {
		t.Errorf("status %d when it has changed", w.Code)
	}
}

// TestMapWithoutTheAPI: what keeps the map from being counted is told, and doesn't last.
func TestMapWithoutTheAPI(t *testing.T) {
	pages, err := New(Config{})
	if err != nil {
		t.Fatal(err)
	}
	up := false
	site := pages(func(w http.ResponseWriter, r *http.Request, req graph.Request) httpapi.Answer {
		if up || strings.Contains(req.Query, "query MapLists") || strings.Contains(req.Query, "query HomePage") {
			return answeringEach(hostileHome)(w, r, req)
		}
		return answeringEach(nil)(w, r, req)
	})
	for _, path := range []string{"/", "/map", "/map/figures.json"} {
		if w := get(site, path, "Accept", "text/html"); w.Code != http.StatusServiceUnavailable || w.Header().Get("Cache-Control") != "no-store" {
			t.Errorf("%s: status %d, %v", path, w.Code, w.Header())
		}
	}
	up = true
	if w := get(site, "/map"); w.Code != http.StatusOK {
		t.Errorf("status %d when the API is back", w.Code)
	}
}

// TestWithoutLists: a graph that has none of ICE's lists has a home page all the same, and says why there is no map.
func TestWithoutLists(t *testing.T) {
	pages, err := New(Config{})
	if err != nil {
		t.Fatal(err)
	}
	site := pages(answeringEach(map[string]string{
		"HomePage": `{"data": {"meta": {"version": 1}}}`, "MapLists": `{"data": {"snapshots": {"nodes": []}, "meta": {"version": 1}}}`,
		"MapStates": hostileHome["MapStates"], "MapCounties": hostileHome["MapCounties"],
	}))
	if w := get(site, "/"); w.Code != http.StatusOK || strings.Contains(w.Body.String(), `data-island="map"`) {
		t.Errorf("home: status %d", w.Code)
	}
	if w := get(site, "/map"); w.Code != http.StatusNotFound || !strings.Contains(textOf(w.Body.String()), "None of ICE’s lists is loaded here.") {
		t.Errorf("map: status %d", w.Code)
	}
	if w := get(site, "/map/figures.json", "Accept", "text/html"); w.Code != http.StatusNotFound {
		t.Errorf("figures: status %d", w.Code)
	}
}

// TestThePictureHasThePagesColours: the picture has no style sheet where it stands alone.
func TestThePictureHasThePagesColours(t *testing.T) {
	text, err := os.ReadFile("style/1-tokens.css")
	if err != nil {
		t.Fatal(err)
	}
	for name, colours := range countymap.Colours() {
		for _, colour := range colours {
			if !strings.Contains(string(text), "--"+name+": "+colour+";") {
				t.Errorf("the style has no --%s: %s", name, colour)
			}
		}
	}
}
