package countymap

import (
	"bytes"
	"fmt"
	"maps"
	"slices"
)

// Colours of the picture where no style sheet is at hand, by light and by dark: those that web/site/style has by the same names.
var colours = map[string][2]string{
	"paper":    {"#fcfbf8", "#15181b"},
	"mute":     {"#59616c", "#9ba4ae"},
	"mark":     {"#a8410d", "#f0955c"},
	"q-none":   {"#eceae4", "#23282d"},
	"q-parts":  {"#d9c9a3", "#6d6243"},
	"q-jails":  {"#8fb8d3", "#3d6f94"},
	"q-patrol": {"#1d4f7c", "#a9d0f1"},
}

// Colours are those of the picture: by the name of the style sheets' token what it is in light and in dark.
func Colours() map[string][2]string { return maps.Clone(colours) }

func light(name string) string { return colours[name][0] }

func dark(name string) string { return colours[name][1] }

func fillOf(k Kind) string { return "q-" + k.String() }

// SVG draws the map of a day. It says what it means by classes and ids, too: a county has the id "c" and its FIPS code, a state "s" and its
// own, so that a script that takes the picture into a page can color it anew.
func (m *Map) SVG(shapes *Shapes, day int) []byte {
	var b bytes.Buffer
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d">`+"\n", shapes.Width, shapes.Height)
	writeStyle(&b)
	fmt.Fprintf(&b, `<defs><pattern id="hatch" width="20" height="20" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">`+
		`<path class="stripe" d="M0 10h20" stroke="%s" stroke-width="2.6" opacity=".7"/></pattern></defs>`+"\n", light("mark"))
	fmt.Fprintf(&b, `<g class="counties" stroke="%s">`+"\n", light("paper"))
	byKind := m.shapesByKind(shapes, day)
	for _, kind := range Kinds() {
		fmt.Fprintf(&b, `<g class="%s" fill="%s">`+"\n", kind, light(fillOf(kind)))
		for _, c := range byKind[kind] {
			fmt.Fprintf(&b, `<path id="c%s" d="%s"/>`+"\n", c.FIPS[0], c.Path)
		}
		b.WriteString("</g>\n")
	}
	fmt.Fprintf(&b, "</g>\n"+`<g class="states" fill="none" stroke="%s" stroke-width="2.2">`+"\n", light("paper"))
	m.writeStates(&b, shapes, day)
	b.WriteString("</g>\n</svg>\n")
	return b.Bytes()
}

func writeStyle(b *bytes.Buffer) {
	b.WriteString("<style>@media(prefers-color-scheme:dark){")
	fmt.Fprintf(b, ".counties,.states{stroke:%s}.inset{stroke:%s}.stripe{stroke:%s}text{fill:%s}",
		dark("paper"), dark("mute"), dark("mark"), dark("mute"))
	for _, kind := range Kinds() {
		fmt.Fprintf(b, ".%s{fill:%s}", kind, dark(fillOf(kind)))
	}
	b.WriteString("}</style>\n")
}

// KindOf tells how a shape is coloured. One that is drawn for several counties has the strongest of their kinds.
func (m *Map) KindOf(c CountyShape, day int) Kind {
	kind := None
	for _, fips := range c.FIPS {
		if county, ok := m.County(fips); ok {
			kind = max(kind, county.Days[day].Kind)
		}
	}
	return kind
}

func (m *Map) shapesByKind(shapes *Shapes, day int) [kinds][]CountyShape {
	var by [kinds][]CountyShape
	for _, c := range shapes.Counties {
		kind := m.KindOf(c, day)
		by[kind] = append(by[kind], c)
	}
	return by
}

// writeStates draws the borders, and hatches the states of which an agency serves the whole: of a territory its box, for islands are small.
func (m *Map) writeStates(b *bytes.Buffer, shapes *Shapes, day int) {
	statewide := map[string]string{} // attributes by FIPS code
	codes := map[string]string{}
	for i := range m.States {
		s := &m.States[i]
		codes[s.FIPS] = s.Code
		if s.Days[day].Statewide > 0 {
			statewide[s.FIPS] = ` class="statewide" fill="url(#hatch)"`
		}
	}
	for _, s := range shapes.States {
		if !slices.ContainsFunc(shapes.Insets, func(i Inset) bool { return i.FIPS == s.FIPS }) {
			fmt.Fprintf(b, `<path id="s%s"%s d="%s"/>`+"\n", s.FIPS, statewide[s.FIPS], s.Path)
		}
	}
	for _, i := range shapes.Insets {
		fmt.Fprintf(b, `<g class="inset" stroke="%s" stroke-width="1"><rect id="s%s"%s x="%d" y="%d" width="%d" height="%d"/>`,
			light("mute"), i.FIPS, statewide[i.FIPS], i.X, i.Y, i.Width, i.Height)
		fmt.Fprintf(b, `<text x="%d" y="%d" fill="%s" stroke="none" font-family="sans-serif" font-size="20">%s</text></g>`+"\n",
			i.X+5, i.Y-6, light("mute"), codes[i.FIPS])
	}
}
