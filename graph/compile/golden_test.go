package compile_test

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"
)

var update = flag.Bool("update", false, "write the plans of testdata/plans anew")

// A golden is an operation with the plan that it becomes: a file of testdata/plans, with the parts query, variables and plan.
type golden struct {
	file, query, variables, plan string
}

func goldens(t *testing.T) []golden {
	t.Helper()
	files, err := filepath.Glob("testdata/plans/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no plans: %v", err)
	}
	out := make([]golden, len(files))
	for i, file := range files {
		a, err := txtar.ParseFile(file)
		if err != nil {
			t.Fatal(err)
		}
		out[i].file = file
		for _, part := range a.Files {
			switch part.Name {
			case "query":
				out[i].query = string(part.Data)
			case "variables":
				out[i].variables = string(part.Data)
			case "plan":
				out[i].plan = string(part.Data)
			default:
				t.Fatalf("%s: a part %s means nothing", file, part.Name)
			}
		}
	}
	return out
}

func TestOperationsBecomePlans(t *testing.T) {
	for _, golden := range goldens(t) {
		t.Run(filepath.Base(golden.file), func(t *testing.T) {
			op, g, vars := operation(t, golden.query, golden.variables)
			args, errs := op.Bind(g, vars)
			if len(errs) > 0 {
				t.Fatal(errs)
			}
			got := op.Plan.Explain(args, nil)
			if *update {
				golden.write(t, got)
				return
			}
			if diff := cmp.Diff(strings.Split(golden.plan, "\n"), strings.Split(got, "\n")); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func (g golden) write(t *testing.T, plan string) {
	t.Helper()
	a, err := txtar.ParseFile(g.file)
	if err != nil {
		t.Fatal(err)
	}
	for i := range a.Files {
		if a.Files[i].Name == "plan" {
			a.Files[i].Data = []byte(plan)
		}
	}
	if err := os.WriteFile(g.file, txtar.Format(a), 0o644); err != nil {
		t.Fatal(err)
	}
}

func TestStepsStandBehindTheirParents(t *testing.T) {
	for _, golden := range goldens(t) {
		op, _, _ := operation(t, golden.query, golden.variables)
		for i, s := range op.Plan.Steps {
			if s.Index != i || s.Parent >= i {
				t.Errorf("%s: step %d has the index %d and the parent %d", golden.file, i, s.Index, s.Parent)
			}
		}
	}
}
