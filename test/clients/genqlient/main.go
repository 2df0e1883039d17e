// Command genqlient asks the server at the address given, through what genqlient generates from the public schema.
package main

import (
	"context"
	"fmt"
	"net/http"
	"os"

	"github.com/Khan/genqlient/graphql"
)

//go:generate go tool genqlient genqlient.yaml

func main() {
	if err := run(os.Args[1]); err != nil {
		fmt.Fprintln(os.Stderr, "genqlient:", err)
		os.Exit(1)
	}
	fmt.Println("genqlient: typed, generated and answered")
}

func run(url string) error {
	answer, err := Served(context.Background(), graphql.NewClient(url, http.DefaultClient), 5, []AgencyKind{AgencyKindSheriff})
	if err != nil {
		return err
	}
	if len(answer.Agencies.Nodes) == 0 {
		return fmt.Errorf("no sheriff")
	}
	for _, agency := range answer.Agencies.Nodes {
		if agency.Id == "" || agency.Name == "" || agency.Kind != AgencyKindSheriff {
			return fmt.Errorf("half an agency: %+v", agency)
		}
		for _, place := range agency.Serves.Nodes {
			if county, ok := place.(*ServedAgenciesAgencyConnectionNodesAgencyServesJurisdictionServesConnectionNodesCounty); ok && len(county.Fips) == 5 {
				return nil
			}
		}
	}
	return fmt.Errorf("no county among what the agencies serve")
}
