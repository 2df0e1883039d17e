package fuzz

import (
	"testing"

	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/parser"

	"graph287g/test/corpus"
)

// seeds are the queries from which targets start: those that are answered, and those that are refused.
func seeds(f *testing.F) []corpus.File {
	f.Helper()
	return corpus.Read(f, "../corpus/queries/*.graphql", "../corpus/errors/*.graphql", "../corpus/introspection.graphql", "../../web/src/playground/examples/*.graphql")
}

// words are texts that readers of texts have stumbled over.
var words = []string{
	"", " ", "a", "é", "e\u0301", "ß", "İ", "ﬁ", "😀", "\u2028", "\ufeff", "\x00", "\x7f", "\ufffd", "'", `"`, `\`, "`", "<script>", "&amp;", "%", "%00", "../", "\r\n",
	"0", "-0", "007", "1e3", "9223372036854775808", "null", "true", "NaN", "__proto__", "constructor", "0001-01-01", "9999-12-31", "2024-02-29", "2023-02-29", "287(g)",
	"county/37119", "county/", "/", "state/NC", "agency/nc-mecklenburg-county-sheriff",
}

// parse reads a document without validating it.
func parse(text string) (*ast.QueryDocument, error) {
	return parser.ParseQuery(&ast.Source{Input: text})
}
