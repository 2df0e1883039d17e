package executor

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestEveryOperationIsExecutedAndEstimated: whoever adds an operation to package plan is told here of a list that lacks it.
func TestEveryOperationIsExecutedAndEstimated(t *testing.T) {
	lists := map[string]string{}
	for _, file := range []string{"execute.go", "../../graph/cost/estimate.go"} {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		lists[file] = string(text)
	}
	files, err := filepath.Glob("../../plan/*.go")
	if err != nil {
		t.Fatal(err)
	}
	operations := 0
	for _, file := range files {
		parsed, err := parser.ParseFile(token.NewFileSet(), file, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range parsed.Decls {
			method, ok := d.(*ast.FuncDecl)
			if !ok || method.Recv == nil || method.Name.Name != "Operation" {
				continue
			}
			operations++
			spec := method.Recv.List[0].Type.(*ast.StarExpr).X.(*ast.Ident).Name
			for list, text := range lists {
				if !strings.Contains(text, "*plan."+spec+",") && !strings.Contains(text, "*plan."+spec+":") {
					t.Errorf("%s has no case of plan.%s (%s)", list, spec, file)
				}
			}
		}
	}
	if operations < 20 {
		t.Errorf("%d operations", operations)
	}
}
