package e2e

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// codeNames are names that documents may use: packages, and what they declare as plan.Step, plan.Step.Parent and Step.Parent.
type codeNames struct{ packages, types, declared map[string]bool }

func readCodeNames(t *testing.T) codeNames {
	t.Helper()
	names := codeNames{map[string]bool{}, map[string]bool{}, map[string]bool{}}
	for _, file := range filesOf(t, ".go") {
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		parsed, err := parser.ParseFile(token.NewFileSet(), filepath.Join(repository, file), nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		names.packages[parsed.Name.Name] = true
		for _, declaration := range parsed.Decls {
			names.declare(parsed.Name.Name, declaration)
		}
	}
	return names
}

func (n codeNames) declare(pkg string, declaration ast.Decl) {
	switch d := declaration.(type) {
	case *ast.FuncDecl:
		if d.Recv == nil {
			n.declared[pkg+"."+d.Name.Name] = true
		} else {
			n.member(pkg, typeName(d.Recv.List[0].Type), d.Name.Name)
		}
	case *ast.GenDecl:
		for _, spec := range d.Specs {
			switch s := spec.(type) {
			case *ast.ValueSpec:
				for _, name := range s.Names {
					n.declared[pkg+"."+name.Name] = true
				}
			case *ast.TypeSpec:
				n.types[s.Name.Name], n.declared[pkg+"."+s.Name.Name] = true, true
				n.members(pkg, s)
			}
		}
	}
}

// members declares the fields of a struct and the methods of an interface.
func (n codeNames) members(pkg string, s *ast.TypeSpec) {
	var fields *ast.FieldList
	switch typ := s.Type.(type) {
	case *ast.StructType:
		fields = typ.Fields
	case *ast.InterfaceType:
		fields = typ.Methods
	default:
		return
	}
	for _, field := range fields.List {
		for _, name := range field.Names {
			n.member(pkg, s.Name.Name, name.Name)
		}
	}
}

func (n codeNames) member(pkg, typ, name string) {
	n.declared[pkg+"."+typ+"."+name], n.declared[typ+"."+name] = true, true
}

// typeName is the name of a receiver's type, which may be a pointer or have parameters.
func typeName(e ast.Expr) string {
	switch e := e.(type) {
	case *ast.StarExpr:
		return typeName(e.X)
	case *ast.IndexExpr:
		return typeName(e.X)
	case *ast.Ident:
		return e.Name
	}
	return ""
}

var (
	codeName   = regexp.MustCompile(`^(\w+)\.[A-Z]\w*(\.[A-Z]\w*)?$`)
	sourceFile = regexp.MustCompile(`^[A-Za-z*][\w./*-]*\.(go|graphqls|mjs)$`)
	formerName = regexp.MustCompile(`\(then [^)]*\)`)
)

// TestNamesOfCode: a name of Go that a document has in backquotes, such as `plan.Step`, is declared, and a source file that it
// names is there. What the code had another name for stands as (then called `this`).
func TestNamesOfCode(t *testing.T) {
	names, sources := readCodeNames(t), filesOf(t, ".go", ".graphqls", ".mjs")
	found := 0
	for _, document := range filesOf(t, ".md") {
		text := formerName.ReplaceAllString(fence.ReplaceAllString(read(t, filepath.Join(repository, document)), ""), "")
		for _, span := range codeSpan.FindAllStringSubmatch(text, -1) {
			name := strings.TrimSuffix(span[1], "()")
			switch m := codeName.FindStringSubmatch(name); {
			case m != nil && (names.packages[m[1]] || names.types[m[1]]):
				if found++; !names.declared[name] {
					t.Errorf("%s names %s, which is declared nowhere", document, name)
				}
			case sourceFile.MatchString(name):
				if found++; !slices.ContainsFunc(sources, func(path string) bool { return endsWith(path, name) }) {
					t.Errorf("%s names the file %s, which isn't there", document, name)
				}
			}
		}
	}
	if found < 100 {
		t.Errorf("%d names found; the glossary alone has nearly as many", found)
	}
}

// endsWith tells whether the last parts of a path match a pattern.
func endsWith(path, pattern string) bool {
	parts := strings.Split(path, "/")
	n := strings.Count(pattern, "/") + 1
	if len(parts) < n {
		return false
	}
	ok, err := filepath.Match(pattern, strings.Join(parts[len(parts)-n:], "/"))
	return ok && err == nil
}
