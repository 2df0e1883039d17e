// Package peer is a small gqlgen server in the ordinary way, a resolver for each relation, over structs in memory: what the
// benchmarks compare with, on the same data in the same run.
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

// New returns the server of some copies. It keeps parsed documents, as ours does.
func New(graphs ...*data.Graph) http.Handler {
	srv := handler.New(NewExecutableSchema(Config{Resolvers: newResolver(graphs)}))
	srv.AddTransport(transport.POST{})
	srv.SetQueryCache(lru.New[*ast.QueryDocument](100))
	return srv
}

// The resolvers of each type.
func (r *resolver) Query() QueryResolver         { return queryResolver{r} }
func (r *resolver) County() CountyResolver       { return countyResolver{} }
func (r *resolver) Agency() AgencyResolver       { return agencyResolver{} }
func (r *resolver) Agreement() AgreementResolver { return agreementResolver{} }
func (r *resolver) Lawsuit() LawsuitResolver     { return lawsuitResolver{} }

// The name of a type's resolver clashes with that of a root field, so the fields are methods of a type of their own.
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

func (q queryResolver) Counties(_ context.Context, _ []*CountyOrder, first *int) (*CountyConnection, error) {
	return &CountyConnection{Nodes: page(q.counties, first)}, nil
}

func (q queryResolver) Agreements(_ context.Context, f *AgreementFilter, _ []*AgreementOrder, first *int) (*AgreementConnection, error) {
	list := q.agreements
	if f != nil {
		list = q.matching(f)
	}
	return &AgreementConnection{TotalCount: len(list), Nodes: page(list, first)}, nil
}

func (countyResolver) Agencies(_ context.Context, c *data.County) (*AgencyConnection, error) {
	return &AgencyConnection{Nodes: c.Agencies}, nil
}

func (agencyResolver) Agreements(_ context.Context, a *data.Agency) (*AgreementConnection, error) {
	return &AgreementConnection{TotalCount: len(a.Agreements), Nodes: a.Agreements}, nil
}

func (agreementResolver) SignedOn(_ context.Context, a *data.Agreement) (*PartialDate, error) {
	if a.SignedOn == "" {
		return nil, nil
	}
	return &PartialDate{Date: a.SignedOn}, nil
}

func (agreementResolver) Lawsuits(_ context.Context, a *data.Agreement) (*LawsuitConnection, error) {
	out := &LawsuitConnection{Edges: make([]*LawsuitEdge, len(a.Lawsuits))}
	for i, l := range a.Lawsuits {
		out.Edges[i] = &LawsuitEdge{Basis: l.Basis, Node: l.Lawsuit}
	}
	return out, nil
}

func (lawsuitResolver) Sources(_ context.Context, l *data.Lawsuit) (*SourceConnection, error) {
	return &SourceConnection{Nodes: l.Sources}, nil
}

func page[T any](list []T, first *int) []T {
	if first != nil {
		list = list[:min(len(list), *first)]
	}
	return list
}
