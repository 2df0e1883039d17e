// Package storetest is the conformance suite of package store: a case for each sentence of the contract. Each store runs
// all of them, each case with an empty store of its own:
//
//	func TestContract(t *testing.T) {
//		storetest.Run(t, func(t *testing.T) store.Store { return embedded.Memory(ontology.Must()) })
//	}
//
// Cases are written against the contract, not against a store. What only one store can show (that a change outlives the
// process, what happens when a server is away) is tested beside that store.
//
// graph.go builds the graphs of the cases, query.go asks and compares.
package storetest

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	"graph287g/store"
)

// A Case is one promise of the contract. Run gets an empty store, which nobody else uses.
type Case struct {
	Name string
	Run  func(t *testing.T, s store.Store)
}

// Cases returns the whole suite.
func Cases() []Case {
	return slices.Concat(
		applyCases(), applyKeyCases(), applyMergeCases(), refusedRelationCases(), refusedNameCases(), refusedValueCases(), refusedShapeCases(),
		versionCases(), statisticsCases(), exportCases(), closeCases(), contextCases(), concurrencyCases(),
		tableCases(), lookupCases(), lookupFoldedCases(), scanCases(), searchCases(), searchPageCases(), searchWordsCases(), filterCases(), filterLadderCases(), filterMoreCases(), itemCases(), filterRelatedCases(), filterNestedCases(), orderCases(), orderThroughCases(), orderCountCases(), pageCases(), pageBackCases(),
		expandCases(), expandEdgeCases(), expandPageCases(),
		neighborCases(), neighborLinkCases(), neighborPageCases(), groupCases(), timelineCases(),
		traverseCases(), traverseBasisCases(), traverseReachCases(), traversePageCases(),
		linkPathCases(), pathCases(), pathHubCases(), pathGeneratedCases(), pathEdgeCases(), linkEvidenceCases(), evidenceCases(), evidenceClaimCases(), evidenceGatheredCases(), evidenceSourceCases(), evidenceListingsCases(), evidenceDisagreementCases(),
		itemsCases(), temporalCases(), coverageCases(), coveragePageCases(), coveragePledgeCases(), generatedCases(), textCases(), valueCases(), budgetCases(),
	)
}

// Run runs every case with a fresh, empty store, and closes it afterwards.
func Run(t *testing.T, fresh func(t *testing.T) store.Store) {
	t.Helper()
	RunOf(t, func(string) bool { return true }, fresh)
}

// RunOf is Run for the cases of some groups. The group of a case is its name up to the first slash.
func RunOf(t *testing.T, chosen func(group string) bool, fresh func(t *testing.T) store.Store) {
	t.Helper()
	for _, c := range Cases() {
		if group, _, _ := strings.Cut(c.Name, "/"); !chosen(group) {
			continue
		}
		t.Run(c.Name, func(t *testing.T) {
			s := fresh(t)
			t.Cleanup(func() {
				if err := s.Close(context.Background()); err != nil && !errors.Is(err, store.ErrClosed) {
					t.Errorf("close: %v", err)
				}
			})
			c.Run(t, s)
		})
	}
}
