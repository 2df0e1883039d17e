package plan

import (
	"fmt"

	"graph287g/ontology"
)

// An EvidenceSpec tells what supports the values of a node's fields: a row for each field.
type EvidenceSpec struct{}

// Operation implements Spec.
func (*EvidenceSpec) Operation() string { return "evidence" }

// The columns of an EvidenceSpec.
const (
	EvidenceField    = "field"
	EvidenceShown    = "shown"
	EvidenceStanding = "standing"
	EvidenceReason   = "reason"
)

// EvidenceArgs name the fields; nil stands for all that have evidence.
type EvidenceArgs struct{ Fields []string }

// Explain names the fields.
func (a *EvidenceArgs) Explain(*ontology.Catalogue) []string {
	if a.Fields == nil {
		return nil
	}
	return []string{fmt.Sprintf("fields %v", a.Fields)}
}

// MaxEvidence is how many claims the evidence of a field or a link has at most, and how many listings.
const MaxEvidence = 20

// An EvidenceClaimsSpec lists the claims of a row of an EvidenceSpec, the best first.
type EvidenceClaimsSpec struct{}

// Operation implements Spec.
func (*EvidenceClaimsSpec) Operation() string { return "claims of the evidence" }

// An EvidenceStandingsSpec counts the ends of the relation of a row of an EvidenceSpec by their standings, the firmest first; a row
// for each that any end has.
type EvidenceStandingsSpec struct{}

// Operation implements Spec.
func (*EvidenceStandingsSpec) Operation() string { return "standings of the evidence" }

// The columns of an EvidenceStandingsSpec.
const (
	StandingCountStanding = "standing"
	StandingCountCount    = "count"
)

// An EvidenceSourceSpec finds the source of a row of an EvidenceSpec: none or one.
type EvidenceSourceSpec struct{}

// Operation implements Spec.
func (*EvidenceSourceSpec) Operation() string { return "source of the evidence" }

// An EvidenceListingsSpec lists the rows of ICE's lists that the value of a row of an EvidenceSpec is from, the newest first.
type EvidenceListingsSpec struct{}

// Operation implements Spec.
func (*EvidenceListingsSpec) Operation() string { return "listings of the evidence" }

// An EvidenceDisagreementSpec finds the disagreement over the node and field of a row of an EvidenceSpec: none or one. Of several it
// is the first with curated ones before those found by comparing claims, then by nature, then by id.
type EvidenceDisagreementSpec struct{}

// Operation implements Spec.
func (*EvidenceDisagreementSpec) Operation() string { return "disagreement over the evidence" }
