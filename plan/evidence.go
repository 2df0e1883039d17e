package plan

import (
	"fmt"

	"graph287g/ontology"
)

// An EvidenceSpec tells what backs the fields of a node: a row for each field.
type EvidenceSpec struct{}

// Operation names it.
func (*EvidenceSpec) Operation() string { return "evidence" }

// The columns of an EvidenceSpec.
const (
	EvidenceField    = "field"
	EvidenceShown    = "shown"
	EvidenceStanding = "standing"
	EvidenceReason   = "reason"
)

// EvidenceArgs name the fields; nil for all.
type EvidenceArgs struct{ Fields []string }

// Explain names the fields.
func (a *EvidenceArgs) Explain(*ontology.Catalogue) []string {
	if a.Fields == nil {
		return nil
	}
	return []string{fmt.Sprintf("fields %v", a.Fields)}
}

// MaxEvidence is how many claims an evidence or a link shows at most.
const MaxEvidence = 20

// An EvidenceClaimsSpec has the claims of an evidence.
type EvidenceClaimsSpec struct{}

// Operation names it.
func (*EvidenceClaimsSpec) Operation() string { return "claims of the evidence" }

// An EvidenceSourceSpec has the source of an evidence, none or one.
type EvidenceSourceSpec struct{}

// Operation names it.
func (*EvidenceSourceSpec) Operation() string { return "source of the evidence" }

// An EvidenceDisagreementSpec has the disagreement over the node and field of an evidence, none or one: curated before
// found, by nature, by id.
type EvidenceDisagreementSpec struct{}

// Operation names it.
func (*EvidenceDisagreementSpec) Operation() string { return "disagreement over the evidence" }
