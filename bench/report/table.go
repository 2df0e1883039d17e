package report

import (
	"fmt"
	"io"
	"math"
	"strings"
	"time"

	"graph287g/bench/rounds"
)

// Write writes the report as Markdown.
func (r *Report) Write(w io.Writer) {
	m := r.Machine
	fmt.Fprintf(w, "Measured on %s, commit %s, %s, %d cores, %s; copies of the graph: %d.\n\n",
		m.Time.UTC().Format("2006-01-02 15:04 MST"), m.Commit, m.CPU, m.Cores, m.Go, r.Copies)
	r.engines(w)
	for _, s := range r.Series {
		r.series(w, s)
	}
	lines(w, r.Lines)
	for _, l := range r.LeftOut {
		fmt.Fprintf(w, "Left out: %s: %s\n", l.Name, l.Why)
	}
}

func (r *Report) engines(w io.Writer) {
	if len(r.Engines) == 0 {
		return
	}
	var rows [][]string
	for _, e := range r.Engines {
		rows = append(rows, []string{e.Name, seconds(e.Load), seconds(e.Ready), fmt.Sprintf("%d MB", e.Memory>>20), e.About})
	}
	table(w, []string{"engine", "load", "ready", "memory", "what it is"}, rows)
}

func (r *Report) series(w io.Writer, s rounds.Series) {
	fmt.Fprintf(w, "%s, %s, digest %s: %s\n\n", s.Query, clients(s.Clients), r.Digests[s.Query], s.Told())
	var rows [][]string
	for _, e := range r.Engines {
		sum := s.Summary(e.Name)
		ratio, _ := s.Ratio("embedded", e.Name)
		rows = append(rows, []string{
			e.Name, number(sum.PerSecond), percent(sum.Spread), millis(sum.Median), millis(sum.P99), number(sum.PerCoreSecond), number(sum.Cores), number(sum.LoadCores), fmt.Sprintf("%d", sum.Bytes), times(ratio),
		})
	}
	table(w, []string{"engine", "requests/s", "spread", "median", "99 of 100", "requests/core-s", "cores", "asking", "bytes", "embedded answers"}, rows)
}

func lines(w io.Writer, list []Line) {
	if len(list) == 0 {
		return
	}
	var rows [][]string
	for _, l := range list {
		target := ""
		if l.Target != 0 {
			target = "≥ " + number(l.Target) + " " + l.Unit
		}
		if l.Target != 0 && l.AtMost {
			target = "≤ " + number(l.Target) + " " + l.Unit
		}
		spread := ""
		if l.Spread != 0 {
			spread = percent(l.Spread)
		}
		measured := number(l.Value) + " " + l.Unit
		if l.Failed {
			measured = ""
		}
		rows = append(rows, []string{l.What, measured, spread, target, l.Verdict(), l.Note})
	}
	table(w, []string{"what", "measured", "spread", "promised", "", "note"}, rows)
}

// table writes a table whose columns are aligned in the source too.
func table(w io.Writer, head []string, rows [][]string) {
	width := make([]int, len(head))
	all := append([][]string{head}, rows...)
	for _, row := range all {
		for i, cell := range row {
			width[i] = max(width[i], len([]rune(cell)))
		}
	}
	for i, row := range all {
		for j, cell := range row {
			fmt.Fprintf(w, "| %s%s ", cell, strings.Repeat(" ", width[j]-len([]rune(cell))))
		}
		fmt.Fprintln(w, "|")
		if i == 0 {
			for _, n := range width {
				fmt.Fprint(w, "|", strings.Repeat("-", n+2))
			}
			fmt.Fprintln(w, "|")
		}
	}
	fmt.Fprintln(w)
}

// number writes a number with three digits that count, or as a whole one.
func number(v float64) string {
	if v == 0 || math.Abs(v) >= 100 {
		return fmt.Sprintf("%.0f", v)
	}
	return fmt.Sprintf("%.3g", v)
}

// percent writes a spread, and flags a wide one.
func percent(v float64) string {
	s := fmt.Sprintf("%.0f %%", 100*v)
	if v > wide {
		s += " WIDE"
	}
	return s
}

func times(v float64) string {
	if v == 0 {
		return ""
	}
	return number(v) + "×"
}

func seconds(d time.Duration) string {
	if d == 0 {
		return ""
	}
	return fmt.Sprintf("%.2f s", d.Seconds())
}

func millis(d time.Duration) string {
	return fmt.Sprintf("%.3g ms", float64(d)/float64(time.Millisecond))
}

func clients(n int) string {
	if n == 1 {
		return "1 client"
	}
	return fmt.Sprintf("%d clients", n)
}
