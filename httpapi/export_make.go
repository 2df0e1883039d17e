package httpapi

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"graph287g/graph"
	"graph287g/graph/apierror"
	"graph287g/graph/table"
	"graph287g/store"
)

const (
	// exportTries is how often an export is begun that the graph is changed under.
	exportTries = 3
	// exportTimeout is how long the making of one may take: a kind of a million nodes takes minutes.
	exportTimeout = 15 * time.Minute
)

var errChanged = errors.New("the graph was changed while it was exported")

// An exportFile is an export of one version. Those who send it hold it.
type exportFile struct {
	*spool
	version store.Version
	sidecar []byte // what describes a CSV; nil for the whole graph

	holders int // with the mutex of exports held; 0 closes what is no longer current
	current bool
}

// A maker writes an export of the version that the graph has, and returns that, with what describes it.
type maker func(ctx context.Context, to *spool) (store.Version, []byte, error)

// makeExport makes an export. It begins again where the graph is changed meanwhile, a few times.
func makeExport(ctx context.Context, write maker) (*exportFile, error) {
	ctx, cancel := context.WithTimeout(ctx, exportTimeout)
	defer cancel()
	for try := 1; ; try++ {
		s := newSpool()
		v, sidecar, err := write(ctx, s)
		if err = errors.Join(err, s.finish()); err == nil {
			return &exportFile{spool: s, version: v, sidecar: sidecar}, nil
		}
		s.close()
		if !errors.Is(err, errChanged) || try == exportTries {
			return nil, err
		}
	}
}

// recordsMaker writes all records as `graph287g export` does.
func recordsMaker(e Exporter) maker {
	return func(ctx context.Context, to *spool) (store.Version, []byte, error) {
		before, err := e.Version(ctx)
		if err != nil {
			return before, nil, err
		}
		var line []byte
		for record, err := range e.Records(ctx) {
			if err != nil {
				return before, nil, changedOr(ctx, e, before, err)
			}
			line = append(store.AppendRecord(line[:0], record), '\n')
			if _, err := to.Write(line); err != nil {
				return before, nil, err
			}
		}
		return before, nil, changedOr(ctx, e, before, nil)
	}
}

// changedOr returns errChanged where the graph has another version now, else err.
func changedOr(ctx context.Context, e Exporter, before store.Version, err error) error {
	after, failed := e.Version(ctx)
	if failed == nil && !isSameVersion(before, after) {
		return errChanged
	}
	return errors.Join(err, failed)
}

func isSameVersion(a, b store.Version) bool {
	return a.Number == b.Number && a.RecordedAt.Equal(b.RecordedAt)
}

// kindMaker writes a kind as CSV, page by page: a page is what is in memory of it, however many nodes the kind has.
func kindMaker(e Exporter, k graph.KindExport, timeout time.Duration, options tableOptions) maker {
	return func(ctx context.Context, to *spool) (store.Version, []byte, error) {
		v, err := e.Version(ctx)
		if err != nil {
			return v, nil, err
		}
		t, refused := e.Table(graph.Request{Query: k.Document}, table.Options{})
		if refused != nil {
			return v, nil, fmt.Errorf("the document of %s: %s", k.Slug, firstMessage(refused.Body))
		}
		p := &exportPages{exporter: e, table: t, rows: maxPageRows, timeout: timeout}
		b, after := t.AppendHeader(nil), ""
		for {
			page, err := p.read(ctx, after)
			if err != nil {
				return v, nil, changedOr(ctx, e, v, err)
			}
			if page.Meta.Version != v.Number || page.Meta.RecordedAt != v.RecordedAt.Format(store.InstantLayout) {
				return v, nil, errChanged
			}
			if b, err = t.AppendRows(b, page); err != nil {
				return v, nil, err
			}
			if _, err := to.Write(b); err != nil {
				return v, nil, err
			}
			if b, after = b[:0], page.Next; after == "" {
				return v, sidecarOf(t, page.Meta, graph.Request{Query: k.Document}, options), nil
			}
		}
	}
}

// exportPages reads a kind page by page.
type exportPages struct {
	exporter Exporter
	table    *table.Table
	rows     int
	timeout  time.Duration // of a page
}

func (p *exportPages) read(ctx context.Context, after string) (*table.Page, error) {
	for {
		query, variables, err := p.table.Request(nil, p.rows, after)
		if err != nil {
			return nil, err
		}
		page, fail, err := p.ask(ctx, graph.Request{Query: query, Variables: variables, ReadOnly: true})
		switch {
		case err != nil || fail == nil:
			return page, err
		case fail.code == apierror.CostExceeded && p.rows > 1:
			p.rows /= 2
		case fail.code == apierror.StoreUnavailable:
			return nil, fmt.Errorf("%w: %s", store.ErrUnavailable, fail.message)
		default:
			return nil, fmt.Errorf("a page of %d rows: %s: %s", p.rows, fail.code, fail.message)
		}
	}
}

func (p *exportPages) ask(ctx context.Context, r graph.Request) (*table.Page, *tableFailure, error) {
	ctx, cancel := context.WithTimeout(ctx, p.timeout)
	defer cancel()
	res := p.exporter.ExecuteUnkept(ctx, r)
	defer res.Release()
	if fail := pageFailureOf(&res); fail != nil {
		return nil, fail, nil
	}
	var answer struct{ Data json.RawMessage }
	if err := json.Unmarshal(res.Body, &answer); err != nil {
		return nil, nil, err
	}
	page, err := p.table.Read(answer.Data)
	return page, nil, err
}
