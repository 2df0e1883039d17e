package site

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"graph287g/graph"
	"graph287g/httpapi"
)

// TestHomeDoesNotWaitForTheMap: while the map is being counted the home page is shown without it, and not kept so; then it has it.
func TestHomeDoesNotWaitForTheMap(t *testing.T) {
	pages, err := New(Config{MapWait: time.Millisecond, CacheBytes: 1 << 20})
	if err != nil {
		t.Fatal(err)
	}
	counted := make(chan struct{})
	api := answeringEach(hostileHome)
	s := pages(func(w http.ResponseWriter, r *http.Request, req graph.Request) httpapi.Answer {
		if strings.Contains(req.Query, "query MapRows") {
			<-counted
		}
		return api(w, r, req)
	}).(*Site)
	home := func() string {
		w := httptest.NewRecorder()
		s.ServeHTTP(w, httptest.NewRequest(http.MethodGet, "/", nil))
		if w.Code != http.StatusOK {
			t.Fatalf("status %d: %s", w.Code, w.Body)
		}
		return w.Body.String()
	}
	const picture = "/map/2026-05-18.svg"
	if strings.Contains(home(), picture) {
		t.Fatal("there is a picture of a map that isn't counted")
	}
	close(counted)
	if err := s.CountMap(t.Context()); err != nil {
		t.Fatal(err)
	}
	for !strings.Contains(home(), picture) { // on a busy machine finding the map may take longer than a reader here waits
		if t.Context().Err() != nil {
			t.Fatal("there is no picture once the map is counted")
		}
	}
}

// TestCountingAMapTellsOfFailure: who counts it in the background learns that it couldn't be.
func TestCountingAMapTellsOfFailure(t *testing.T) {
	pages, err := New(Config{})
	if err != nil {
		t.Fatal(err)
	}
	err = pages(answeringEach(nil)).(*Site).CountMap(t.Context())
	if err == nil || !strings.Contains(err.Error(), "503") {
		t.Errorf("the error is %v", err)
	}
}
