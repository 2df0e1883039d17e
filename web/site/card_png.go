package site

import (
	"bytes"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"strings"
	"sync"

	"golang.org/x/image/font"
	"golang.org/x/image/font/gofont/gobold"
	"golang.org/x/image/font/gofont/goregular"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/math/fixed"

	"graph287g/web/countymap"
)

// Measures of the picture of a card, in pixels.
const (
	pictureMargin = 56
	barWidth      = 14
	headingSize   = 54
	sentenceSize  = 36
	itemSize      = 28
	smallSize     = 24
	legendSize    = 19
	mapSide       = 440 // of the square in which a state is drawn, with its legend
	legendKey     = 30  // the height of a line of the legend
)

// faces are the fonts of pictures. A face isn't safe for several at a time, so that each picture is drawn alone.
type faces struct {
	mu                             sync.Mutex
	heading, sentence, item, small font.Face
	legend                         font.Face
}

var pictureFaces = sync.OnceValue(func() *faces {
	regular, bold := mustParse(goregular.TTF), mustParse(gobold.TTF)
	return &faces{heading: mustFace(bold, headingSize), sentence: mustFace(regular, sentenceSize), item: mustFace(regular, itemSize), small: mustFace(regular, smallSize), legend: mustFace(regular, legendSize)}
})

func mustParse(ttf []byte) *opentype.Font {
	f, err := opentype.Parse(ttf)
	if err != nil {
		panic(err) // fonts that are part of the program
	}
	return f
}

func mustFace(f *opentype.Font, size float64) font.Face {
	face, err := opentype.NewFace(f, &opentype.FaceOptions{Size: size, DPI: 72, Hinting: font.HintingFull})
	if err != nil {
		panic(err) // only a font without glyphs is an error
	}
	return face
}

// A sheetOfPaper is a picture that is written on from the top.
type sheetOfPaper struct {
	*image.RGBA
	right int // where lines end
	y     int // where the last line stands
}

// png draws the card for places that show pictures alone. Its text alternative is the sentence, the card's description.
func (c *card) png() []byte {
	f := pictureFaces()
	f.mu.Lock()
	defer f.mu.Unlock()
	p := &sheetOfPaper{RGBA: image.NewRGBA(image.Rect(0, 0, pictureWidth, pictureHeight)), right: pictureWidth - pictureMargin, y: pictureMargin}
	draw.Draw(p, p.Bounds(), image.NewUniform(tone("paper")), image.Point{}, draw.Src)
	draw.Draw(p, image.Rect(0, 0, barWidth, pictureHeight), image.NewUniform(tone("q-patrol")), image.Point{}, draw.Src)
	if len(c.shapes) > 0 {
		p.right -= mapSide + pictureMargin/2
		left := p.right + pictureMargin/2
		countymap.Paint(p.RGBA, image.Rect(left, pictureMargin, pictureWidth-pictureMargin, pictureMargin+mapSide-legendKey*len(legendKinds)), c.shapes)
		c.paintLegend(p, f.legend, left, pictureMargin+mapSide-legendKey*(len(legendKinds)-1))
	}
	ink, mute := color.RGBA{0x1d, 0x21, 0x25, 0xff}, tone("mute")
	p.write(f.heading, ink, c.about, 2)
	if c.listed != nil {
		day := mute
		if c.isOld() {
			day = tone("mark")
		}
		p.y += smallSize / 3
		p.write(f.small, day, c.dayLine(), 1)
	}
	if c.isCorrected {
		p.write(f.small, tone("mark"), c.text("card.corrected"), 2)
	}
	p.y += smallSize / 2
	p.write(f.sentence, ink, c.description, 6)
	p.y += smallSize / 2
	for i, item := range c.items {
		if p.y > pictureHeight-6*smallSize-pictureMargin {
			p.write(f.small, mute, c.text("card.more", "count", len(c.items)-i+c.more), 1)
			break
		}
		p.write(f.item, ink, strings.TrimSuffix(item.text+" – "+item.note, " – "), 1)
	}
	p.y = pictureHeight - pictureMargin - 2*smallSize - smallSize/2
	p.right = pictureWidth - pictureMargin
	p.write(f.small, mute, c.text("card.caution"), 2)
	p.y = pictureHeight - pictureMargin/2 - smallSize - 4
	p.write(f.small, mute, c.text("site.name")+" · CC BY 4.0 · "+strings.TrimPrefix(strings.TrimPrefix(c.absoluteAddress(""), "https://"), "http://"), 1)
	var out bytes.Buffer
	if err := png.Encode(&out, p.RGBA); err != nil {
		panic(err) // a buffer takes all
	}
	return out.Bytes()
}

// paintLegend tells what the colours of the map mean.
func (c *card) paintLegend(p *sheetOfPaper, face font.Face, left, y int) {
	for i, kind := range legendKinds {
		line := y + i*legendKey
		draw.Draw(p, image.Rect(left, line-legendSize+4, left+legendSize-3, line+1), image.NewUniform(tone("q-"+kind)), image.Point{}, draw.Src)
		d := font.Drawer{Dst: p, Src: image.NewUniform(tone("mute")), Face: face, Dot: fixed.P(left+legendKey, line)}
		d.DrawString(c.text("map.kind." + kind))
	}
}

// tone is a colour of the light theme, by its token.
func tone(token string) color.RGBA { return countymap.Light(token) }

// write writes a text in lines that fit, at most so many: what has no room ends with an ellipsis.
func (p *sheetOfPaper) write(face font.Face, ink color.Color, text string, most int) {
	room := fixed.I(p.right - pictureMargin)
	height := face.Metrics().Height.Ceil()
	words := strings.Fields(text)
	for n := 0; n < most && len(words) > 0; n++ {
		line, rest := fit(face, words, room)
		if n == most-1 && len(rest) > 0 {
			line = ellipsis(face, line, room)
		}
		p.y += height
		d := font.Drawer{Dst: p, Src: image.NewUniform(ink), Face: face, Dot: fixed.P(pictureMargin, p.y)}
		d.DrawString(line)
		words = rest
	}
}

// fit takes as many words as a line has room for, at least one.
func fit(face font.Face, words []string, room fixed.Int26_6) (line string, rest []string) {
	line = words[0]
	for i, word := range words[1:] {
		if font.MeasureString(face, line+" "+word) > room {
			return line, words[i+1:]
		}
		line += " " + word
	}
	return line, nil
}

// ellipsis shortens a line so that there is room for an ellipsis behind it.
func ellipsis(face font.Face, line string, room fixed.Int26_6) string {
	letters := []rune(line)
	for len(letters) > 0 && font.MeasureString(face, string(letters)+" …") > room {
		letters = letters[:len(letters)-1]
	}
	return strings.TrimSpace(string(letters)) + " …"
}
