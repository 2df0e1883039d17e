package report

import (
	"fmt"

	"graph287g/bench/rounds"
	"graph287g/bench/workload"
)

// promisedOf is the number of clients with which ratios are promised.
const promisedOf = 16

// ratios are what is promised of engines beside each other, in requests a second.
var ratios = []struct {
	query, engine, other string
	least                float64
}{
	{workload.Deep, "embedded", "postgraphile", 12},
	{workload.Wide, "embedded", "postgraphile", 12},
	{workload.List, "embedded", "postgraphile", 12},
	{workload.Deep, "embedded", "bytes", 0.5},
	{workload.Wide, "embedded", "bytes", 0.25},
	{workload.Deep, "embedded-cached", "bytes", 0.8},
	{workload.Wide, "embedded-cached", "bytes", 0.8},
	{workload.Deep, "neo4j", "neo4j-graphql", 1.5},
	{workload.Wide, "neo4j", "neo4j-graphql", 1.5},
	{workload.List, "neo4j", "neo4j-graphql", 1.5},
	{workload.Deep, "neo4j", "neo4j-by-hand", 0.7},
	{workload.Wide, "neo4j", "neo4j-by-hand", 0.7},
	{workload.List, "neo4j", "neo4j-by-hand", 0.7},
}

// Ratios returns what is promised of engines beside each other, as far as they were measured.
func Ratios(series []rounds.Series) []Line {
	var out []Line
	for _, r := range ratios {
		for _, s := range series {
			ratio, spread := s.Ratio(r.engine, r.other)
			if s.Query != r.query || s.Clients != promisedOf || ratio == 0 {
				continue
			}
			l := Line{What: fmt.Sprintf("%s: %s beside %s", r.query, r.engine, r.other), Value: ratio, Unit: "×", Spread: spread, Target: r.least}
			cores, _ := s.CoreRatio(r.engine, r.other)
			l.Note = fmt.Sprintf("%s× by processor time", number(cores))
			if doubt := s.Doubt(); doubt != "" {
				l.Note += "; " + doubt
			}
			out = append(out, l)
		}
	}
	return out
}
