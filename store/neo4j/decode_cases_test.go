package neo4j

import (
	"context"
	"slices"
	"testing"
	"time"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"graph287g/ontology"
	"graph287g/plan"
	"graph287g/store"
	"graph287g/store/executor"
)

// A decodeCase is a record as Neo4j returns it, with marks, and what decodes it.
type decodeCase struct {
	name   string
	record []any
	decode func(*testing.T, *layout, fakeRunner) error
}

func decodeCases(l *layout) []decodeCase {
	return slices.Concat(stateCases(), rowCases(l), nodeCases(l), relationCases(l), searchCases(), writeCases(l))
}

func stateCases() []decodeCase {
	return []decodeCase{
		{"graph state", []any{must("graph state", []any{each("graph state", []any{
			must("seq", int64(2)), must("number", int64(1)), may("recordedAt", time.Now()), may("seed", "abc"),
			may("kinds", []any{must("kind", "State")}), must("counts", []any{must("count", int64(3))}), must("layout", "abc"), may("bulk", "abc"), may("change", "abc"),
		})})}, func(t *testing.T, l *layout, tx fakeRunner) error {
			_, err := (&Store{layout: l}).readGraphState(t.Context(), tx)
			return err
		}},
		{"seq", []any{must("guard", []any{each("seq", int64(2))})}, func(t *testing.T, _ *layout, tx fakeRunner) error {
			_, _, err := readSeq(t.Context(), tx)
			return err
		}},
		{"bulk operation", []any{must("bulk operation", []any{may("bulkWork", "empty"), must("bulkAt", int64(2)), must("layout", "abc")})},
			func(t *testing.T, l *layout, tx fakeRunner) error {
				_, err := (&Store{layout: l}).readBulkState(t.Context(), tx)
				return err
			}},
		{"stored layout", []any{must("versions", []any{each("version", []any{must("format", int64(1)), must("layout", "abc")})}), must("nodes", int64(2))},
			func(t *testing.T, _ *layout, tx fakeRunner) error {
				_, err := readStoredLayout(t.Context(), tx)
				return err
			}},
		{"relation types", []any{must("relation types", []any{each("type", "SIGNED")})}, func(t *testing.T, l *layout, tx fakeRunner) error {
			return l.checkTypes(t.Context(), tx)
		}},
		{"deletion", []any{must("count", int64(2))}, func(t *testing.T, _ *layout, tx fakeRunner) error {
			_, err := deleteSome(t.Context(), tx, emptyEdges, 3)
			return err
		}},
		{"indexes", []any{must("indexes", []any{each("index", []any{must("name", "a"), must("constraint", true)})})},
			func(t *testing.T, _ *layout, tx fakeRunner) error {
				items, err := queryList(t.Context(), tx, "indexes", showIndexes, nil)
				if err == nil {
					_, _, err = schemaChanges(nil, items)
				}
				return err
			}},
	}
}

// reading decodes with a reader that has met three nodes, the refs 0 to 2.
func reading(read func(*testing.T, *reader) error) func(*testing.T, *layout, fakeRunner) error {
	return func(t *testing.T, l *layout, tx fakeRunner) error {
		r := newReader(l, tx, store.Version{})
		for _, id := range []string{"agency/a", "lawsuit/a", "county/a"} {
			if _, err := r.ref(id); err != nil {
				t.Fatal(err)
			}
		}
		return read(t, r)
	}
}

func readingRows(q executor.Query) func(*testing.T, *layout, fakeRunner) error {
	return reading(func(t *testing.T, r *reader) error {
		query := q
		_, err := r.Rows(t.Context(), &query)
		return err
	})
}

func shown(kind, name string) plan.Column {
	return plan.Column{Kind: plan.Property, Name: name, On: kinds(kind)}
}

// facts are values of the properties of a relation, all of which have the right type.
func facts(l *layout, relation *ontology.Relation, names []any) []any {
	out := make([]any, len(names))
	for i, name := range names {
		p := l.relations[relation.Index].byName[name.(string)]
		switch {
		case name == "id":
			out[i] = must("id", "lawsuit/a agency/a")
		case p == nil:
			out[i] = may(name.(string), int64(2)) // the position
		default:
			typ := p.slot.Field.Type
			if p.slot.Part != nil {
				typ = p.slot.Part.Type
			}
			out[i] = may(p.name, p.encoding.encode(example(l.catalogue, typ, true)))
		}
	}
	return out
}

func rowCases(l *layout) []decodeCase {
	name := ordered(field("County", "name"), false)
	sides := &plan.ListArgs{First: 1, Order: name, After: &plan.Position{Keys: []any{"a"}}, Before: &plan.Position{Keys: []any{"z"}}}
	all := plan.Step{Spec: &plan.ScanSpec{List: plan.List{Shape: plan.Page, Total: true, More: true, Less: true}}, Kinds: kinds("County"), Columns: []plan.Column{shown("County", "name")}}
	agreements, models, concerns, neighbors := following("Agency", "agreements"), following("Agreement", "models"), following("Lawsuit", "concerns"), following("Agency", "neighbors")
	agreements.Columns, agreements.List().More = []plan.Column{shown("Agreement", "signedOn")}, true
	walk := plan.Step{Spec: &plan.TraverseSpec{List: plan.List{Shape: plan.Page}, Path: field("County", "agencies")}, On: kinds("County"), Kinds: kinds("Agency")}
	by := func(f *ontology.Field) []plan.OrderKey { return ordered(f, false) }
	model := l.catalogue.Kind(field("Agreement", "models").Type.Name).Slug
	concernFacts := facts(l, concerns.Spec.(*plan.ExpandSpec).Hop.Relation, newReader(l, nil, store.Version{}).newRowReader(&executor.Query{Step: &concerns, List: concerns.List(), Args: &plan.ListArgs{}, Facts: true}).wantedFacts())
	return []decodeCase{
		{"all", []any{
			must("total", int64(1)), must("rows", []any{each("row", []any{must("id", "county/a"), must("properties", []any{may("name", "A")}), nil, must("sort keys", []any{may("name", "a")})})}),
			must("less", true), must("more", true),
		}, readingRows(executor.Query{Step: &all, List: all.List(), Args: sides})},
		{"follow", []any{must("rows", []any{each("parent", []any{
			must("id", "agency/a"), must("total", int64(1)), must("rows", []any{each("row", []any{
				must("id", "agency/a agreement/a"), must("properties", []any{may("signedOn_date", driver.Date{})}), must("facts", []any{}),
				must("sort keys", []any{may("status", int64(2))}),
			})}), must("more", true),
		})})}, readingRows(executor.Query{Step: &agreements, List: agreements.List(), Args: &plan.ListArgs{First: 1, Order: by(field("Agreement", "status")), Before: &plan.Position{Keys: []any{nil}}}, Parents: []executor.Ref{0}})},
		{"follow few", []any{must("rows", []any{each("parent", []any{
			must("id", "agency/a"), must("total", int64(0)), must("row", []any{
				must("id", "agreement/a "+model+"/a"), must("properties", []any{}), must("facts", []any{may("position", int64(2))}), must("sort keys", []any{}),
			}),
		})})}, readingRows(executor.Query{Step: &models, List: models.List(), Args: &plan.ListArgs{}, Parents: []executor.Ref{0}})},
		{"follow with facts", []any{must("rows", []any{each("parent", []any{
			must("id", "lawsuit/a"), must("total", int64(1)), must("rows", []any{each("row", []any{
				must("id", "lawsuit/a agency/a"), must("properties", []any{}), must("facts", concernFacts), must("sort keys", []any{}),
			})}),
		})})}, readingRows(executor.Query{Step: &concerns, List: concerns.List(), Args: &plan.ListArgs{First: 1}, Parents: []executor.Ref{1}, Facts: true})},
		{"neighbors", []any{must("rows", []any{each("parent", []any{
			must("id", "agency/a"), must("total", int64(1)), must("rows", []any{each("row", []any{
				must("id", "lawsuit/a CONCERNS lawsuit/a agency/a"), must("properties", []any{}), must("facts", []any{}), must("sort keys", []any{}),
			})}),
		})})}, readingRows(executor.Query{Step: &neighbors, List: neighbors.List(), Args: &plan.ListArgs{First: 1}, Parents: []executor.Ref{0}})},
		{"walk", []any{must("rows", []any{each("parent", []any{
			must("number", int64(0)), must("total", int64(1)), must("rows", []any{each("row", []any{
				must("id", "agency/a"), must("properties", []any{}), nil, must("sort keys", []any{may("name", "a")}),
			})}),
		})})}, readingRows(executor.Query{Step: &walk, List: walk.List(), Args: &plan.ListArgs{First: 1, Order: by(field("Agency", "name"))}, Parents: []executor.Ref{2}, Ends: []executor.Ref{0}, EndsFrom: []int32{0, 1}})},
	}
}

func nodeCases(l *layout) []decodeCase {
	c := l.catalogue
	agreements := scanOf(kinds("Agreement"))
	var by []plan.Key
	for _, name := range []string{"STATUS", "SIGNED_YEAR", "STATE", "ID"} {
		by = append(by, plan.Key{Grouping: c.Grouping("Agreement", name)})
	}
	by = append(by, plan.Key{Grouping: by[0].Grouping, Cases: []plan.Case{{Then: "ACTIVE"}}}, plan.Key{Grouping: &ontology.Grouping{By: ontology.GroupValue, Field: field("Agreement", "signedOn")}, Part: "earliest"})
	by[len(by)-1].Name = "earliest"
	lookup := plan.Step{Spec: &plan.LookupSpec{}, Kinds: kinds("County"), Columns: []plan.Column{shown("County", "name")}}
	out := []decodeCase{
		{"groups", []any{must("groups", []any{each("group", []any{
			must("parent", int64(0)), must("count", int64(2)), may("STATUS", "ACTIVE"), may("SIGNED_YEAR", int64(2018)), may("STATE", "state/NC"), must("ID", "agreement/a"),
			may("STATUS", "ACTIVE"), may("earliest", driver.Date{}),
		})})}, reading(func(t *testing.T, r *reader) error {
			_, err := r.Groups(t.Context(), &executor.Query{Step: &agreements, List: agreements.List(), Args: &plan.ListArgs{}}, by, nil)
			return err
		})},
		{"lookup", []any{
			must("by value", []any{each("node", []any{must("value", "county/b"), must("id", "county/b"), must("properties", []any{may("name", "B")})})}),
			must("by name", []any{}),
		}, reading(func(t *testing.T, r *reader) error {
			refs, err := r.Lookup(t.Context(), lookup.Kinds, &plan.LookupArgs{IDs: []string{"county/b"}}, lookup.Columns)
			if err == nil {
				_, err = r.Cells(t.Context(), refs, lookup.Columns)
			}
			return err
		})},
		{"first case", []any{must("cases", []any{each("case", []any{must("id", "agency/a"), must("case", int64(1))})})}, reading(func(t *testing.T, r *reader) error {
			_, err := r.Cases(t.Context(), kinds("Agency"), []executor.Ref{0}, nil)
			return err
		})},
	}
	for _, k := range c.Kinds {
		out = append(out, cellsCase(l, k))
	}
	return out
}

// cellsCase reads all properties of a node of a kind.
func cellsCase(l *layout, k *ontology.Kind) decodeCase {
	id := k.Slug + "/z"
	var columns []plan.Column
	var values []any
	for i, p := range l.kinds[k.Index].slots {
		if p.name == "id" {
			continue
		}
		part := 0
		typ := p.slot.Field.Type
		if p.slot.Part != nil {
			part, typ = i-k.Slot(p.slot.Field.Name), p.slot.Part.Type
		}
		columns = append(columns, plan.Column{Kind: plan.Property, Name: p.slot.Field.Name, Part: part, On: ontology.SetOf(k)})
		values = append(values, may(p.name, p.encoding.encode(example(l.catalogue, typ, true))))
	}
	return decodeCase{"cells of " + k.Name, []any{must("cells", []any{each("node", []any{must("id", id), must("properties", values)})})},
		reading(func(t *testing.T, r *reader) error {
			ref, err := r.ref(id)
			if err == nil {
				_, err = r.Cells(t.Context(), []executor.Ref{ref}, columns)
			}
			return err
		})}
}

func relationCases(l *layout) []decodeCase {
	concerns := l.catalogue.Relation("CONCERNS")
	hops := []ontology.Hop{{Relation: concerns}}
	row := func(more ...any) []any {
		values := facts(l, concerns, newReader(l, nil, store.Version{}).edgeColumns(hops, true))
		return append([]any{must("start", "lawsuit/a"), must("type", "CONCERNS"), must("properties", values)}, more...)
	}
	return []decodeCase{
		{"edges", []any{must("out", []any{each("relation", row())})}, reading(func(t *testing.T, r *reader) error {
			_, err := r.Edges(t.Context(), hops, []executor.Ref{1}, true)
			return err
		})},
		{"around", []any{must("relations", []any{each("relation", row(must("hub", false)))})}, reading(func(t *testing.T, r *reader) error {
			_, err := r.Expansions(t.Context(), &executor.ExpansionQuery{Refs: []executor.Ref{1}, Relations: []*ontology.Relation{concerns}, Facts: true, Limit: 9})
			return err
		})},
	}
}

func searchCases() []decodeCase {
	search := func(q executor.SearchRequest) func(*testing.T, *layout, fakeRunner) error {
		return reading(func(t *testing.T, r *reader) error {
			query := q
			query.Query = store.ParseSearch("a")
			_, err := r.Search(t.Context(), &query)
			return err
		})
	}
	return []decodeCase{
		{"hits", []any{must("hits", []any{each("hit", []any{must("id", "law/a"), must("score", int64(2)), must("size", int64(2))})})}, search(executor.SearchRequest{First: 1})},
		{"counts", []any{must("counts", []any{each("count", []any{must("kind", "law"), must("count", int64(2))})})}, search(executor.SearchRequest{Count: true})},
		{"hits before", []any{must("before", true)}, search(executor.SearchRequest{Before: true, After: &executor.Rank{}})},
		{"term counts", []any{must("term counts", []any{each("count", []any{must("term", int64(0)), must("nodes", int64(2))})})}, reading(func(t *testing.T, r *reader) error {
			_, err := r.TermCounts(t.Context(), []string{"a"})
			return err
		})},
		{"vocabulary", []any{must("vocabulary", []any{each("word", []any{must("word", "a"), must("nodes", int64(2))})})}, reading(func(t *testing.T, r *reader) error {
			_, err := r.Vocabulary(t.Context())
			return err
		})},
	}
}

func writeCases(l *layout) []decodeCase {
	existing := func(needs store.Needs, look func(*changer) func(context.Context, store.Needs, *store.Existing) error) func(*testing.T, *layout, fakeRunner) error {
		return func(t *testing.T, l *layout, tx fakeRunner) error {
			w := &changer{&Store{layout: l}, tx}
			there := &store.Node{} // only what is there is looked for
			return look(w)(t.Context(), needs, &store.Existing{
				Nodes: map[string]*store.Node{"a/a": there, "b/b": there, "county/a": there}, Edges: map[store.EdgeKey]*store.Edge{}, Owners: map[string]string{},
				Degrees: map[store.DegreeKey]int{}, Deleted: map[string]int{},
			})
		}
	}
	type lookUp = func(context.Context, store.Needs, *store.Existing) error
	state := map[string]any{"id": "state/NC", "name": "North Carolina"}
	return []decodeCase{
		{"existing nodes", []any{must("existing ids", []any{each("properties", state)})},
			existing(store.Needs{Nodes: []string{"state/NC"}}, func(w *changer) lookUp { return w.lookUpNodes })},
		{"existing relations", []any{must("existing ids", []any{each("properties", map[string]any{"id": "a/a b/b"})})},
			existing(store.Needs{Edges: []store.EdgeKey{{Relation: "SIGNED", ID: "a/a b/b"}}}, func(w *changer) lookUp { return w.lookUpEdges })},
		{"existing names", []any{must("existing names", []any{each("name", []any{must("name", "id:county/a"), must("id", "county/b")})})},
			existing(store.Needs{Names: []string{store.FormerName("county/a")}}, func(w *changer) lookUp { return w.lookUpOwners })},
		{"existing degrees", []any{must("existing ids", []any{each("degree", []any{must("id", "county/a"), must("count", int64(2))})})},
			existing(store.Needs{Degrees: []store.DegreeKey{{ID: "county/a", Relation: "SIGNED"}}}, func(w *changer) lookUp { return w.lookUpDegrees })},
		{"existing degrees of deleted nodes", []any{must("existing ids", []any{each("degree", []any{must("id", "county/a"), must("count", int64(2))})})},
			existing(store.Needs{Deleted: []string{"county/a"}}, func(w *changer) lookUp { return w.lookUpDeleted })},
		{"journal", []any{must("journal", []any{each("edits", []any{each("edit", "-state/NC")})})}, func(t *testing.T, l *layout, tx fakeRunner) error {
			_, err := (&changer{&Store{layout: l}, tx}).readJournal(t.Context())
			return err
		}},
		{"export", []any{must("Node", []any{each("properties", state)})}, func(t *testing.T, _ *layout, tx fakeRunner) error {
			_, _, err := l.partitions()[0].page(t.Context(), tx, "")
			return err
		}},
	}
}
