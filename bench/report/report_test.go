package report

import (
	"encoding/json"
	"encoding/xml"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"graph287g/bench/load"
	"graph287g/bench/rounds"
	"graph287g/bench/workload"
)

func example() *Report {
	sample := func(rate float64) rounds.Sample {
		return rounds.Sample{Result: load.Result{Requests: 100, Bytes: 3000, Median: time.Millisecond, P99: 2 * time.Millisecond}, PerSecond: rate, PerCoreSecond: rate / 2}
	}
	r := &Report{
		Machine: Machine{Time: time.Date(2026, 11, 30, 0, 0, 0, 0, time.UTC), Commit: "abc", CPU: "a processor", Cores: 2, Go: "go1.26"}, Copies: 1,
		Engines: []Engine{{Name: "embedded"}, {Name: "postgraphile"}}, Digests: map[string]string{workload.Deep: "d1"}, LeftOut: []LeftOut{{"neo4j", "no Java"}},
		Series: []rounds.Series{{Query: workload.Deep, Clients: 16, Kept: 2, Wanted: 5, Thrown: 1, Samples: map[string][]rounds.Sample{
			"embedded": {sample(2600), sample(2400)}, "postgraphile": {sample(200), sample(100)},
		}}},
	}
	r.Lines = Ratios(r.Series)
	return r
}

// TestVerdicts: what is promised is told beside what was measured.
func TestVerdicts(t *testing.T) {
	for _, c := range []struct {
		line Line
		want string
	}{
		{Line{Value: 3}, ""},
		{Line{Value: 12, Target: 12}, "held"}, {Line{Value: 11.9, Target: 12}, "short"},
		{Line{Failed: true, Target: 50, AtMost: true}, "failed"},
		{Line{Value: 50, Target: 50, AtMost: true}, "held"}, {Line{Value: 51, Target: 50, AtMost: true}, "short"},
	} {
		if got := c.line.Verdict(); got != c.want {
			t.Errorf("%+v: %q", c.line, got)
		}
	}
}

func TestTable(t *testing.T) {
	var text strings.Builder
	example().Write(&text)
	for _, want := range []string{
		"Deep, 16 clients, digest d1: ONLY 2 of 5 rounds, 1 more were disturbed and thrown away",
		"| postgraphile | 150        | 67 % WIDE |",
		"| Deep: embedded beside postgraphile | 18.5 ×   | 59 % WIDE | ≥ 12 ×   | held |",
		"Left out: neo4j: no Java",
	} {
		if !strings.Contains(text.String(), want) {
			t.Errorf("no %q in\n%s", want, text.String())
		}
	}
}

// TestPicture: it is well-formed, and has a bar for each engine.
func TestPicture(t *testing.T) {
	path := filepath.Join(t.TempDir(), "picture.svg")
	if err := example().Draw(path); err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for d := xml.NewDecoder(strings.NewReader(string(text))); ; {
		if _, err := d.Token(); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			t.Fatal(err)
		}
	}
	if n := strings.Count(string(text), `height="14"`); n != 2 {
		t.Errorf("%d bars\n%s", n, text)
	}
}

// TestHistory: each run is a line of JSON.
func TestHistory(t *testing.T) {
	path := filepath.Join(t.TempDir(), "history.jsonl")
	for range 2 {
		if err := example().AppendTo(path); err != nil {
			t.Fatal(err)
		}
	}
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSpace(string(text)), "\n")
	var e entry
	if err := json.Unmarshal([]byte(lines[1]), &e); err != nil || len(lines) != 2 || e.Lines[0].Verdict != "held" || e.Rates[1].Thrown != 1 {
		t.Errorf("%v\n%s", err, text)
	}
}
