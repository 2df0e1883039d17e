package manual

import (
	"net/url"
	"path"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/util"
)

// Prefix is where the pages are.
const Prefix = "/docs/"

// PathOf is the path of the page of a document.
func PathOf(name string) string { return Prefix + name }

type linkRenderer struct {
	manual  *Manual
	doc     *Document
	address Address
}

func (r *linkRenderer) RegisterFuncs(reg renderer.NodeRendererFuncRegisterer) {
	reg.Register(ast.KindLink, r.render)
}

func (r *linkRenderer) render(w util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	href := r.resolve(string(n.(*ast.Link).Destination))
	if href == "" {
		return ast.WalkContinue, nil
	}
	if !entering {
		_, err := w.WriteString("</a>")
		return ast.WalkContinue, err
	}
	_, err := w.WriteString(`<a href="` + string(util.EscapeHTML([]byte(href))) + `">`)
	return ast.WalkContinue, err
}

// resolve returns where a link of the document leads to: a page of another document, a part of this one, or another site; nothing
// where it leads to no page.
func (r *linkRenderer) resolve(destination string) string {
	u, err := url.Parse(destination)
	if err != nil {
		return ""
	}
	if u.Scheme == "https" || u.Scheme == "http" {
		return u.String()
	}
	if u.Scheme != "" || u.Host != "" {
		return ""
	}
	fragment := ""
	if u.Fragment != "" {
		fragment = "#" + u.EscapedFragment()
	}
	if u.Path == "" {
		return fragment
	}
	file := path.Join(path.Dir(r.doc.file), u.Path)
	if r.manual.Find(nameOf(file)) == nil || !strings.HasSuffix(file, ".md") {
		return ""
	}
	return r.address(PathOf(nameOf(file))) + fragment
}
