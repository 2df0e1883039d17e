package report

import (
	_ "embed"
	"fmt"
	"html/template"
	"math"
	"os"
	"slices"
	"strings"

	"graph287g/bench/rounds"
)

//go:embed picture.svg.tmpl
var pictureText string

var picture = template.Must(template.New("picture").Parse(pictureText))

// Where things are in the picture.
const (
	left      = 160 // of the bars
	barWidth  = 640 // of the longest
	row       = 18
	top       = 60
	imageSide = left + barWidth + 90
)

type (
	drawing struct {
		Title, Subtitle string
		Width, Height   int
		Grid            []gridLine
		Groups          []barGroup
	}
	gridLine struct {
		X         float64
		Y, LabelY int
		Label     string
	}
	barGroup struct {
		Label string
		Y     int
		Bars  []bar
	}
	bar struct {
		Label, Value, Fill     string
		Y, TextY, Middle       int
		Width, From, To, End   float64
		slowest, rate, fastest float64
	}
)

// Draw writes a picture of the engines beside each other, with as many clients as were most. There is none where these weren't measured.
func (r *Report) Draw(path string) error {
	clients := 0
	for _, s := range r.Series {
		clients = max(clients, s.Clients)
	}
	if clients == 0 {
		return nil
	}
	d := r.drawing(clients)
	var text strings.Builder
	if err := picture.Execute(&text, d); err != nil {
		return err
	}
	return os.WriteFile(path, []byte(text.String()), 0o644)
}

func (r *Report) drawing(number int) *drawing {
	m := r.Machine
	d := &drawing{
		Title:    fmt.Sprintf("Requests a second, %s, logarithmic", clients(number)),
		Subtitle: fmt.Sprintf("%s, commit %s, %s, %d cores; lines are from the slowest round to the fastest", m.Time.UTC().Format("2006-01-02"), m.Commit, m.CPU, m.Cores),
		Width:    imageSide,
	}
	least, most := math.Inf(1), 1.0
	y := top
	for _, s := range r.Series {
		if s.Clients != number {
			continue
		}
		g := barGroup{Label: s.Query, Y: y + row}
		y += row
		for _, e := range r.Engines {
			b := rates(e.Name, s)
			y += row
			b.Y, b.TextY, b.Middle = y-2, y+10, y+5
			least, most = math.Min(least, b.slowest), math.Max(most, b.fastest)
			g.Bars = append(g.Bars, b)
		}
		y += row
		d.Groups = append(d.Groups, g)
	}
	d.Height = y + 2*row
	d.scale(math.Floor(math.Log10(least)), math.Ceil(math.Log10(most)), y+row)
	return d
}

// rates is a bar before it is known how long bars are.
func rates(name string, s rounds.Series) bar {
	b := bar{Label: name, Fill: "#9db4d0", rate: s.Summary(name).PerSecond}
	if name == "embedded" || name == "neo4j" {
		b.Fill = "#1f5fae" // ours
	}
	var all []float64
	for _, sample := range s.Samples[name] {
		all = append(all, sample.PerSecond)
	}
	b.slowest, b.fastest = slices.Min(all), slices.Max(all)
	b.Value = number(b.rate)
	return b
}

// scale gives bars their lengths, between two powers of ten, and draws a line for each power.
func (d *drawing) scale(from, to float64, y int) {
	at := func(v float64) float64 { return math.Round(barWidth * (math.Log10(v) - from) / (to - from)) }
	for p := from; p <= to; p++ {
		d.Grid = append(d.Grid, gridLine{left + at(math.Pow(10, p)), y - row, y, number(math.Pow(10, p))})
	}
	for _, g := range d.Groups {
		for i := range g.Bars {
			b := &g.Bars[i]
			b.Width, b.From, b.To = at(b.rate), left+at(b.slowest), left+at(b.fastest)
			b.End = max(b.To, left+b.Width) + 6
		}
	}
}
