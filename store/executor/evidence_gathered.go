package executor

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"graph287g/ontology"
	"graph287g/plan"
	"graph287g/store"
)

// A gatheredEnd is an entry of a gathered field, with the standing of the best way to it.
type gatheredEnd struct {
	node     Ref
	standing ontology.Standing
	position int32
}

// A gatheredKey names a gathered field of a node.
type gatheredKey struct {
	node  Ref
	field *ontology.Field
}

// gatherEvidence returns the evidence of the wanted fields that are gathered: of all nodes at once, field by field.
func (x *Execution) gatherEvidence(ctx context.Context, nodes []Ref, wanted []string) (map[gatheredKey]evidence, error) {
	var out map[gatheredKey]evidence
	for _, name := range wanted {
		having := map[*ontology.Field][]Ref{}
		var fields []*ontology.Field // kinds may have different ones of a name
		for _, n := range nodes {
			f := x.c.Kinds[x.r.Kind(n)].Field(name)
			if !store.EvidenceOnRequest(f) {
				continue
			}
			if having[f] == nil {
				fields = append(fields, f)
			}
			having[f] = append(having[f], n)
		}
		for _, f := range fields {
			if out == nil {
				out = map[gatheredKey]evidence{}
			}
			if err := x.gatherField(ctx, f, having[f], out); err != nil {
				return nil, err
			}
		}
	}
	return out, nil
}

// gatherField adds the evidence of one gathered field of some nodes.
func (x *Execution) gatherField(ctx context.Context, f *ontology.Field, nodes []Ref, out map[gatheredKey]evidence) error {
	ends, err := x.gatheredEnds(ctx, f, nodes)
	if err != nil {
		return err
	}
	var shown []Ref
	for i := range ends {
		slices.SortFunc(ends[i], func(a, b gatheredEnd) int {
			return cmp.Or(cmp.Compare(a.position, b.position), cmp.Compare(x.r.ID(a.node), x.r.ID(b.node)))
		})
		for _, e := range ends[i][:min(len(ends[i]), maxShown)] {
			shown = append(shown, e.node)
		}
	}
	names, err := x.r.Cells(ctx, shown, []plan.Column{{Name: "name", On: ^ontology.KindSet(0)}})
	if err != nil {
		return err
	}
	claims := f.Type.Name == "Claim"
	for i, n := range nodes {
		e := evidence{node: n, field: f, source: -1, standing: ontology.Unknown, reason: store.WhyEmpty(f)}
		if count := min(len(ends[i]), maxShown); count > 0 {
			e.shown = joinTexts(names[:count])
			names = names[count:]
			for _, end := range ends[i] {
				e.ends[end.standing]++
			}
			e.standing, e.reason = e.ends.weakest(), store.HowGathered(f)
		}
		if claims {
			e.claims = x.gatheredClaims(ends[i])
		}
		out[gatheredKey{n, f}] = e
	}
	return nil
}

// joinTexts joins the texts of some cells as one text.
func joinTexts(cells [][]byte) []byte {
	texts := make([]string, len(cells))
	for i, c := range cells {
		texts[i] = store.Text(c)
	}
	return store.AppendString(nil, strings.Join(texts, "; "))
}

// gatheredClaims returns the claims of a list as evidence, best first.
func (x *Execution) gatheredClaims(ends []gatheredEnd) []claim {
	out := make([]claim, len(ends))
	for i, e := range ends {
		out[i] = claim{ref: e.node, standing: e.standing}
	}
	return x.rankClaims(out)
}

// gatheredEnds returns the entries of a gathered field of each node, each once.
func (x *Execution) gatheredEnds(ctx context.Context, f *ontology.Field, nodes []Ref) ([][]gatheredEnd, error) {
	gather := x.endsOfRelation
	if f.Role == ontology.Traverse {
		gather = x.endsOfPath
	}
	out, err := gather(ctx, f, nodes)
	if err != nil || f.Type.Name != "Claim" {
		return out, err
	}
	return out, x.asClaimsStand(ctx, f, out)
}

func (x *Execution) endsOfPath(ctx context.Context, f *ontology.Field, nodes []Ref) ([][]gatheredEnd, error) {
	t := &x.scratch.traversal
	if err := x.evaluatePath(ctx, t, f, nodes, &plan.TraverseArgs{}, false); err != nil {
		return nil, err
	}
	out := make([][]gatheredEnd, len(nodes))
	for _, e := range t.ends {
		out[e.parent] = append(out[e.parent], gatheredEnd{e.node, e.standing, 0})
	}
	return out, nil
}

func (x *Execution) endsOfRelation(ctx context.Context, f *ontology.Field, nodes []Ref) ([][]gatheredEnd, error) {
	adj, err := x.r.Edges(ctx, []ontology.Hop{{Relation: f.Relation, Direction: f.Direction}}, nodes, false)
	if err != nil {
		return nil, err
	}
	out, kinds := make([][]gatheredEnd, len(nodes)), x.c.KindsOf(f.Type.Name)
	for i, n := range nodes {
		for _, e := range adj.Edges(0, n) {
			if kinds.Has(int(x.r.Kind(e.To))) {
				out[i] = appendGathered(out[i], f, e)
			}
		}
	}
	return out, nil
}

// appendGathered appends the node at the end of a relation, unless it is there. Of parallel relations the firmest counts.
func appendGathered(ends []gatheredEnd, f *ontology.Field, e Edge) []gatheredEnd {
	position := int32(0)
	if f.Few {
		position = e.Position
	}
	if n := len(ends); n > 0 && ends[n-1].node == e.To {
		ends[n-1].standing = min(ends[n-1].standing, e.Standing)
		return ends
	}
	return append(ends, gatheredEnd{e.To, e.Standing, position})
}

// asClaimsStand leaves each claim the weaker of its own standing and that of the way to it, and drops those about another field
// than a list of claims is of.
func (x *Execution) asClaimsStand(ctx context.Context, f *ontology.Field, ends [][]gatheredEnd) error {
	var refs []Ref
	for i := range ends {
		for _, e := range ends[i] {
			refs = append(refs, e.node)
		}
	}
	refs = Distinct(refs)
	claims, err := x.readClaims(ctx, refs)
	if err != nil {
		return err
	}
	for i := range ends {
		ends[i] = slices.DeleteFunc(ends[i], func(e gatheredEnd) bool {
			at, _ := slices.BinarySearch(refs, e.node)
			return f.Role == ontology.Claims && claims[at].field != f.ClaimField
		})
		for j := range ends[i] {
			at, _ := slices.BinarySearch(refs, ends[i][j].node)
			ends[i][j].standing = max(ends[i][j].standing, claims[at].standing)
		}
	}
	return nil
}
