package report

import (
	"encoding/json"
	"os"
	"time"
)

// An entry is a run in the history: a line of JSON.
type entry struct {
	Time    time.Time `json:"time"`
	Commit  string    `json:"commit"`
	CPU     string    `json:"cpu"`
	Cores   int       `json:"cores"`
	Go      string    `json:"go"`
	Copies  int       `json:"copies"`
	Rates   []rate    `json:"rates,omitempty"`
	Lines   []line    `json:"lines,omitempty"`
	LeftOut []string  `json:"leftOut,omitempty"`
}

type rate struct {
	Query         string  `json:"query"`
	Clients       int     `json:"clients"`
	Engine        string  `json:"engine"`
	PerSecond     float64 `json:"perSecond"`
	Spread        float64 `json:"spread"`
	PerCoreSecond float64 `json:"perCoreSecond"`
	MedianMillis  float64 `json:"medianMillis"`
	Rounds        int     `json:"rounds"`
	Thrown        int     `json:"thrown"`
	Disturbed     bool    `json:"disturbed,omitempty"`
}

type line struct {
	What    string  `json:"what"`
	Value   float64 `json:"value"`
	Unit    string  `json:"unit"`
	Spread  float64 `json:"spread,omitempty"`
	Target  float64 `json:"target,omitempty"`
	Verdict string  `json:"verdict,omitempty"`
}

// AppendTo adds the run to a file of runs.
func (r *Report) AppendTo(path string) error {
	m := r.Machine
	e := entry{Time: m.Time.UTC().Truncate(time.Second), Commit: m.Commit, CPU: m.CPU, Cores: m.Cores, Go: m.Go, Copies: r.Copies}
	for _, s := range r.Series {
		for _, engine := range r.Engines {
			sum := s.Summary(engine.Name)
			e.Rates = append(e.Rates, rate{
				s.Query, s.Clients, engine.Name, sum.PerSecond, sum.Spread, sum.PerCoreSecond, float64(sum.Median) / float64(time.Millisecond), s.Kept, s.Thrown, s.Dirty,
			})
		}
	}
	for _, l := range r.Lines {
		e.Lines = append(e.Lines, line{l.What, l.Value, l.Unit, l.Spread, l.Target, l.Verdict()})
	}
	for _, l := range r.LeftOut {
		e.LeftOut = append(e.LeftOut, l.Name)
	}
	b, err := json.Marshal(e)
	if err != nil {
		return err
	}
	f, err := os.OpenFile(path, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o644)
	if err != nil {
		return err
	}
	if _, err := f.Write(append(b, '\n')); err != nil {
		_ = f.Close() // the first error tells more
		return err
	}
	return f.Close()
}
