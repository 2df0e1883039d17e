package agreement

import (
	"context"
	"slices"
	"strconv"

	"graph287g/ontology"
	"graph287g/plan"
	"graph287g/store/executor"
)

// A figure is what a source counts of the agreements of a place, in the words of its claim.
type figure struct {
	text   string
	number float64
	asOf   string // the day by which dates are ordered; empty for none
}

// readFigures finds for each place the newest claim that counts its agreements and was known of; of the same day the one that counts most.
// A claim counts those of a place where it is about the place, or holds for it, and for no model or other thing beside it.
func readFigures(ctx context.Context, x *executor.Execution, places []executor.Ref, known string) ([]figure, error) {
	c := x.Catalogue()
	about, scope := c.Relation("ABOUT"), c.Relation("SCOPE")
	adj, err := x.Reader().Edges(ctx, []ontology.Hop{{Relation: about, Direction: ontology.In}, {Relation: scope, Direction: ontology.In}}, places, false)
	if err != nil {
		return nil, err
	}
	var claims []executor.Ref
	for _, p := range places {
		for hop := range 2 {
			for _, e := range adj.Edges(hop, p) {
				claims = append(claims, e.To)
			}
		}
	}
	claims = executor.Distinct(claims)
	counted, err := readCountingClaims(ctx, x, claims, known)
	if err != nil {
		return nil, err
	}
	scopes, err := x.Reader().Edges(ctx, []ontology.Hop{{Relation: scope, Direction: ontology.Out}}, claims, false)
	if err != nil {
		return nil, err
	}
	out := make([]figure, len(places))
	for i, p := range places {
		for hop := range 2 {
			for _, e := range adj.Edges(hop, p) {
				f, counts := counted[e.To]
				others := slices.ContainsFunc(scopes.Edges(0, e.To), func(s executor.Edge) bool { return s.To != p })
				if counts && !others && (f.asOf > out[i].asOf || f.asOf == out[i].asOf && f.number > out[i].number) {
					out[i] = f
				}
			}
		}
	}
	return out, nil
}

// readCountingClaims reads those of some claims that count agreements.
func readCountingClaims(ctx context.Context, x *executor.Execution, claims []executor.Ref, known string) (map[executor.Ref]figure, error) {
	set := x.Catalogue().KindsOf("Claim")
	var columns []plan.Column
	for _, name := range []string{"field", "unit", "negated", "number", "text", knownFrom} {
		columns = append(columns, plan.Column{Kind: plan.Property, Name: name, On: set})
	}
	columns = append(columns, plan.Column{Kind: plan.Property, Name: "asOf", Part: datePart(x.Catalogue(), "date"), On: set})
	cells, err := x.Reader().Cells(ctx, claims, columns)
	if err != nil {
		return nil, err
	}
	out := map[executor.Ref]figure{}
	for i, claim := range claims {
		cell := cells[i*len(columns) : (i+1)*len(columns)]
		number, err := strconv.ParseFloat(string(cell[3]), 64)
		published := known == "" || cell[5] != nil && textOf(cell[5]) <= known
		if textOf(cell[0]) == "agreementCount" && textOf(cell[1]) == "agreements" && string(cell[2]) == "false" && err == nil && published {
			out[claim] = figure{text: textOf(cell[4]), number: number, asOf: textOf(cell[6])}
		}
	}
	return out, nil
}
