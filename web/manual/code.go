package manual

import (
	"bytes"
	"fmt"
	"html"
	"net/url"
	"regexp"
	"strings"

	"github.com/alecthomas/chroma/v2"
	chromahtml "github.com/alecthomas/chroma/v2/formatters/html"
	"github.com/alecthomas/chroma/v2/lexers"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/util"
)

// A Run is a query that a link of a page opens and runs.
type Run struct {
	Query     string
	Variables string // JSON; empty where it takes none
}

// Link is the address of the query in the playground, below that of the playground itself.
func (r Run) Link() string {
	link := "#query=" + fragmentValue(r.Query)
	if r.Variables != "" {
		link += "&variables=" + fragmentValue(r.Variables)
	}
	return link
}

// fragmentValue escapes a value behind #, in which a space is no +.
func fragmentValue(s string) string { return strings.ReplaceAll(url.QueryEscape(s), "+", "%20") }

// guide shows how to add an article, with queries about one that there isn't.
const guide = "curating"

var (
	variablesLine  = regexp.MustCompile(`(?m)^# (\{.*\})\n`)
	extensionsLine = regexp.MustCompile(`(?m)^# extensions: \{.*\}\n`)
)

// runOf returns the query of a block as the playground takes it: variables apart, and without the extensions of a request, of which it
// asks for all. What is sent to another path isn't one.
func runOf(doc *Document, language, text string) (Run, bool) {
	if language != "graphql" || doc.Name == guide || strings.HasPrefix(text, "# POST ") {
		return Run{}, false
	}
	run := Run{Query: strings.TrimSpace(variablesLine.ReplaceAllString(extensionsLine.ReplaceAllString(text, ""), "")) + "\n"}
	if m := variablesLine.FindStringSubmatch(text); m != nil {
		run.Variables = m[1]
	}
	return run, true
}

// foldedLines is from how many lines on an answer is folded: of a long one, few read more than the beginning.
const foldedLines = 30

type codeRenderer struct {
	doc     *Document
	address Address
	words   Words
	page    *Page
}

func (r *codeRenderer) RegisterFuncs(reg renderer.NodeRendererFuncRegisterer) {
	reg.Register(ast.KindFencedCodeBlock, r.render)
}

func (r *codeRenderer) render(w util.BufWriter, source []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering {
		return ast.WalkContinue, nil
	}
	block := n.(*ast.FencedCodeBlock)
	language, text := string(block.Language(source)), linesOf(block, source)
	code, err := highlight(language, text)
	if err != nil {
		return ast.WalkStop, err
	}
	if count := strings.Count(text, "\n"); language == "json" && count > foldedLines {
		code = fmt.Sprintf("<details class=\"answer\"><summary>%s</summary>\n%s</details>\n", html.EscapeString(r.words.Answer(count)), code)
	}
	if run, ok := runOf(r.doc, language, text); ok && r.words.Run != "" {
		r.page.Runs = append(r.page.Runs, run)
		link := r.address("/playground/") + run.Link()
		code = fmt.Sprintf("<div class=\"runs\">\n%s<p><a href=\"%s\">%s</a></p></div>\n", code, html.EscapeString(link), html.EscapeString(r.words.Run))
	}
	_, err = w.WriteString(code)
	return ast.WalkContinue, err
}

func linesOf(block *ast.FencedCodeBlock, source []byte) string {
	var b bytes.Buffer
	for i := range block.Lines().Len() {
		line := block.Lines().At(i)
		b.Write(line.Value(source))
	}
	return b.String()
}

// Colors are set by classes, for the pages' policy lets no element have a style of its own.
var formatter = chromahtml.New(chromahtml.WithClasses(true), chromahtml.WithPreWrapper(wrapper{}))

// plain has no colors: those are in the pages' style.
var plain = chroma.MustNewStyle("plain", chroma.StyleEntries{})

// A wrapper lets the keyboard scroll what is wider than the page.
type wrapper struct{}

func (wrapper) Start(code bool, _ string) string {
	if code {
		return `<pre class="code" tabindex="0"><code>`
	}
	return `<pre class="code" tabindex="0">`
}

func (wrapper) End(code bool) string {
	if code {
		return "</code></pre>\n"
	}
	return "</pre>\n"
}

func highlight(language, text string) (string, error) {
	lexer := lexers.Get(language)
	if lexer == nil || language == "" {
		lexer = lexers.Fallback
	}
	tokens, err := chroma.Coalesce(lexer).Tokenise(nil, text)
	if err != nil {
		return "", err
	}
	var b bytes.Buffer
	err = formatter.Format(&b, plain, tokens)
	return b.String(), err
}
