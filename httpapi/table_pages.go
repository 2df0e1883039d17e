package httpapi

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"time"

	"graph287g/graph"
	"graph287g/graph/apierror"
	"graph287g/graph/table"
)

const (
	// maxPageRows is how many rows a page begins with: as many as the schema lets `first` be. Half as many are asked for as long as that
	// costs too much.
	maxPageRows = 100

	// pageCopies is how many times as many bytes as a page has are held while its rows are written.
	pageCopies = 4

	// pageWaits is how often a page waits for a server or share that is busy, for pageWait each time: a table of a hundred pages would
	// otherwise break off at the first burst.
	pageWaits = 8
	pageWait  = 250 * time.Millisecond
)

// tablePages reads a table page by page. Each page is a request of its own, with its price, its place and its memory, of the client that asks
// for the table: a long table takes no more at a time than any other answer.
type tablePages struct {
	api     *graphQL
	held    *hold
	request graph.Request
	table   *table.Table
	base    int64 // bytes that are held beside a page
	rows    int   // of a page
	waits   int   // that are left
}

// read reads the page after a cursor. The memory that it takes is held until its rows are written.
func (s *tablePages) read(ctx context.Context, after string) (*table.Page, *tableFailure) {
	for {
		page, fail := s.tryOnce(ctx, after)
		switch {
		case fail == nil:
			return page, nil
		case fail.code == apierror.CostExceeded && s.rows > 1:
			s.rows /= 2
		case fail.isBusy() && after != "" && s.waits > 0 && ctx.Err() == nil:
			s.waits--
			wait(ctx, pageWait)
		default:
			return nil, fail
		}
	}
}

func (s *tablePages) tryOnce(ctx context.Context, after string) (*table.Page, *tableFailure) {
	query, variables, err := s.table.Request(s.request.Variables, s.rows, after)
	if err != nil {
		panic(err) // the request's have been read as JSON
	}
	res, p := s.api.run(ctx, graph.Request{Query: query, Variables: variables, ReadOnly: true}, s.held)
	if p != nil {
		return nil, failureOf(p)
	}
	defer res.Release()
	if fail := pageFailureOf(&res); fail != nil {
		return nil, fail
	}
	if p := s.held.grow(ctx, int64(pageCopies*len(res.Body))); p != nil {
		return nil, failureOf(p)
	}
	var answer struct{ Data json.RawMessage }
	if err := json.Unmarshal(res.Body, &answer); err != nil {
		panic(err) // an engine writes JSON
	}
	page, err := s.table.Read(answer.Data)
	if err != nil {
		panic(err) // the document asks for all that is read
	}
	return page, nil
}

func wait(ctx context.Context, d time.Duration) {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
	case <-ctx.Done():
	}
}

// stream writes all rows. Of a table it can be told too late that it isn't whole: the header has gone out, and a CSV that ends early looks
// like one that ends. So it ends with a record that says so, for people, and the connection is broken off, for programs: over HTTP 1.1 the
// last chunk is missing, over HTTP 2 the stream is reset, and no client that looks takes what it has for the answer.
func (s *tablePages) stream(ctx context.Context, w http.ResponseWriter, first *table.Page) {
	b, count, page := s.table.AppendHeader(nil), 0, first
	for {
		var err error
		if b, err = s.table.AppendRows(b, page); err != nil {
			panic(err) // the rows are JSON
		}
		count += page.Rows
		after := page.Next
		if after == "" && count != first.Total {
			s.breakOff(w, b, count, first.Total, "the list ended early")
		}
		if _, err := w.Write(b); err != nil {
			panic(http.ErrAbortHandler) // a client that has gone, or is too slow, can't be told
		}
		if after == "" {
			return
		}
		s.held.shrinkTo(s.base)
		start := time.Now()
		next, fail := s.read(ctx, after)
		pause(w, time.Since(start))
		switch b = b[:0]; {
		case fail != nil:
			s.breakOff(w, b, count, first.Total, fail.message)
		case next.Meta.Version != first.Meta.Version || next.Meta.RecordedAt != first.Meta.RecordedAt:
			s.breakOff(w, b, count, first.Total, "the graph was changed meanwhile")
		}
		page = next
	}
}

// breakOff ends a table that isn't whole.
func (s *tablePages) breakOff(w http.ResponseWriter, b []byte, count, total int, why string) {
	text := fmt.Sprintf("INCOMPLETE: %s. %d of %d rows came. Throw them away and ask again; a table of fewer rows takes less time", why, count, total)
	_, err := w.Write(table.AppendCSV(b, []table.Cell{text}))
	if err == nil {
		_ = http.NewResponseController(w).Flush()
	}
	panic(http.ErrAbortHandler)
}

// pause tells a writer that its client had nothing to read for a while.
func pause(w http.ResponseWriter, d time.Duration) {
	if x, ok := w.(*responseWriter); ok && !x.started.IsZero() {
		x.started = x.started.Add(d)
	}
}
