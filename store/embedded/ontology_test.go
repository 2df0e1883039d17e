package embedded_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"graph287g/ontology"
	"graph287g/plan"
	"graph287g/store"
	"graph287g/store/embedded"
)

// library is an ontology that has nothing to do with this program's: a store takes any.
const library = `interface Node { id: ID! name: String! }
enum Basis { CATALOGUE }
enum Reach { OWN }
enum Standing { STATED INFERRED COMPUTED OPEN UNKNOWN }
type PartialDate { date: String! }
type Link { standing: Standing! since: PartialDate until: PartialDate }
type Book implements Node @kind { pages: Int! @filter @order authors: [Author!]! @relation(type: "WROTE", direction: IN) }
type Author implements Node @kind { books: [Book!]! @relation(type: "WROTE", direction: OUT) @filter }`

func TestAnyOntology(t *testing.T) {
	c, err := ontology.Load([]ontology.File{{Name: "library.graphqls", Text: library}})
	if err != nil {
		t.Fatal(err)
	}
	s := embedded.Memory(c)
	defer s.Close(t.Context())
	var edits []store.Edit
	for id, pages := range map[string]int64{"book/a": 10, "book/b": 300} {
		edits = append(edits, store.PutNode(store.Node{Kind: "Book", ID: id, Properties: map[string]any{"name": id, "pages": pages}}))
	}
	edits = append(edits, store.PutNode(store.Node{Kind: "Author", ID: "author/x", Properties: map[string]any{"name": "X"}}))
	for _, book := range []string{"book/a", "book/b"} {
		edits = append(edits, store.PutEdge(store.Edge{Relation: "WROTE", ID: "author/x " + book, From: "author/x", To: book}))
	}
	if _, err := s.Apply(t.Context(), store.Change{Edits: edits}); err != nil {
		t.Fatal(err)
	}
	books, book := c.Kind("Author").Field("books"), c.KindsOf("Book")
	p := &plan.Plan{Catalogue: c, Steps: []*plan.Step{
		{Index: 0, Parent: plan.Root, Kinds: c.KindsOf("Author"), Spec: &plan.ScanSpec{List: plan.List{Shape: plan.Page}}},
		{
			Index: 1, Parent: 0, On: c.KindsOf("Author"), Kinds: book, Columns: []plan.Column{{Name: "id", On: book}},
			Spec: &plan.ExpandSpec{List: plan.List{Shape: plan.Page, Total: true}, Hop: ontology.Hop{Relation: books.Relation, Direction: books.Direction}},
		},
	}}
	thick := plan.Filter{Op: plan.Gt, Field: c.Kind("Book").Field("pages"), Values: []any{int64(100)}}
	args := plan.Args{&plan.ListArgs{First: 10}, &plan.ListArgs{First: 10, Filter: plan.Filter{Op: plan.And, Sub: []plan.Filter{thick}}}}
	result, err := s.Execute(t.Context(), p, args)
	if err != nil {
		t.Fatal(err)
	}
	if got := result.Tables[1]; got.Rows() != 1 || string(got.Cell(0, 0)) != `"book/b"` || got.Totals[0] != 1 {
		t.Errorf("got %d rows, %q", got.Rows(), got.Cells)
	}
	want := "scan → Author, page [first 10]\n  expand >WROTE → Book, page: id +total [where pages > 100; first 10]\n"
	if diff := cmp.Diff(want, p.Explain(args, nil)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
