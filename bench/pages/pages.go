// Package pages measures the pages of the site beside the JSON of the very documents that they are made of, over the real graph.
package pages

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"

	"graph287g/bench/engine"
	"graph287g/bench/report"
	"graph287g/bench/rounds"
	"graph287g/web/queries"
)

// clients is how many ask at the same time.
const clients = 16

// slowest is how many times the server time of its documents' JSON a page may take.
const slowest = 2

// A page is one of each type, with what is asked for it.
type page struct {
	path string
	asks []asked
}

type asked struct {
	document  queries.Document
	variables any // marshals as JSON
}

type values map[string]any

func of(id string, d queries.Document) page {
	return page{"/" + id, []asked{{d, values{"id": id, "locale": "EN"}}}}
}

// plain is of a document that takes no language.
func plain(id string, d queries.Document) page { return page{"/" + id, []asked{{d, values{"id": id}}}} }

var all = []page{
	{"/", []asked{{queries.Home, values{}}, {queries.HomeChanges, values{"newest": "2026-05-18", "before": "2026-05-11"}}, {queries.MapLists, values{}}}},
	{"/map", []asked{{queries.MapLists, values{}}}},
	{"/search?q=mecklenburg+sheriff", []asked{{queries.Search, values{"query": "mecklenburg sheriff"}}}},
	of("county/12057", queries.County),
	{"/state/NC", []asked{{queries.State, values{"id": "state/NC", "locale": "EN"}}, {queries.StateAgencies, values{"id": "state/NC"}}}},
	of("agency/fl-hillsborough-county-sheriffs-office", queries.Agency),
	of("agreement/fl-hillsborough-county-sheriffs-office/warrant-service-officer", queries.Agreement),
	plain("lawsuit/melendres-v-arpaio", queries.Lawsuit),
	plain("source/huyan-2025", queries.Source),
	plain("law/8-usc-1357g", queries.Record),
	{"/disagreements", []asked{{queries.Disagreements, values{"found": false}}}},
	{"/network?from=county%2F04013", []asked{{queries.Network, values{"id": "county/04013"}}}},
	{"/about", []asked{{queries.About, values{}}}},
}

// Measure measures each type of page: kept, as for all readers but the first after a change of the graph, and made anew each time. What was
// found before something failed is returned too.
func Measure(ctx context.Context, e *engine.Env, o rounds.Options) (lines []report.Line, err error) {
	o.Duration /= 2 // there are many
	for _, kept := range []bool{true, false} {
		fmt.Fprintf(e.Out, "the pages, over ICE's lists and the curated records, kept: %t …\n", kept)
		server, err := engine.Real(ctx, e, kept)
		if err != nil {
			return lines, err
		}
		more, err := measure(ctx, server, kept, o)
		lines = append(lines, more...)
		if err == nil && kept {
			more, err = cards(ctx, e, server, o)
			lines = append(lines, more...)
		}
		if err := errors.Join(err, server.Stop()); err != nil {
			return lines, err
		}
	}
	return lines, nil
}

func measure(ctx context.Context, s *engine.Running, kept bool, o rounds.Options) (lines []report.Line, _ error) {
	how := "made anew"
	if kept {
		how = "kept"
	}
	for _, p := range all {
		targets := []rounds.Target{{Name: "page", URL: s.Base + p.path, PIDs: s.PIDs, Gzip: true}}
		for _, a := range p.asks {
			body, err := json.Marshal(map[string]any{"query": a.document.Text, "variables": a.variables})
			if err != nil {
				return lines, err
			}
			targets = append(targets, rounds.Target{Name: a.document.Name, URL: s.Base + "/graphql", Body: body, PIDs: s.PIDs, Gzip: true})
		}
		series, err := rounds.Beside(ctx, p.path+" "+how, targets, clients, o)
		if err != nil {
			return lines, err
		}
		lines = append(lines, lineOf(p, how, series))
	}
	return lines, nil
}

// lineOf compares the processor time that the server takes for a page with that for all its documents, round by round.
func lineOf(p page, how string, s rounds.Series) report.Line {
	ratios := make([]float64, len(s.Samples["page"]))
	for i, sample := range s.Samples["page"] {
		documents := 0.0
		for _, a := range p.asks {
			documents += 1 / s.Samples[a.document.Name][i].PerCoreSecond
		}
		ratios[i] = 1 / sample.PerCoreSecond / documents
	}
	sum := s.Summary("page")
	l := report.Line{
		What: fmt.Sprintf("page %s, %s, beside its JSON", p.path, how), Value: rounds.Median(ratios), Unit: "× server time", Spread: rounds.Spread(ratios),
		Target: slowest, AtMost: true,
		Note: fmt.Sprintf("%.0f pages/s, %d bytes compressed", sum.PerSecond, sum.Bytes),
	}
	if doubt := s.Doubt(); doubt != "" {
		l.Note += "; " + doubt
	}
	return l
}
