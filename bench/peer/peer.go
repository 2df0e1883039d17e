// Package peer is a small gqlgen server in the ordinary way, a resolver for each relation: what the benchmarks compare
// with, on the same data in the same run.
package peer

import (
	"context"
	"net/http"

	"github.com/99designs/gqlgen/graphql/handler"
	"github.com/99designs/gqlgen/graphql/handler/lru"
	"github.com/99designs/gqlgen/graphql/handler/transport"
	"github.com/vektah/gqlparser/v2/ast"

	"graph287g/bench/data"
)

//go:generate go tool gqlgen generate

// New returns the server. It keeps parsed documents, as ours does.
func New(d *data.Data) http.Handler {
	r := &resolver{counties: d.Counties, byFIPS: map[string]*data.County{}}
	for _, c := range d.Counties {
		r.byFIPS[c.FIPS] = c
	}
	srv := handler.New(NewExecutableSchema(Config{Resolvers: r}))
	srv.AddTransport(transport.POST{})
	srv.SetQueryCache(lru.New[*ast.QueryDocument](100))
	return srv
}

type resolver struct {
	counties []*data.County
	byFIPS   map[string]*data.County
}

// The resolvers of each type.
func (r *resolver) Query() QueryResolver         { return queryResolver{r} }
func (r *resolver) County() CountyResolver       { return countyResolver{} }
func (r *resolver) Agency() AgencyResolver       { return agencyResolver{} }
func (r *resolver) Agreement() AgreementResolver { return agreementResolver{} }
func (r *resolver) Lawsuit() LawsuitResolver     { return lawsuitResolver{} }

func (r queryResolver) Counties(_ context.Context, first *int) (*CountyConnection, error) {
	n := len(r.counties)
	if first != nil {
		n = min(n, *first)
	}
	return &CountyConnection{Nodes: r.counties[:n]}, nil
}

// The name clashes with the resolver of the type, so the field's is a method of its own type.
type queryResolver struct{ *resolver }

type (
	countyResolver    struct{}
	agencyResolver    struct{}
	agreementResolver struct{}
	lawsuitResolver   struct{}
)

func (q queryResolver) County(_ context.Context, fips string) (*data.County, error) {
	return q.byFIPS[fips], nil
}

func (countyResolver) Agencies(_ context.Context, c *data.County) (*AgencyConnection, error) {
	out := &AgencyConnection{Nodes: c.Agencies}
	for _, a := range c.Agencies {
		out.Edges = append(out.Edges, &AgencyEdge{Node: a})
	}
	return out, nil
}

func (agencyResolver) Agreements(_ context.Context, a *data.Agency) (*AgreementConnection, error) {
	return &AgreementConnection{Nodes: a.Agreements}, nil
}

func (agreementResolver) SignedOn(_ context.Context, a *data.Agreement) (*PartialDate, error) {
	return &PartialDate{Date: a.SignedOn}, nil
}

func (agreementResolver) Lawsuits(_ context.Context, a *data.Agreement) (*LawsuitConnection, error) {
	out := &LawsuitConnection{}
	for _, l := range a.Lawsuits {
		out.Edges = append(out.Edges, &LawsuitEdge{Basis: "SAME_AGREEMENT", Node: l})
	}
	return out, nil
}

func (lawsuitResolver) Sources(_ context.Context, l *data.Lawsuit) (*SourceConnection, error) {
	return &SourceConnection{Nodes: l.Sources}, nil
}
