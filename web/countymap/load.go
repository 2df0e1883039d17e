package countymap

import (
	"context"
	"fmt"

	"graph287g/web/queries"
)

// Ask answers a document and decodes its data into `into`.
type Ask func(ctx context.Context, document queries.Document, variables map[string]any, into any) error

// maxPages is beyond what any list here may have: a cursor that leads in a circle ends there.
const maxPages = 10_000

// Load asks for all that the map counts, and counts it. The answers must be of one version of the graph: who calls it sees to that.
func Load(ctx context.Context, ask Ask) (*Map, error) {
	lists, err := pages[list](ctx, ask, queries.MapLists, "snapshots", nil)
	if err != nil {
		return nil, err
	}
	states, err := pages[stateNode](ctx, ask, queries.MapStates, "states", nil)
	if err != nil {
		return nil, err
	}
	counties, err := pages[countyNode](ctx, ask, queries.MapCounties, "counties", nil)
	if err != nil {
		return nil, err
	}
	m := newMap(lists, states, counties)
	if len(m.Days) == 0 {
		return m, nil
	}
	span := map[string]any{"from": m.Days[0].Day, "to": m.Newest().Day}
	rows, err := pages[row](ctx, ask, queries.MapRows, "listings", span)
	if err != nil {
		return nil, err
	}
	if err := m.count(rows); err != nil {
		return nil, err
	}
	return m, nil
}

// pages returns all nodes of a document's one connection, page by page.
func pages[T any](ctx context.Context, ask Ask, document queries.Document, field string, variables map[string]any) ([]T, error) {
	all := []T{}
	asked := map[string]any{}
	for name, value := range variables {
		asked[name] = value
	}
	for range maxPages {
		var data map[string]connection[T]
		if err := ask(ctx, document, asked, &data); err != nil {
			return nil, fmt.Errorf("%s: %w", document.Name, err)
		}
		page := data[field]
		all = append(all, page.Nodes...)
		if !page.PageInfo.HasNextPage || page.PageInfo.EndCursor == nil {
			return all, nil
		}
		asked["after"] = *page.PageInfo.EndCursor
	}
	return nil, fmt.Errorf("%s: no end after %d pages", document.Name, maxPages)
}
