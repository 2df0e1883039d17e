package httpapi

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"strconv"
	"strings"
	"testing"
	"time"

	"graph287g/graph/apierror"
	"graph287g/internal/archive"
)

// A clock stands still until it is moved.
type clock struct{ now time.Time }

func (c *clock) time() time.Time { return c.now }

// A sharedAPI is an API whose archive has a clock, asked by clients behind a proxy.
type sharedAPI struct {
	*testAPI
	clock *clock
}

func newSharedAPI(t *testing.T, bounds archive.Bounds) sharedAPI {
	t.Helper()
	c := &clock{time.Date(2026, 11, 29, 12, 0, 0, 0, time.UTC)}
	timed, err := archive.Open(t.TempDir(), bounds, archive.WithClock(c.time))
	if err != nil {
		t.Fatal(err)
	}
	d := newTestAPI(t, archive.Bounds{}, func(config *Config) {
		config.Archive = timed
		config.TrustedProxies = []netip.Prefix{netip.MustParsePrefix("10.0.0.0/8")}
	})
	d.archive = timed
	return sharedAPI{d, c}
}

// archives sends a request to be archived from an address, through the proxy.
func (d sharedAPI) archives(from, query string) *httptest.ResponseRecorder {
	r := citePost(`{"query":"`+query+`"}`, forwardedHeader, from)
	r.RemoteAddr = "10.0.0.1:4711"
	return do(d, r)
}

// fresh is a query whose answer no other has.
func fresh(n int) string { return fmt.Sprintf(`{ a%d: states { totalCount } }`, n) }

// TestOneClientCannotUseUpTheArchive: of what one sends as fast as it can, its share is archived; all others go on archiving.
func TestOneClientCannotUseUpTheArchive(t *testing.T) {
	const attempts = 2822
	d := newSharedAPI(t, archive.Bounds{})
	archived := 0
	var last *httptest.ResponseRecorder
	for i := range attempts {
		// What a client writes into the header itself, before the proxy does, makes no other client of it.
		last = d.archives(fmt.Sprintf("203.0.113.%d, 192.0.2.1", i%256), fresh(i))
		if last.Code == http.StatusCreated {
			archived++
		}
	}
	if archived != 100 {
		t.Errorf("%d were archived", archived)
	}
	wantStatus(t, last, http.StatusTooManyRequests)
	wantError(t, last.Body.Bytes(), apierror.RateLimited, "this client has used up its share of answers, in a day 1 % of what the archive has free; send this again in ",
		"What is archived already is cited at any time", "`extensions.citation`")
	wantHeader(t, last, "Content-Type", "application/json; charset=utf-8")
	seconds, err := strconv.Atoi(last.Header().Get("Retry-After"))
	if err != nil || seconds < 1 || seconds > 24*60*60 {
		t.Fatalf("Retry-After %q", last.Header().Get("Retry-After"))
	}

	t.Run("another archives", func(t *testing.T) {
		wantStatus(t, d.archives("198.51.100.1", fresh(attempts)), http.StatusCreated)
	})
	t.Run("what is archived answers it too", func(t *testing.T) {
		wantStatus(t, d.archives("192.0.2.1", fresh(attempts)), http.StatusOK)
		wantStatus(t, d.archives("192.0.2.1", fresh(0)), http.StatusOK)
	})
	t.Run("it may still ask for citations", func(t *testing.T) {
		r := post(`{"query":"`+fresh(attempts+1)+`"}`, "GraphQL-Citation", "1", forwardedHeader, "192.0.2.1")
		r.RemoteAddr = "10.0.0.1:4711"
		if got := citationIn(t, do(d, r)); got.SHA256 == "" || got.Refused != "" {
			t.Errorf("got %+v", got)
		}
	})
	t.Run("Retry-After is true", func(t *testing.T) {
		res := d.archives("192.0.2.1", fresh(attempts+2))
		if seconds, err = strconv.Atoi(res.Header().Get("Retry-After")); err != nil {
			t.Fatal(err)
		}
		d.clock.now = d.clock.now.Add(time.Duration(seconds-1) * time.Second)
		early := d.archives("192.0.2.1", fresh(attempts+2))
		wantStatus(t, early, http.StatusTooManyRequests)
		wantHeader(t, early, "Retry-After", "1")
		d.clock.now = d.clock.now.Add(time.Second)
		wantStatus(t, d.archives("192.0.2.1", fresh(attempts+2)), http.StatusCreated)
		wantStatus(t, d.archives("192.0.2.1", fresh(attempts+3)), http.StatusTooManyRequests)
	})
}

// TestAClientIsItsNetwork: all addresses of a /64 are one client, and those who come without the proxy are told apart by their own.
func TestAClientIsItsNetwork(t *testing.T) {
	d := newSharedAPI(t, archive.Bounds{Answers: 100}) // one for each
	wantStatus(t, d.archives("2001:db8:1:2::1", fresh(0)), http.StatusCreated)
	wantStatus(t, d.archives("2001:db8:1:2::2", fresh(1)), http.StatusTooManyRequests)
	wantStatus(t, d.archives("2001:db8:1:3::1", fresh(1)), http.StatusCreated)

	direct := func(from, forwarded string, n int) *httptest.ResponseRecorder {
		r := citePost(`{"query":"`+fresh(n)+`"}`, forwardedHeader, forwarded)
		r.RemoteAddr = from
		return do(d, r)
	}
	wantStatus(t, direct("192.0.2.1:1", "198.51.100.1", 2), http.StatusCreated)
	wantStatus(t, direct("192.0.2.1:2", "198.51.100.2", 3), http.StatusTooManyRequests)
}

// TestVariantsOfOneAnswer: a request that differs by a comment is archived too, up to a number; then the first stands in.
func TestVariantsOfOneAnswer(t *testing.T) {
	d := newSharedAPI(t, archive.Bounds{})
	variant := func(n int) string { return strings.Repeat("#", n) + `\n{ states { totalCount } }` }
	var first Citation
	for i := range archive.MaxRequests + 1 {
		status := http.StatusCreated
		if i == archive.MaxRequests {
			status = http.StatusOK
		}
		got := d.cited(t, `{"query":"`+variant(i)+`"}`, status)
		if i == 0 {
			first = got
		}
		if i == archive.MaxRequests && got != first {
			t.Errorf("one more is cited as %+v, not as the first, %+v", got, first)
		}
		if got.SHA256 != first.SHA256 {
			t.Errorf("variant %d has another answer", i)
		}
	}
	if n, _ := d.archive.Size(); n != archive.MaxRequests {
		t.Errorf("%d are archived", n)
	}
	shown := d.shown(t, "/cite/"+first.SHA256)
	if len(shown.Requests) != archive.MaxRequests || shown.Citation != first {
		t.Errorf("%d requests; %+v", len(shown.Requests), shown.Citation)
	}
}

// TestAFullArchiveAnswersWhatItHas: for the request that is archived, and for others with the same answer.
func TestAFullArchiveAnswersWhatItHas(t *testing.T) {
	log, out := logged()
	d := newTestAPI(t, archive.Bounds{Answers: 1}, func(c *Config) { c.Logger = log })
	first := d.cited(t, `{"query":"{ states { totalCount } }"}`, http.StatusCreated)
	for _, query := range []string{"{ states { totalCount } }", "{ states { totalCount } } # again", "query Named { states { totalCount } }"} {
		if got := d.cited(t, `{"query":"`+query+`"}`, http.StatusOK); got != first {
			t.Errorf("%s is cited as %+v", query, got)
		}
	}
	if strings.Contains(out.String(), `"level":"ERROR"`) {
		t.Errorf("that was logged as an error: %s", out)
	}
	res := do(d, citePost(stateRequest))
	wantStatus(t, res, http.StatusInsufficientStorage)
	wantError(t, res.Body.Bytes(), archiveFull)
}
