package countymap

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"
)

// A box is a part of the picture.
type box struct{ left, top, right, bottom int }

// boxOf is the box of a path.
func boxOf(path string) box {
	b := box{1 << 30, 1 << 30, -1 << 30, -1 << 30}
	for _, ring := range ringsOf(path) {
		for _, p := range ring {
			b = box{min(b.left, p.X), min(b.top, p.Y), max(b.right, p.X), max(b.bottom, p.Y)}
		}
	}
	return b
}

// boxAround is the box around shapes.
func boxAround(shapes []Painted) box {
	b := box{1 << 30, 1 << 30, -1 << 30, -1 << 30}
	for _, s := range shapes {
		of := boxOf(s.Path)
		b = box{min(b.left, of.left), min(b.top, of.top), max(b.right, of.right), max(b.bottom, of.bottom)}
	}
	return b
}

// numbersIn reads numbers between which is a blank or the minus sign of the next.
func numbersIn(text string) (out []int) {
	for field := range strings.FieldsSeq(strings.ReplaceAll(text, "-", " -")) {
		if n, err := strconv.Atoi(field); err == nil {
			out = append(out, n)
		}
	}
	return out
}

// margin is how much is around a state in its picture, in units of the map.
const margin = 8

// StateSVG draws the counties of a state on a day, by its FIPS code, as a part of a page: it has no colours of its own but the classes that the
// page's style gives them by, those of kinds. It is empty where there is no such state. What it says has to stand beside it: label names it.
func (m *Map) StateSVG(shapes *Shapes, fips string, day int, label string) []byte {
	counties := m.PaintedOf(shapes, fips, day)
	if len(counties) == 0 {
		return nil
	}
	b := boxAround(counties)
	var out bytes.Buffer
	fmt.Fprintf(&out, `<svg viewBox="%d %d %d %d" role="img" aria-label="%s">`, b.left-margin, b.top-margin, b.right-b.left+2*margin, b.bottom-b.top+2*margin, escapeAttribute(label))
	for _, c := range counties {
		fmt.Fprintf(&out, `<path class="%s" d="%s"/>`, c.Kind, c.Path)
	}
	out.WriteString("</svg>")
	return out.Bytes()
}

var attributeEscapes = strings.NewReplacer("&", "&amp;", `"`, "&#34;", "<", "&lt;", ">", "&gt;")

func escapeAttribute(text string) string { return attributeEscapes.Replace(text) }
