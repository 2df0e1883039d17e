package executor

import (
	"cmp"
	"context"
	"slices"

	"graph287g/ontology"
	"graph287g/plan"
	"graph287g/store"
)

// A FoldedQuery asks for the nodes of a kind that have one of some forms (store.FoldedForms) of one of its folded keys.
type FoldedQuery struct {
	Kind  *ontology.Kind
	Keys  []*ontology.FoldedKey
	Forms []string
}

// lookupFolded finds the one node that a text means as a folded key of its kind, or tells why it can't: it never chooses between two.
func (x *Execution) lookupFolded(ctx context.Context, kind *ontology.Kind, args *plan.LookupArgs) (Ref, *store.NotOne, error) {
	f := &foldedLookup{x: x, kind: kind, key: args.Folded}
	if err := f.read(ctx, args.Value); err != nil {
		return -1, nil, err
	}
	if err := f.find(ctx); err != nil {
		return -1, nil, err
	}
	fit := f.fitting()
	if len(fit) == 1 {
		return fit[0].ref, nil, nil
	}
	why := &store.NotOne{Key: f.key.Field.Name, Value: args.Value, Ambiguous: len(fit) > 1}
	if f.key.Within != nil {
		why.Within = f.key.Within.Name
	}
	if !why.Ambiguous {
		fit = f.found
	}
	err := f.describe(ctx, why, fit)
	return -1, why, err
}

type foldedLookup struct {
	x        *Execution
	kind     *ontology.Kind
	key      *ontology.FoldedKey
	readings []foldedReading
	found    []foldedCandidate // by id
}

// A foldedReading is a way to read the text; within are the places that its end names, nil where the whole is the key.
type foldedReading struct {
	store.FoldedReading
	within []Ref
}

// A foldedCandidate is a node that has a form of some reading.
type foldedCandidate struct {
	ref    Ref
	name   string
	values []string
	within []Ref
}

// outer returns the kind of the places within which the key looks; nil for none.
func (f *foldedLookup) outer() *ontology.Kind {
	if f.key.Within == nil {
		return nil
	}
	return f.x.c.Kind(f.key.Within.Type.Name)
}

// read keeps the readings whose end names a place, or that have none.
func (f *foldedLookup) read(ctx context.Context, text string) error {
	readings := store.ReadFolded(f.key, text)
	places, err := f.places(ctx, readings)
	if err != nil {
		return err
	}
	for _, r := range readings {
		if within := places[r.Within]; r.Within == "" || len(within) > 0 {
			f.readings = append(f.readings, foldedReading{r, within})
		}
	}
	return nil
}

// places returns the places that the ends of readings name, by what they are read as.
func (f *foldedLookup) places(ctx context.Context, readings []store.FoldedReading) (map[string][]Ref, error) {
	out, outer := map[string][]Ref{}, f.outer()
	if len(readings) < 2 || outer == nil {
		return out, nil
	}
	q := &FoldedQuery{Kind: outer, Keys: outer.FoldedKeys}
	for _, r := range readings[1:] {
		q.Forms = append(q.Forms, r.Within)
	}
	refs, values, err := f.x.foldedValues(ctx, q)
	if err != nil {
		return nil, err
	}
	for i, ref := range refs {
		for k, key := range q.Keys {
			for _, form := range store.FoldedForms(key, values[i][k]) {
				if !slices.Contains(out[form], ref) {
					out[form] = append(out[form], ref)
				}
			}
		}
	}
	return out, nil
}

// find reads the nodes that have a form of some reading.
func (f *foldedLookup) find(ctx context.Context) error {
	q := &FoldedQuery{Kind: f.kind, Keys: []*ontology.FoldedKey{f.key}}
	for _, r := range f.readings {
		for _, form := range r.Forms() {
			if !slices.Contains(q.Forms, form) {
				q.Forms = append(q.Forms, form)
			}
		}
	}
	if len(q.Forms) == 0 {
		return nil
	}
	refs, values, err := f.x.foldedValues(ctx, q)
	if err != nil {
		return err
	}
	within, err := f.within(ctx, refs)
	if err != nil {
		return err
	}
	for i, ref := range refs {
		name, _ := values[i][0]["name"].(string)
		f.found = append(f.found, foldedCandidate{ref, name, store.FoldedValues(f.key, values[i][0]), within[i]})
	}
	slices.SortFunc(f.found, func(a, b foldedCandidate) int { return cmp.Compare(f.x.r.ID(a.ref), f.x.r.ID(b.ref)) })
	return nil
}

// foldedValues returns the nodes that a query finds, and of each the values of each key, with its name.
func (x *Execution) foldedValues(ctx context.Context, q *FoldedQuery) ([]Ref, [][]map[string]any, error) {
	on := ontology.SetOf(q.Kind)
	columns := []plan.Column{{Name: "name", On: on}, {Name: "aliases", On: on}}
	for _, key := range q.Keys {
		columns = append(columns, plan.Column{Name: key.Field.Name, On: on})
	}
	refs, err := x.r.LookupFolded(ctx, q, columns)
	if err != nil {
		return nil, nil, err
	}
	cells, err := x.r.Cells(ctx, refs, columns)
	if err != nil {
		return nil, nil, err
	}
	out := make([][]map[string]any, len(refs))
	for i := range refs {
		own := cells[i*len(columns) : (i+1)*len(columns)]
		for k, key := range q.Keys {
			out[i] = append(out[i], map[string]any{
				"name": store.Decode(own[0]), "aliases": store.Decode(own[1]), key.Field.Name: store.Decode(own[2+k]),
			})
		}
	}
	return refs, out, nil
}

// within returns the places that nodes are in.
func (f *foldedLookup) within(ctx context.Context, refs []Ref) ([][]Ref, error) {
	out := make([][]Ref, len(refs))
	if f.key.Within == nil || len(refs) == 0 {
		return out, nil
	}
	ends, err := f.x.endsOfRelation(ctx, f.key.Within, refs)
	if err != nil {
		return nil, err
	}
	for i := range refs {
		for _, e := range ends[i] {
			out[i] = append(out[i], e.node)
		}
	}
	return out, nil
}

// fitting returns the candidates that fit best.
func (f *foldedLookup) fitting() []foldedCandidate {
	var out []foldedCandidate
	best := store.Alike
	for i := range f.found {
		c := &f.found[i]
		switch fit := f.fit(c); {
		case fit > best:
			best, out = fit, []foldedCandidate{*c}
		case fit == best:
			out = append(out, *c)
		}
	}
	return out
}

func (f *foldedLookup) fit(c *foldedCandidate) store.Fit {
	best := store.Differs
	for _, r := range f.readings {
		if r.Within == "" || slices.ContainsFunc(c.within, func(place Ref) bool { return slices.Contains(r.within, place) }) {
			best = max(best, r.Fit(f.key, c.values))
		}
	}
	return best
}

// describe tells of candidates, with the code of the place that each is in.
func (f *foldedLookup) describe(ctx context.Context, why *store.NotOne, list []foldedCandidate) error {
	why.More = max(0, len(list)-store.MaxCandidates)
	list = list[:len(list)-why.More]
	places := make([]Ref, len(list))
	for i, c := range list {
		places[i] = -1
		if len(c.within) > 0 {
			places[i] = c.within[0]
		}
	}
	cells := make([][]byte, len(list))
	if outer := f.outer(); outer != nil && len(list) > 0 {
		var err error
		if cells, err = f.x.r.Cells(ctx, places, []plan.Column{{Name: outer.Keys[0].Name, On: ontology.SetOf(outer)}}); err != nil {
			return err
		}
	}
	for i, c := range list {
		why.Candidates = append(why.Candidates, store.Candidate{ID: f.x.r.ID(c.ref), Name: c.name, Within: store.Text(cells[i])})
	}
	return nil
}
