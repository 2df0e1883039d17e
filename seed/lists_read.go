package seed

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"strings"

	"graph287g/roster"
	"graph287g/store"
)

// CompiledLists reads the compiled lists beside the curated files; where there are none the history is empty.
func CompiledLists(files fs.FS) (*roster.History, error) {
	sub, err := fs.Sub(files, listsFolder)
	if err != nil {
		return nil, err
	}
	h, err := roster.ReadCompiled(sub)
	if errors.Is(err, fs.ErrNotExist) {
		return roster.NewHistory(nil), nil
	}
	return h, err
}

// ListsOf reads the lists that a store holds: those of the program, and those that were imported.
func ListsOf(ctx context.Context, s store.Store) (*roster.History, error) {
	r := listsReader{lists: map[string]*roster.List{}, listings: map[string]*roster.Listing{}}
	for record, err := range s.Export(ctx) {
		if err != nil {
			return nil, err
		}
		if err := r.read(record); err != nil {
			return nil, err
		}
	}
	var lists []*roster.List
	for _, l := range r.lists {
		lists = append(lists, l)
	}
	var listings []roster.Listing
	for id, x := range r.listings {
		if x.First == nil || x.Last == nil || len(x.Rows) == 0 {
			return nil, fmt.Errorf("%s has no first or last list, or no rows", id)
		}
		listings = append(listings, *x)
	}
	return roster.Assemble(lists, listings), nil
}

// A listsReader puts lists together from the records of a store, nodes first.
type listsReader struct {
	lists    map[string]*roster.List    // by the id of the Snapshot
	listings map[string]*roster.Listing // by the id of the Listing
}

func (r *listsReader) read(record store.Record) error {
	if n := record.Node; n != nil {
		text := func(field string) string { return stringOf(n.Properties[field]) }
		switch n.Kind {
		case "Snapshot":
			l := &roster.List{Kind: kindOf(text("list")), SHA256: text("sha256"), Saved: text("savedAt"), Newest: text("newestSigning")}
			names, _ := n.Properties["fileNames"].([]any)
			l.Files = texts(names)
			r.lists[n.ID] = l
		case "Listing":
			x := &roster.Listing{Kind: kindOf(text("list")), Printed: roster.Printed{
				State: text("printedState"), Agency: text("printedAgency"), Type: text("printedType"), County: text("printedCounty"), Model: text("printedModel"),
				Signed: text("printedSigned"), MOA: text("printedMoa"), MOALink: text("moaUrl"), Addendum: text("printedAddendum"), AddendumLink: text("addendumUrl"),
			}}
			rows, _ := n.Properties["rows"].([]any)
			for _, v := range rows {
				number, err := intOf(v)
				if err != nil {
					return fmt.Errorf("%s: %w", n.ID, err)
				}
				x.Rows = append(x.Rows, number)
			}
			r.listings[n.ID] = x
		}
		return nil
	}
	switch e := record.Edge; e.Relation {
	case "FIRST_IN":
		r.listings[e.From].First = r.lists[e.To]
	case "LAST_IN":
		r.listings[e.From].Last = r.lists[e.To]
	}
	return nil
}

func kindOf(list string) roster.Kind { return roster.Kind(strings.ToLower(list)) }

func intOf(v any) (int, error) {
	switch v := v.(type) {
	case int:
		return v, nil
	case int64:
		return int(v), nil
	case float64:
		return int(v), nil
	case json.Number:
		n, err := v.Int64()
		return int(n), err
	}
	return 0, fmt.Errorf("%v is no number of a row", v)
}
