package embedded

import (
	"context"
	"encoding/binary"
	"slices"

	"graph287g/ontology"
	"graph287g/plan"
	"graph287g/store"
	"graph287g/store/executor"
)

// Groups implements executor.Reader.
func (s *snapshot) Groups(ctx context.Context, q *executor.Query, by []plan.Key, distinct *plan.Key) ([]executor.Group, error) {
	p, n := s.newPager(ctx, q)
	defer p.free()
	g := newGrouper(p, by, distinct)
	for i := range n {
		p.collectAll(i)
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		if err := g.groupParent(i); err != nil {
			return nil, err
		}
		if len(g.out) > store.MaxRows {
			return nil, &store.BudgetError{Rows: store.MaxRows + 1, Limit: store.MaxRows}
		}
	}
	return g.out, nil
}

// A grouper counts the rows of one parent after another. Values of keys are numbered, and a combination of them is the text of its
// numbers: so there may be any number of keys, a row costs one lookup for each key and one for the combination, and memory is needed only
// for the combinations that occur.
type grouper struct {
	*pager
	keys     []*keyReader
	distinct *keyReader // nil where rows are counted
	out      []executor.Group
	groups   map[string]int32  // by combination: the index in out
	counted  map[[2]int32]bool // the group and value of distinct that were counted
	numbers  [][]int32         // of the row at hand, by key
	name     []byte            // of the combination at hand

	alike map[string][]int32 // by the cells of all keys: the groups of a row; nil where keys depend on more than cells
	text  []byte             // the cells of the row at hand
	found []int32            // its groups
}

func newGrouper(p *pager, by []plan.Key, distinct *plan.Key) *grouper {
	g := &grouper{pager: p, groups: map[string]int32{}, counted: map[[2]int32]bool{}, numbers: make([][]int32, len(by)), name: make([]byte, 4*len(by))}
	for i := range by {
		g.keys = append(g.keys, newKeyReader(p, &by[i]))
	}
	if distinct != nil {
		g.distinct = newKeyReader(p, distinct)
	} else if !slices.ContainsFunc(g.keys, func(key *keyReader) bool { return key.slots == nil }) {
		g.alike = map[string][]int32{}
	}
	return g
}

// groupedInTurn is after how many rows that are grouped others have their turn: a fifth of a millisecond.
const groupedInTurn = 64

// groupParent groups the candidates, which are the rows of one parent.
func (g *grouper) groupParent(i int) error {
	clear(g.groups)
	clear(g.counted)
	clear(g.alike)
	for n, c := range g.candidates {
		if err := letOthersRun(g.ctx, n, groupedInTurn); err != nil {
			return err
		}
		if g.alike != nil {
			g.text = g.text[:0]
			for _, key := range g.keys {
				g.text = key.appendCells(g.text, g.pager, c)
			}
			if known, ok := g.alike[string(g.text)]; ok {
				for _, group := range known {
					g.out[group].Count++
				}
				continue
			}
			g.found = nil
		}
		for k, key := range g.keys {
			if g.numbers[k] = g.numbersOf(key, c); len(g.numbers[k]) == 0 {
				g.numbers[k] = key.null
			}
		}
		g.addRow(int32(i), c, 0)
		if g.alike != nil {
			g.alike[string(g.text)] = g.found
		}
	}
	return nil
}

// addRow counts a row under each combination of its values, the first n of which are in the name.
func (g *grouper) addRow(parent int32, c candidate, n int) {
	if n == len(g.keys) {
		g.addToGroup(parent, c)
		return
	}
	for _, number := range g.numbers[n] {
		binary.LittleEndian.PutUint32(g.name[4*n:], uint32(number))
		g.addRow(parent, c, n+1)
	}
}

// addToGroup counts a row, or its values of distinct, in the group of the combination at hand.
func (g *grouper) addToGroup(parent int32, c candidate) {
	i, ok := g.groups[string(g.name)]
	if !ok {
		i = int32(len(g.out))
		g.groups[string(g.name)] = i
		values := make([]any, len(g.keys))
		for k, key := range g.keys {
			values[k] = key.values[binary.LittleEndian.Uint32(g.name[4*k:])]
		}
		g.out = append(g.out, executor.Group{Parent: parent, Keys: values})
	}
	if g.distinct == nil {
		g.out[i].Count++
		g.found = append(g.found, i)
		return
	}
	for _, number := range g.numbersOf(g.distinct, c) {
		if once := [2]int32{i, number}; !g.counted[once] {
			g.counted[once] = true
			g.out[i].Count++
		}
	}
}

// A keyReader numbers the values of a key. Rows with equal cells have equal values, so that these are made once.
type keyReader struct {
	key     *plan.Key
	slots   [][]int // by kind: the cells that the values depend on; nil where they depend on something else
	byCells map[string][]int32
	byValue map[any]int32
	values  []any
	null    []int32
	text    []byte
	one     []int32

	firstCase func(executor.Ref) int // of a key with cases
}

func newKeyReader(p *pager, key *plan.Key) *keyReader {
	r, s := &keyReader{key: key, byCells: map[string][]int32{}, byValue: map[any]int32{}}, p.s
	r.null = []int32{r.number(nil)}
	if key.Cases != nil {
		r.firstCase = p.tester.firstCase(key.Cases)
		return r
	}
	if key.Field == nil || key.Field.Role != ontology.Stored {
		return r
	}
	r.slots = make([][]int, len(s.kinds))
	for k := range s.kinds {
		r.slots[k] = []int{}
		if f := s.kinds[k].byName[key.Field.Name]; f != nil {
			r.slots[k] = f.slotsOf(key.Part)
		}
	}
	return r
}

// slotsOf returns the cells of a part of a field, or of all of it where part is empty.
func (f *laidField) slotsOf(part string) []int {
	if f.parts == nil {
		return []int{f.first}
	}
	var out []int
	for i, p := range f.parts {
		if part == "" || p.Name == part {
			out = append(out, f.first+i)
		}
	}
	return out
}

// number returns the number of a value.
func (r *keyReader) number(v any) int32 {
	n, ok := r.byValue[v]
	if !ok {
		n = int32(len(r.values))
		r.byValue[v], r.values = n, append(r.values, v)
	}
	return n
}

// appendCells appends the cells that the values of a row depend on. JSON has no control characters.
func (r *keyReader) appendCells(to []byte, p *pager, c candidate) []byte {
	b := p.s.nodes[c.edge.To>>blockBits]
	row := b.rows[c.edge.To&blockMask]
	to = append(to, b.kind)
	for _, slot := range r.slots[b.kind] {
		to = append(append(to, row.text(slot)...), 0)
	}
	return to
}

// numbersOf returns the numbers of the values that a row has of a key, each once. They are valid until the next row.
func (g *grouper) numbersOf(r *keyReader, c candidate) []int32 {
	if r.slots == nil {
		r.one = r.one[:0]
		for _, v := range g.valuesOf(c, r) {
			r.one = append(r.one, r.number(v))
		}
		return r.one
	}
	r.text = r.appendCells(r.text[:0], g.pager, c)
	known, ok := r.byCells[string(r.text)]
	if !ok {
		for _, v := range g.valuesOf(c, r) {
			known = append(known, r.number(v))
		}
		r.byCells[string(r.text)] = known
	}
	return known
}

// valuesOf returns the values that a row has of a key, each once.
func (g *grouper) valuesOf(c candidate, r *keyReader) []any {
	node, by := c.edge.To, r.key
	switch {
	case by.Cases != nil:
		if i := r.firstCase(node); i >= 0 {
			return []any{by.Cases[i].Then}
		}
		return nil
	case by.Part != "":
		whole, _ := g.s.value(node, by.Field.Name).(map[string]any)
		return distinctValues(whole[by.Part])
	}
	switch by.By {
	case ontology.GroupNode:
		return []any{node}
	case ontology.GroupKind:
		return []any{g.s.c.Kinds[g.s.Kind(node)].EnumName()}
	case ontology.GroupRelation:
		return g.relationType(c)
	case ontology.GroupEnds:
		var out []any
		for end := range g.s.ends(node, by.Field) {
			if n := len(out); n == 0 || end != out[n-1] {
				out = append(out, end)
			}
		}
		return out
	case ontology.GroupYear:
		return distinctValues(store.Year(g.s.value(node, by.Field.Name)))
	}
	v := g.s.value(node, by.Field.Name)
	if by.Whole {
		return wholeList(v)
	}
	return distinctValues(v)
}

// wholeList returns the JSON of a stored list; none for an empty one.
func wholeList(v any) []any {
	if items, _ := v.([]any); len(items) == 0 {
		return nil
	}
	return []any{string(store.AppendJSON(nil, v))}
}

// relationType returns the type of the relation over which a row was reached; none for the end of a path.
func (g *grouper) relationType(c candidate) []any {
	switch spec := g.q.Step.Spec.(type) {
	case *plan.NeighborsSpec:
		return []any{g.runs[c.run].hop.Relation.Type}
	case *plan.ExpandSpec:
		return []any{spec.Hop.Relation.Type}
	}
	return nil
}

// distinctValues returns a stored value, or the elements of a stored list, each once; none for null.
func distinctValues(v any) []any {
	switch v := v.(type) {
	case nil:
		return nil
	case []any:
		var out []any
		for _, item := range v {
			if !slices.Contains(out, item) {
				out = append(out, item)
			}
		}
		return out
	}
	return []any{v}
}

// collectAll finds the rows of a parent on all pages.
func (p *pager) collectAll(i int) {
	p.candidates, p.keys = p.candidates[:0], p.keys[:0]
	switch {
	case p.q.IsScan():
		c := p.newScan()
		c.explain()
		c.addMembers()
	case p.q.IsNeighbors():
		p.findRuns(p.q.Parents[i])
		p.collectRuns()
	default:
		p.collect(i)
	}
}
