package httpapi

import (
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"graph287g/graph"
	"graph287g/graph/apierror"
	"graph287g/internal/archive"
	"graph287g/store"
)

func TestCitationOnRequest(t *testing.T) {
	d := newTestAPI(t, archive.Bounds{}, nil)
	plain := do(d, post(stateRequest)).Body.String()
	if plain != `{"data":`+stateData+`}` {
		t.Fatalf("a plain answer is %s", plain)
	}
	res := do(d, post(stateRequest, "GraphQL-Citation", "1"))
	got := citationIn(t, res)
	if !strings.HasPrefix(res.Body.String(), strings.TrimSuffix(plain, "}")+`,"extensions":{"citation":{"text":"`) {
		t.Errorf("the answer became %s", res.Body)
	}
	link := testURL + "/graphql?query=query%20Name%28%24code%3A%20String%21%29%20%7B%20state%28code%3A%20%24code%29%20%7B%20id%20name%20%7D%20%7D&variables=%7B%22code%22%3A%22NC%22%7D"
	want := Citation{Text: "Name, 287(g) Graph, version 1 (DATE), " + link, URL: link, Version: 1, SHA256: archive.Hash([]byte(stateData))}
	if got.Text = undated(got.Text); got.Citation != want {
		t.Errorf("got  %+v\nwant %+v", got.Citation, want)
	}
	target, err := url.Parse(link)
	if err != nil {
		t.Fatal(err)
	}
	if again := do(d, request(http.MethodGet, "/graphql?"+target.RawQuery, "")).Body.String(); again != plain {
		t.Errorf("the link leads to %s", again)
	}
	t.Run("with the cost", func(t *testing.T) {
		res := do(d, post(strings.TrimSuffix(stateRequest, "}")+`,"extensions":{"citation":true,"cost":true}}`))
		if body := res.Body.String(); !strings.Contains(body, `"extensions":{"cost":{"estimated":`) || citationIn(t, res).SHA256 != want.SHA256 {
			t.Errorf("got %s", body)
		}
	})
	t.Run("leads to the archived answer once there is one", func(t *testing.T) {
		archived := d.cited(t, stateRequest, http.StatusCreated)
		if got := citationIn(t, do(d, post(stateRequest, "GraphQL-Citation", "1"))); got.Citation != archived || archived.URL != testURL+"/cite/"+want.SHA256 {
			t.Errorf("got %+v, want %+v", got, archived)
		}
	})
	t.Run("leads to where it would be archived if the request is long", func(t *testing.T) {
		got := citationIn(t, do(d, post(`{"query":"{ states { totalCount } } # `+strings.Repeat("x", maxPrintedURL)+`"}`, "GraphQL-Citation", "1")))
		if got.URL != testURL+"/cite/"+got.SHA256 {
			t.Errorf("got %s", got.URL)
		}
		if page := d.page(t, "/cite/"+got.SHA256, http.StatusNotFound); !strings.Contains(page, "No answer is archived under this hash. POST a request to /cite") {
			t.Errorf("there is %s", page)
		}
	})
}

func TestWhatIsNotCited(t *testing.T) {
	d := newTestAPI(t, archive.Bounds{}, nil)
	for _, c := range []struct{ name, query, why, code string }{
		{"what has errors", `{ a: state(code: \"NC\") { name } b: state(code: \"XX\") { name } }`, "the answer has errors, and only a whole one can be cited", ""},
		{"the schema", `{ states { totalCount } __schema { queryType { name } } }`, "the answer is about the schema too", ""},
		{"what is no query", `{ nothing }`, "", "GRAPHQL_VALIDATION_FAILED"},
		{"what is no GraphQL", `{`, "", "GRAPHQL_PARSE_FAILED"},
		{"a wrong argument", `{ states(first: 1000) { totalCount } }`, "", "BAD_USER_INPUT"},
	} {
		t.Run(c.name, func(t *testing.T) {
			asked := do(d, post(`{"query":"`+c.query+`","extensions":{"citation":true}}`))
			if got := citationIn(t, asked); got.SHA256 != "" || got.Text != "" || !strings.HasPrefix(got.Refused, c.why) || (got.Refused == "") != (c.why == "") {
				t.Errorf("got %+v", got)
			}
			posted := do(d, citePost(`{"query":"`+c.query+`"}`))
			if c.why != "" {
				wantStatus(t, posted, http.StatusUnprocessableEntity)
				wantError(t, posted.Body.Bytes(), apierror.BadUserInput, c.why)
			} else {
				wantStatus(t, posted, http.StatusBadRequest)
				wantError(t, posted.Body.Bytes(), apierror.Code(c.code))
			}
			wantHeader(t, posted, "Location", "")
		})
	}
	if n, _ := d.archive.Size(); n != 0 {
		t.Errorf("%d answers were archived", n)
	}
}

func TestTitles(t *testing.T) {
	for want, a := range map[string]graph.Provenance{
		"County":                                  {Operation: "County", Fields: []string{"county"}},
		"[Answer]":                                {},
		"[Answer on county]":                      {Fields: []string{"county"}},
		"[Answer on county and meta]":             {Fields: []string{"county", "meta"}},
		"[Answer on a, b and c]":                  {Fields: []string{"a", "b", "c"}},
		"[Answer on a, b, c and 2 more]":          {Fields: []string{"a", "b", "c", "d", "e"}},
		strings.Repeat("x", maxTitleLength) + "…": {Operation: strings.Repeat("x", 5000)},
	} {
		if got := titleOf(&a); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

// The same answer is cited alike, whenever and in whichever zone of time.
func TestCitationsReadNoClock(t *testing.T) {
	day := time.Date(2026, 11, 22, 23, 30, 0, 0, time.UTC)
	a := &graph.Provenance{Operation: "Q", Data: []byte("{}"), Version: store.Version{Number: 7, RecordedAt: day.In(time.FixedZone("", 7200))}}
	got := citer{}.cite(graph.Request{Query: "{ a }"}, a)
	want := Citation{
		Text: "Q, 287(g) Graph, version 7 (Nov. 22, 2026), /graphql?query=%7B%20a%20%7D", URL: "/graphql?query=%7B%20a%20%7D",
		Version: 7, SHA256: "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a",
	}
	if got != want {
		t.Errorf("got  %+v\nwant %+v", got, want)
	}
	a.Version = store.Version{}
	if got := (citer{}).cite(graph.Request{Query: "{ a }"}, a); got.Text != "Q, 287(g) Graph, version 0, /graphql?query=%7B%20a%20%7D" {
		t.Errorf("of an empty graph: %s", got.Text)
	}
}

func TestPublicURL(t *testing.T) {
	for _, good := range []string{"", "https://graph.example", "http://127.0.0.1:8080/", "https://graph.example/287g"} {
		if err := (Config{Engine: fakeEngine{}, PublicURL: good}).Verify(); err != nil {
			t.Errorf("%s: %v", good, err)
		}
	}
	for _, bad := range []string{"graph.example", "/cite", "ftp://graph.example", "https://", "https://a b", "https://graph.example/?x=1", "https://graph.example/?", "https://graph.example/#x", "https://me:secret@graph.example"} {
		if err := (Config{Engine: fakeEngine{}, PublicURL: bad}).Verify(); err == nil || strings.Contains(err.Error(), "secret") {
			t.Errorf("%s: %v", bad, err)
		}
	}
}
