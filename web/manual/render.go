package manual

import (
	"bytes"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// An Address makes the address of a path of this server, such as /docs/api or /playground/, for the page that links to it.
type Address func(path string) string

// Words are the page's own, among those of the document.
type Words struct {
	Run    string                 // the link that runs a query; without it there are none
	Answer func(lines int) string // the heading of an answer that is folded
}

// A Heading is a line of the table of contents.
type Heading struct {
	Level int // 2 or 3
	ID    string
	Text  string
}

// A Page is a rendered document. Its HTML holds nothing but what Markdown makes: HTML within a document is left out.
type Page struct {
	HTML     string
	Headings []Heading
	Runs     []Run // the queries with a link, in order
}

// Page renders a document. A link to what is no page, a file of the repository for example, becomes text.
func (m *Manual) Page(doc *Document, address Address, words Words) (*Page, error) {
	out := &Page{}
	md := goldmark.New(
		goldmark.WithExtensions(extension.Table),
		goldmark.WithParserOptions(parser.WithAutoHeadingID()),
		goldmark.WithRendererOptions(renderer.WithNodeRenderers(
			util.Prioritized(&linkRenderer{m, doc, address}, 100),
			util.Prioritized(&codeRenderer{doc, address, words, out}, 100),
			util.Prioritized(tableRenderer{}, 100),
		)),
	)
	tree := md.Parser().Parse(text.NewReader(doc.source))
	out.Headings = headings(tree, doc.source)
	var html bytes.Buffer
	if err := md.Renderer().Render(&html, doc.source, withoutTitle(tree)); err != nil {
		return nil, err
	}
	out.HTML = html.String()
	return out, nil
}

// withoutTitle takes the first heading out, which the page shows by itself.
func withoutTitle(tree ast.Node) ast.Node {
	if h, ok := tree.FirstChild().(*ast.Heading); ok && h.Level == 1 {
		tree.RemoveChild(tree, h)
	}
	return tree
}

func headings(tree ast.Node, source []byte) []Heading {
	var out []Heading
	for n := tree.FirstChild(); n != nil; n = n.NextSibling() {
		h, ok := n.(*ast.Heading)
		if !ok || h.Level < 2 || h.Level > 3 {
			continue
		}
		id, _ := h.AttributeString("id")
		name, _ := id.([]byte)
		out = append(out, Heading{h.Level, string(name), plainText(h, source)})
	}
	return out
}

// summarize returns the title of a document and its first paragraph.
func summarize(source []byte) (title, summary string) {
	tree := goldmark.DefaultParser().Parse(text.NewReader(source))
	for n := tree.FirstChild(); n != nil; n = n.NextSibling() {
		switch n := n.(type) {
		case *ast.Heading:
			if title == "" {
				title = plainText(n, source)
			}
		case *ast.Paragraph:
			return title, plainText(n, source)
		}
	}
	return title, ""
}

// plainText is the text of a node without its marks.
func plainText(n ast.Node, source []byte) string {
	var b bytes.Buffer
	_ = ast.Walk(n, func(n ast.Node, entering bool) (ast.WalkStatus, error) { // the function returns no error
		if t, ok := n.(*ast.Text); ok && entering {
			b.Write(t.Value(source))
			if t.SoftLineBreak() {
				b.WriteByte(' ')
			}
		}
		return ast.WalkContinue, nil
	})
	return b.String()
}

// A tableRenderer lets a table scroll in itself, where the window is narrower.
type tableRenderer struct{}

func (tableRenderer) RegisterFuncs(r renderer.NodeRendererFuncRegisterer) {
	base := extension.NewTableHTMLRenderer()
	base.RegisterFuncs(wrapTables{r})
}

type wrapTables struct {
	renderer.NodeRendererFuncRegisterer
}

func (r wrapTables) Register(kind ast.NodeKind, render renderer.NodeRendererFunc) {
	if kind.String() != "Table" {
		r.NodeRendererFuncRegisterer.Register(kind, render)
		return
	}
	r.NodeRendererFuncRegisterer.Register(kind, func(w util.BufWriter, source []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
		if entering {
			_, _ = w.WriteString(`<div class="scroll" tabindex="0">`)
		}
		status, err := render(w, source, n, entering)
		if !entering {
			_, _ = w.WriteString("</div>\n")
		}
		return status, err
	})
}
