package executor

import (
	"cmp"
	"context"
	"iter"
	"slices"

	"graph287g/ontology"
	"graph287g/plan"
	"graph287g/store"
)

// NoClaim is the reason given for a value that neither a claim nor a source supports. That is a mistake in the records.
const NoClaim = "No claim is loaded for it."

// NoSource is the reason given for a field without a value of which the records say nothing: they don't tell what was looked for from what
// doesn't apply, such as the cases that a news site decided.
const NoSource = "No source read for these records tells, or it does not apply."

// weakestEnd is the reason given for the standing of a relation that is firmer elsewhere.
const weakestEnd = "The weakest of its ends has this standing; `standings` counts them."

// An evidence tells what supports the value of one field of a node.
type evidence struct {
	node     Ref
	field    *ontology.Field
	shown    []byte
	standing ontology.Standing
	reason   string
	ends     standingCounts // of a relation
	claims   []claim
	source   Ref // -1 where claims support the value, or nothing does
}

// A claim is a node of the kind Claim, with the values that rank it and tell which field it supports.
type claim struct {
	ref      Ref
	field    string
	standing ontology.Standing
	reason   string // of our reading
	subject  Ref
	object   Ref // -1 where it has none
}

// evidence makes a row for each field asked for, of each node of the parent step.
func (x *Execution) evidence(ctx context.Context, s *plan.Step) error {
	parents, index := x.Unique(s)
	wanted := plan.ArgsOf[plan.EvidenceArgs](x.args, s.Index).Fields
	claims, err := x.indexClaims(ctx, parents, true)
	if err != nil {
		return err
	}
	from, rows, err := x.evidenceRows(ctx, parents, wanted, claims)
	if err != nil {
		return err
	}
	x.FillValues(s, x.evidenceCells(s, rows), len(rows), from, index)
	x.Keep(s.Index, rows)
	return nil
}

// evidenceRows returns the evidence of all wanted fields; that of parent i is rows[from[i]:from[i+1]].
func (x *Execution) evidenceRows(ctx context.Context, parents []Ref, wanted []string, claims *claimIndex) (from []int32, rows []evidence, err error) {
	values, err := x.readEvidenceValues(ctx, parents, wanted)
	if err != nil {
		return nil, nil, err
	}
	gathered, err := x.gatherEvidence(ctx, parents, wanted)
	if err != nil {
		return nil, nil, err
	}
	from = make([]int32, 1, len(parents)+1)
	for i, p := range parents {
		kind := x.c.Kinds[x.r.Kind(p)]
		fields := wanted
		if fields == nil {
			fields = store.EvidenceFields(kind)
		}
		for _, name := range fields {
			f := kind.Field(name)
			if e, ok := gathered[gatheredKey{p, f}]; ok {
				rows = append(rows, e)
			} else if store.EvidenceField(f) {
				rows = append(rows, x.evidenceOf(kind, p, f, values[i], claims))
			}
		}
		from = append(from, int32(len(rows)))
	}
	return from, rows, nil
}

// A Backing is what backs the value of one field of a node.
type Backing struct {
	Shown    []byte // the value in JSON, as evidence shows it; nil for none
	Standing ontology.Standing
	Reason   string
}

// Backings returns what backs some fields of nodes, for an operation outside of this package: by node, then by field. Each node is given
// once, and has all of the fields.
func (x *Execution) Backings(ctx context.Context, nodes []Ref, fields []string) ([][]Backing, error) {
	claims, err := x.indexClaims(ctx, nodes, true)
	if err != nil {
		return nil, err
	}
	from, rows, err := x.evidenceRows(ctx, nodes, fields, claims)
	if err != nil {
		return nil, err
	}
	out := make([][]Backing, len(nodes))
	for i := range nodes {
		for _, e := range rows[from[i]:from[i+1]] {
			out[i] = append(out[i], Backing{e.shown, e.standing, e.reason})
		}
	}
	return out, nil
}

func (x *Execution) evidenceCells(s *plan.Step, rows []evidence) [][]byte {
	cells := make([][]byte, 0, len(rows)*len(s.Columns))
	for _, e := range rows {
		for _, col := range s.Columns {
			var cell []byte
			switch col.Name {
			case plan.EvidenceField:
				cell = store.AppendString(nil, e.field.Name)
			case plan.EvidenceShown:
				cell = e.shown
			case plan.EvidenceStanding:
				cell = x.json.standing[e.standing]
			case plan.EvidenceReason:
				cell = store.AppendString(nil, e.reason)
			}
			cells = append(cells, cell)
		}
	}
	return cells
}

// evidenceClaims makes a row of each claim of the evidence.
func (x *Execution) evidenceClaims(ctx context.Context, s *plan.Step) error {
	return x.fillFromEvidence(ctx, s, func(refs []Ref, e *evidence) []Ref { return appendClaimRefs(refs, e.claims) })
}

// evidenceSource makes a row of the source, of each evidence that has one.
func (x *Execution) evidenceSource(ctx context.Context, s *plan.Step) error {
	return x.fillFromEvidence(ctx, s, func(refs []Ref, e *evidence) []Ref {
		if e.source < 0 {
			return refs
		}
		return append(refs, e.source)
	})
}

// fillFromEvidence makes a row of each node that appendNodes appends for an evidence of the parent step.
func (x *Execution) fillFromEvidence(ctx context.Context, s *plan.Step, appendNodes func([]Ref, *evidence) []Ref) error {
	var refs []Ref
	rows, t := Kept[[]evidence](x, s.Parent), x.Table(s.Index)
	for i := range rows {
		t.From = append(t.From, int32(len(refs)))
		refs = appendNodes(refs, &rows[i])
		t.To = append(t.To, int32(len(refs)))
	}
	return x.Fill(ctx, s, refs)
}

// evidencedNodes returns the nodes of some evidence, each once.
func evidencedNodes(rows []evidence) []Ref {
	nodes := make([]Ref, len(rows))
	for i, e := range rows {
		nodes[i] = e.node
	}
	return Distinct(nodes)
}

// appendClaimRefs appends the nodes of the first claims, as many as are shown.
func appendClaimRefs(refs []Ref, claims []claim) []Ref {
	for _, c := range claims[:min(len(claims), plan.MaxEvidence)] {
		refs = append(refs, c.ref)
	}
	return refs
}

// rankClaims orders claims by standing, best first, then by id, and drops duplicates. It works in place.
func (x *Execution) rankClaims(claims []claim) []claim {
	slices.SortFunc(claims, func(a, b claim) int {
		return cmp.Or(cmp.Compare(a.standing, b.standing), cmp.Compare(x.r.ID(a.ref), x.r.ID(b.ref)))
	})
	return slices.CompactFunc(claims, func(a, b claim) bool { return a.ref == b.ref })
}

// evidenceOf returns the evidence of one field. It is the first of these that exists: the standing that the node's own record
// gives the field; the best claim; for a relation, the standing that the record at its other end gives it; the source of reference
// data, or a publication itself. A relation is no firmer than the weakest of its ends.
func (x *Execution) evidenceOf(k *ontology.Kind, node Ref, f *ontology.Field, v *evidenceValues, claims *claimIndex) evidence {
	e := evidence{node: node, field: f, shown: v.shown(f), source: -1, claims: x.rankClaims(claims.ofField(x, k, node, f))}
	recorded, ok := v.recordedStanding(x.c, f)
	source, sourceReason := v.fallbackSource(f)
	switch {
	case ok && (len(e.claims) == 0 || v.hasStanding(f)):
		e.standing, e.reason = recorded.standing, recorded.reason
	case len(e.claims) > 0:
		e.standing, e.reason = e.claims[0].standing, cmp.Or(e.claims[0].reason, claimReasons[e.claims[0].standing])
	case e.shown == nil:
		e.standing, e.reason = ontology.Unknown, NoSource
		if f.Role == ontology.Related { // what the sources say of it may be told by another relation
			e.reason = store.WhyEmpty(f)
		}
	case source >= 0:
		e.standing, e.reason = ontology.Stated, sourceReason
	default:
		e.standing, e.reason = ontology.Unknown, NoClaim
	}
	if len(e.claims) == 0 {
		e.source = source
	}
	e.ends = v.ends[f.Name]
	if weakest := e.ends.weakest(); weakest > e.standing {
		e.standing, e.reason = weakest, v.reasonOfEnd(x.c, f, weakest)
	}
	return e
}

// reasonOfEnd returns why an end of a relation has a standing: what the record of the first related node says that gives the same
// relation this standing, or else only that an end has it.
func (v *evidenceValues) reasonOfEnd(c *ontology.Catalogue, f *ontology.Field, standing ontology.Standing) string {
	for r := range v.recordedAtEnds(c, f) {
		if r.standing == standing {
			return r.reason
		}
	}
	return weakestEnd
}

// hasStanding reports whether the node's own record gives the field a standing.
func (v *evidenceValues) hasStanding(f *ontology.Field) bool {
	_, ok := v.standings[f.Name]
	return ok
}

// recordedStanding returns the standing that the node's record gives a field. For a relation without one it is that of the first
// related node whose record gives the same relation, seen from that side, a standing.
func (v *evidenceValues) recordedStanding(c *ontology.Catalogue, f *ontology.Field) (fieldStanding, bool) {
	if r, ok := v.standings[f.Name]; ok {
		return r, true
	}
	for r := range v.recordedAtEnds(c, f) {
		return r, true
	}
	return fieldStanding{}, false
}

// recordedAtEnds yields the standings that the records of related nodes give a relation, seen from their side. A reason was written there:
// the name of the node stands before it, so that one reads of what it speaks.
func (v *evidenceValues) recordedAtEnds(c *ontology.Catalogue, f *ontology.Field) iter.Seq[fieldStanding] {
	return func(yield func(fieldStanding) bool) {
		for _, other := range v.related[f.Name] {
			for _, g := range f.Relation.Fields(other.kind, f.Direction.Reverse()) {
				r, ok := other.standings[g.Name]
				if ok && c.KindsOf(g.Type.Name).Has(v.kind.Index) && !yield(fieldStanding{r.standing, store.ToldOf(other.name, r.reason)}) {
					return
				}
			}
		}
	}
}

// fallbackSource returns the source that supports a value without claims, and the reason to show; -1 where there is none. It is that
// of the node whose record holds the value: for a relation that points here, a related node.
func (v *evidenceValues) fallbackSource(f *ontology.Field) (Ref, string) {
	if f.Role != ontology.Related || f.Direction == ontology.Out {
		return v.source, v.sourceReason
	}
	for _, other := range v.related[f.Name] {
		if other.source >= 0 {
			return other.source, other.sourceReason
		}
	}
	return -1, ""
}

var claimReasons = [ontology.Standings]string{
	"A source states it.", "Inferred from what a source states.", "Computed from what sources state.", "A source leaves it open.",
}
