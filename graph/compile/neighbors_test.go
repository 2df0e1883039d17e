package compile_test

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"graph287g/plan"
	"graph287g/store"
)

// Neighbors of neighbors take a step a level, whatever their kinds: what several kinds ask for with the same fields is one
// step. Without that the last level of this would take 64.
func TestNeighborsOfNeighborsTakeAStepALevel(t *testing.T) {
	const levels = 6
	text := `{ node(id: "x") { ...L0 } }`
	for level := range levels {
		text += fmt.Sprintf(" fragment L%d on Entity { neighbors { nodes { id ... on County { ...L%d } ... on Law { ...L%d } } } }", level, level+1, level+1)
	}
	text += fmt.Sprintf(" fragment L%d on Entity { neighbors { totalCount } }", levels)
	if steps, code := tryCompile(t, text); steps != levels+2 || code != "" {
		t.Errorf("%d steps, %s", steps, code)
	}
}

// A cursor is of one choice of relations: behind it another choice may have other rows.
func TestCursorsAreOfTheRelationsChosen(t *testing.T) {
	const query = `query($r: [Relation!], $c: String) { state(code: "TX") { neighbors(relations: $r, after: $c) { totalCount } } }`
	const id = "county/1 IN_STATE county/1 state/TX"
	choices := map[string]string{"all": `null`, "none": `[]`, "one": `["IN_STATE"]`, "two": `["IN_STATE", "SERVES"]`}
	tags := map[string]uint64{}
	for name, relations := range choices {
		op, g, vars := operation(t, query, `{"r": `+relations+`}`)
		args, errs := op.Bind(g, vars)
		if len(errs) > 0 {
			t.Fatal(errs)
		}
		tags[name] = plan.ListArgsOf(args, 1).Tag
		for other, tag := range tags {
			if other != name && tag == plan.ListArgsOf(args, 1).Tag {
				t.Errorf("%s and %s share their cursors", name, other)
			}
		}
		after := cursorOf(tags[name], id)
		op, g, vars = operation(t, query, `{"r": `+relations+`, "c": "`+after+`"}`)
		args, errs = op.Bind(g, vars)
		if len(errs) > 0 {
			t.Fatalf("%s: %v", name, errs)
		}
		if diff := cmp.Diff(id, plan.ListArgsOf(args, 1).After.ID); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}

// cursorOf is the cursor of a row in a list with a tag.
func cursorOf(tag uint64, id string) string { return store.Text(store.AppendCursor(nil, tag, nil, id)) }
