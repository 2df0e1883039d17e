// Package report tells what the benchmarks found: as tables (table.go), as a picture (picture.go), and as a line of the history
// (history.go). What is promised is in targets.go.
package report

import (
	"time"

	"graph287g/bench/rounds"
)

// A Report is one run.
type Report struct {
	Machine Machine
	Copies  int
	Engines []Engine
	LeftOut []LeftOut
	Digests map[string]string // of the answer to each query
	Series  []rounds.Series
	Lines   []Line // all else that was measured
}

// A Machine is where it ran.
type Machine struct {
	Time   time.Time
	Commit string
	CPU    string
	Cores  int
	Go     string
}

// An Engine is one that was measured.
type Engine struct {
	Name, About string
	Load, Ready time.Duration
	Memory      int64 // bytes after all rounds
}

// A LeftOut is an engine that could not be had, and why.
type LeftOut struct{ Name, Why string }

// A Line is one number, with what is promised of it.
type Line struct {
	What   string
	Value  float64
	Unit   string
	Spread float64 // as part of the value; 0 where it was measured once
	Target float64 // 0 for none
	AtMost bool    // the target is the most that the value may be, not the least
	Failed bool    // nothing was measured; Note tells why
	Note   string
}

// Held tells whether what is promised is held.
func (l Line) Held() bool {
	switch {
	case l.Failed:
		return false
	case l.AtMost:
		return l.Value <= l.Target
	}
	return l.Value >= l.Target
}

// Verdict is `held` or `short`, or nothing where nothing is promised; `failed` where nothing was measured.
func (l Line) Verdict() string {
	switch {
	case l.Failed:
		return "failed"
	case l.Target == 0:
		return ""
	case l.Held():
		return "held"
	}
	return "short"
}

// wide is the spread from which on a number is flagged.
const wide = 0.25
