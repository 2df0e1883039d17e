package fuzz

import (
	"regexp"
	"slices"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"
)

// An editor changes documents word by word, so that most of them stay documents.
type editor struct {
	siblings map[string][]string // by name: what else may stand in its place, as far as names tell
	names    []string
}

func newEditor(schema *ast.Schema) *editor {
	e := &editor{siblings: map[string][]string{}}
	var types []string
	for _, def := range schema.Types {
		if def.IsCompositeType() {
			types = append(types, def.Name)
		}
		var members []string
		for _, f := range def.Fields {
			members = append(members, f.Name)
			var args []string
			for _, a := range f.Arguments {
				args = append(args, a.Name)
			}
			e.join(args)
		}
		for _, v := range def.EnumValues {
			members = append(members, v.Name)
		}
		e.join(members)
	}
	e.join(types)
	for name := range e.siblings { // no order of a map may decide what a choice means
		slices.Sort(e.siblings[name])
		e.siblings[name] = slices.Compact(e.siblings[name])
		e.names = append(e.names, name)
	}
	slices.Sort(e.names)
	return e
}

func (e *editor) join(names []string) {
	for _, name := range names {
		e.siblings[name] = append(e.siblings[name], names...)
	}
}

// snippets are parts of documents: arguments, selections, values.
var snippets = []string{
	"{ __typename }", "{ id name }", "{ totalCount }", "{ nodes { id } }", "{ edges { cursor node { __typename id } } }", "pageInfo { hasNextPage endCursor startCursor hasPreviousPage }",
	"... on County { fips }", "... { id }", "... on Node { id }", "... on Entity { name description }", "...F", "fragment F on Node { id ... on Agency { name } }",
	"@skip(if: true)", "@include(if: false)", "@skip(if: $v)", "query Q($v: Boolean = true)", "query($n: Int!, $f: AgencyFilter)", "first: 2", "first: $n", "last: 3", "first: 0", "first: 101",
	"after: \"\"", "filter: {}", "filter: $f", "(filter: {not: {id: {isNull: true}}})", "orderBy: [{name: DESC}, {id: ASC}]", "and: [{}, {}]", "or: []", "not: {}", "some: {}", "none: {}", "every: {}",
	"count: {gte: 1}", "in: []", "isNull: false", "eq: null", "contains: \"a\"", "groups(by: ID) { count key { id } }", "countDistinct(by: ID)", "citeAs(style: APA)", "evidence { field standing }",
	"neighbors(first: 3) { nodes { id } }", "asOf: \"2019-01-01\"", "certainty: POSSIBLE", "__schema { types { name } }", "__type(name: \"County\") { kind fields { name } }",
	"a: __typename", "x:", "$v", "null", "true", "1", "-1", "2147483648", "1.5", "1e999", "[]", "{}", "\"\"", "\"\"\"block \\\"\"\" text\"\"\"", "\"\\u00e9\"", "\"\\ud800\"", "# comment\n",
	"mutation", "subscription { a }", "extend type Query { a: Int }", "{", "}", "(", ")", "[", "]", "!", "...", ":", "=", "|", "&", "@", "$",
}

var token = regexp.MustCompile(`#[^\n]*|"""(?s:.*?)"""|"(?:\\.|[^"\\\n])*"|\.\.\.|[A-Za-z0-9_.+-]+|[^\s,]`)

// maxEdits and maxWords bound what becomes of a document; the limits of documents lie well within.
const (
	maxEdits = 24
	maxWords = 3_000
)

// edit changes a document as choices say; none where it is empty.
func (e *editor) edit(text string, made choices) string {
	if made.ended() {
		return text
	}
	all := token.FindAllString(text, -1)
	for n := 0; n < maxEdits && !made.ended(); n++ {
		all = e.change(all, &made)
		if len(all) > maxWords {
			break
		}
	}
	var b strings.Builder
	for _, word := range all {
		b.WriteString(word)
		if word[0] == '#' {
			b.WriteByte('\n')
		} else {
			b.WriteByte(' ')
		}
	}
	return b.String()
}

func (e *editor) change(all []string, made *choices) []string {
	how, i := made.number(10), made.number(len(all)+1)
	if i == len(all) {
		return append(all, from(made, snippets))
	}
	end := groupEnd(all, i)
	switch how {
	case 0, 1, 2: // another word of its sort
		if others := e.siblings[all[i]]; len(others) > 0 {
			all[i] = from(made, others)
			return all
		}
		all[i] = from(made, e.names)
	case 3: // a value, or something else that documents have
		all[i] = from(made, snippets)
	case 4:
		return slices.Insert(all, i, from(made, snippets))
	case 5:
		return slices.Insert(all, i, from(made, e.names))
	case 6: // a text
		all[i] = quoted(from(made, words))
	case 7: // without a part
		return slices.Delete(all, i, end)
	case 8: // a part twice
		return slices.Insert(all, end, slices.Clone(all[i:end])...)
	case 9: // a part at another place
		part := slices.Clone(all[i:end])
		return slices.Insert(all, made.number(len(all)+1), part...)
	}
	return all
}

// groupEnd returns where what begins at i ends: a word, or a name with the brackets behind it, or all in a pair of brackets.
func groupEnd(all []string, i int) int {
	end, depth := i, 0
	for ; end < len(all); end++ {
		switch all[end] {
		case "{", "(", "[":
			depth++
		case "}", ")", "]":
			depth--
		}
		if depth <= 0 && (end+1 == len(all) || all[end+1] != "{" && all[end+1] != "(") {
			return end + 1
		}
	}
	return end
}

// quoted writes a text as documents and JSON do.
func quoted(s string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			b.WriteString(`\` + string(r))
		case r < ' ' || r == 0x7f:
			b.WriteString(`\u00` + string("0123456789abcdef"[r>>4]) + string("0123456789abcdef"[r&15]))
		default:
			b.WriteRune(r)
		}
	}
	return b.String() + `"`
}
