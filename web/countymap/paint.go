package countymap

import (
	"image"
	"image/color"
	"image/draw"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/image/vector"
)

// Light is a colour of the picture on light ground, by the name of the style sheets' token.
func Light(token string) color.RGBA {
	n, err := strconv.ParseUint(strings.TrimPrefix(light(token), "#"), 16, 32)
	if err != nil {
		panic(err) // the colours are part of the program
	}
	return color.RGBA{uint8(n >> 16), uint8(n >> 8), uint8(n), 0xff}
}

// A Painted shape is one with the colour of its kind.
type Painted struct {
	Path string
	Kind Kind
}

// PaintedOf are the shapes of a state's counties on a day, by its FIPS code.
func (m *Map) PaintedOf(shapes *Shapes, fips string, day int) (out []Painted) {
	for _, c := range shapes.Counties {
		if fips != "" && slices.ContainsFunc(c.FIPS, func(county string) bool { return strings.HasPrefix(county, fips) }) {
			out = append(out, Painted{c.Path, m.KindOf(c, day)})
		}
	}
	return out
}

// Paint draws shapes as large as they fit into a part of a picture.
func Paint(onto draw.Image, within image.Rectangle, shapes []Painted) {
	b := boxAround(shapes)
	scale := min(float32(within.Dx())/float32(max(1, b.right-b.left)), float32(within.Dy())/float32(max(1, b.bottom-b.top)))
	for _, s := range shapes {
		r := vector.NewRasterizer(within.Dx(), within.Dy())
		for _, ring := range ringsOf(s.Path) {
			for i, p := range ring {
				x, y := float32(p.X-b.left)*scale, float32(p.Y-b.top)*scale
				if i == 0 {
					r.MoveTo(x, y)
				} else {
					r.LineTo(x, y)
				}
			}
			r.ClosePath()
		}
		r.Draw(onto, within, image.NewUniform(Light(fillOf(s.Kind))), image.Point{})
	}
}

// ringsOf are the outlines of a path, in units of the map. Paths of shapes are made of `M` with a point, `l` with steps from there, and `z`.
func ringsOf(path string) (rings [][]image.Point) {
	for part := range strings.SplitSeq(path, "M") {
		at, steps, _ := strings.Cut(strings.TrimSuffix(part, "z"), "l")
		at, _, _ = strings.Cut(at, "h") // the one box that is drawn for a city of a few units
		numbers := append(numbersIn(at), numbersIn(steps)...)
		var ring []image.Point
		x, y := 0, 0
		for i := 0; i+1 < len(numbers); i += 2 {
			x, y = x+numbers[i], y+numbers[i+1]
			ring = append(ring, image.Pt(x, y))
		}
		if len(ring) > 0 {
			rings = append(rings, ring)
		}
	}
	return rings
}
