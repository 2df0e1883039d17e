package cost

import (
	"slices"

	"graph287g/graph/encode"
	"graph287g/ontology"
	"graph287g/plan"
	"graph287g/store"
)

// Widths of what isn't in any record.
const (
	numberWidth = 11                                  // of an Int
	boolWidth   = int64(len("false"))                 // the longer one
	longWidth   = 20                                  // of a version's number
	timeWidth   = int64(len(store.InstantLayout)) + 8 // of an instant in quotes, with more digits than the layout shows
	dayWidth    = int64(len(`"2006-01-02"`))

	// errorWidth is that of an error beside the message and the path: `{"message":,"path":[],"locations":[…],"extensions":{…}},`.
	errorWidth = 200
	// indexWidth is that of an index in a path, which has three digits at most.
	indexWidth = 4
)

// anyKind is the set of kinds of rows that are no nodes.
const anyKind = ^ontology.KindSet(0)

// A choice is one of the values that a response key has: that of rows of some kinds.
type choice struct {
	value *encode.Value
	kinds ontology.KindSet
}

// An objectChoice is one of the objects that a row becomes: that of rows of some kinds.
type objectChoice struct {
	object *encode.Object
	kinds  ontology.KindSet
}

// A byteCount adds up the bytes of an answer.
type byteCount struct {
	*Estimation
	texts []map[string]any // the arguments of computed texts
	root  *encode.Root
	rowOf int // index of the step whose rows the value is written for

	// Of what is refused: where the bytes are. For all else it isn't noted, since that takes longer than to count.
	trace  bool
	path   []string   // of the value that is counted now, in the response, without indices
	ofRows []rowBytes // by the index of the step and 1, for what is in no rows comes first

	// Memory that is used again and again; what is appended to it is taken off in the opposite order.
	choices []choice
	objects []objectChoice
	columns []widths
}

// answer bounds the bytes of all root fields, with the errors that may stand beside them.
func (b *byteCount) answer(p *encode.OutputPlan) int64 {
	total := int64(len(`{"errors":[],"data":{}}`))
	for i := range p.Roots {
		b.root = &p.Roots[i]
		b.push(b.root.Key)
		total = AtMost(total + jsonWidth(b.root.Key) + int64(len(`:,`)) + b.value([]choice{{&b.root.Value, anyKind}}, 1))
		b.pop()
	}
	return total
}

func (b *byteCount) push(name string) {
	if b.trace {
		b.path = append(b.path, name)
	}
}

func (b *byteCount) pop() {
	if b.trace {
		b.path = b.path[:len(b.path)-1]
	}
}

// jsonWidth is how many bytes a text has as JSON.
func jsonWidth(s string) int64 { return int64(store.StringWidth(s)) }

// rowBytes are the bytes of the rows of a step, without those of the rows below them.
type rowBytes struct {
	total    int64
	most     int64 // of one field
	heaviest []string
}

// note notes how many bytes a field has by itself, without those below it.
func (b *byteCount) note(bytes int64) int64 {
	if b.trace {
		of := &b.ofRows[b.rowOf+1]
		of.total = AtMost(of.total + bytes)
		if bytes > of.most {
			of.most, of.heaviest = bytes, slices.Clone(b.path)
		}
	}
	return bytes
}

// heaviest returns the step whose rows have the most bytes by themselves.
func (b *byteCount) heaviest() int {
	out := 0
	for i := range b.ofRows {
		if b.ofRows[i].total > b.ofRows[out].total {
			out = i
		}
	}
	return out - 1
}

// value bounds the bytes of a response key that is written so many times, each time as one of some choices.
func (b *byteCount) value(choices []choice, times int64) int64 {
	if times <= 0 || len(choices) == 0 {
		return 0
	}
	if len(choices) == 1 {
		return b.alike(choices, times)
	}
	// Choices that are made alike share their rows, so that they are counted together.
	total := int64(0)
	for len(choices) > 0 {
		first := choices[0].value
		var alike, rest []choice
		for _, c := range choices {
			if c.value.Op == first.Op && c.value.Step == first.Step && c.value.Column == first.Column {
				alike = append(alike, c)
			} else {
				rest = append(rest, c)
			}
		}
		total = AtMost(total + b.alike(alike, b.rowsOfKinds(kindsOf(alike), times)))
		choices = rest
	}
	return total
}

func kindsOf(choices []choice) ontology.KindSet {
	out := ontology.KindSet(0)
	for _, c := range choices {
		out |= c.kinds
	}
	return out
}

// rowsOfKinds bounds how many of the rows that a value is written for are of some kinds.
func (b *byteCount) rowsOfKinds(kinds ontology.KindSet, times int64) int64 {
	if b.rowOf == plan.Root {
		return times
	}
	s := b.plan.Steps[b.rowOf]
	if kinds&s.Kinds == s.Kinds { // and where rows are no nodes
		return times
	}
	return min(times, b.rows[s.Index], AtMost(b.stats.count(kinds&s.Kinds)*b.multiplicity[s.Index]))
}

// alike bounds the bytes of values that are made in the same way, for so many rows.
func (b *byteCount) alike(choices []choice, times int64) int64 {
	v := choices[0].value
	switch v.Op {
	case encode.Cell:
		return b.note(b.cells(b.plan.Steps[v.Step], v.Column, kindsOf(choices), times))
	case encode.Child:
		s := b.plan.Steps[v.Step]
		rows := min(b.rows[v.Step], times)
		return b.note(AtMost(times*nullWidth + b.cells(s, v.Column, anyKind, rows)))
	case encode.Constant:
		widest := int64(0)
		for _, c := range choices {
			widest = max(widest, int64(len(c.value.Const)))
		}
		return b.note(AtMost(times * widest))
	case encode.Text:
		return b.note(b.textOf(choices, times))
	case encode.TypeName:
		return b.note(AtMost(times * b.stats.fixed.kindName(b.plan.Steps[v.Step].Kinds&kindsOf(choices))))
	case encode.RowObject, encode.Connection:
		return AtMost(times*nullWidth + b.rowsAs(choices, v, times))
	case encode.One:
		return AtMost(times*nullWidth + b.rowsAs(choices, v, min(times, b.rows[v.Step])))
	case encode.Node:
		return b.rowsAs(choices, v, times)
	case encode.Many, encode.Edges, encode.Nodes:
		rows := b.rows[v.Step]
		return AtMost(times*int64(len("[]")) + rows*int64(len(",")) + b.rowsAs(choices, v, rows))
	case encode.LookupOne, encode.LookupMany, encode.PathSearch:
		rows := b.rows[v.Step]
		return AtMost(int64(len("[]")) + rows*int64(len("null,")) + b.rowsAs(choices, v, rows) + b.errors(v, rows))
	case encode.KindCounts:
		return b.kindCounts(v)
	case encode.ClaimFields:
		return b.claimFields(v)
	default:
		return b.note(AtMost(times * b.metadata(v)))
	}
}

// errors bounds the bytes of the errors of a lookup: each node that it is for may be missing, and each end of a path.
func (b *byteCount) errors(v *encode.Value, rows int64) int64 {
	message := jsonWidth(b.root.NotFound)
	if v.Op == encode.PathSearch {
		message = 200 // it is the encoder's own
	}
	return AtMost(rows * (errorWidth + max(message, 200) + jsonWidth(b.root.Key) + indexWidth + b.candidates(v)))
}

// candidates bounds the bytes of the nodes that a folded key may mean: they stand in the message and beside it, one of them once more, quoted
// within the text.
func (b *byteCount) candidates(v *encode.Value) int64 {
	s := b.plan.Steps[v.Step]
	args, ok := b.args[s.Index].(*plan.LookupArgs)
	if !ok || args.Folded == nil {
		return 0
	}
	const keys, message, shown = 50, 200, 7 * encode.LongestShown
	id, name, code := b.stats.fixed.id, widestOf(b.columnsOf(s.Kinds, "name", 0)), int64(0)
	if args.Folded.Within != nil {
		outer := b.stats.c.Kind(args.Folded.Within.Type.Name)
		code = widestOf(b.columnsOf(ontology.SetOf(outer), outer.Keys[0].Name, 0))
	}
	return AtMost(message + shown + 2*(name+code) + 2*store.MaxCandidates*(id+name+code+keys))
}

// metadata bounds the bytes of a value that is in no cell.
func (b *byteCount) metadata(v *encode.Value) int64 {
	switch v.Op {
	case encode.HasNext, encode.HasPrevious:
		return boolWidth
	case encode.StartCursor, encode.EndCursor:
		return max(nullWidth, b.cursorWidth(b.plan.Steps[v.Step]))
	case encode.VersionNumber:
		return longWidth
	case encode.RecordedAt:
		return timeWidth
	case encode.NewestDay, encode.Argument:
		return DayWidth
	}
	return numberWidth
}

// rowsAs bounds the bytes of the objects that rows become: the same rows, or those of another step.
func (b *byteCount) rowsAs(choices []choice, v *encode.Value, rows int64) int64 {
	n, above := len(b.objects), b.rowOf
	for _, c := range choices {
		switch {
		case c.value.ByKind != nil:
			b.objects = appendByKind(b.objects, n, c.value.ByKind)
		case v.Op == encode.RowObject:
			b.objects = append(b.objects, objectChoice{c.value.Object, c.kinds})
		default:
			b.objects = append(b.objects, objectChoice{c.value.Object, anyKind})
		}
	}
	if v.Op != encode.RowObject && v.Op != encode.Connection {
		b.rowOf = v.Step
	}
	bytes := b.fields(b.objects[n:len(b.objects):len(b.objects)], rows)
	b.objects, b.rowOf = b.objects[:n], above
	return bytes
}

// appendByKind appends the objects of a node, each once from an index on.
func appendByKind(out []objectChoice, from int, byKind *encode.ByKind) []objectChoice {
	for k, o := range byKind {
		if o == nil {
			continue
		}
		if i := slices.IndexFunc(out[from:], func(known objectChoice) bool { return known.object == o }); i >= 0 {
			out[from+i].kinds |= 1 << k
		} else {
			out = append(out, objectChoice{o, 1 << k})
		}
	}
	return out
}

// fields bounds the bytes of so many objects, each of which is one of some choices. Fields of the same key are counted together, since
// each row has one of them.
func (b *byteCount) fields(objects []objectChoice, rows int64) int64 {
	if rows <= 0 {
		return 0
	}
	total := AtMost(rows * int64(len("{}")))
	if len(objects) == 1 {
		for i := range objects[0].object.Fields {
			f := &objects[0].object.Fields[i]
			n := len(b.choices)
			b.choices = append(b.choices, choice{&f.Value, objects[0].kinds})
			total = AtMost(total + b.field(f, b.choices[n:n+1:n+1], rows))
			b.choices = b.choices[:n]
		}
		return total
	}
	byName, order := map[string][]choice{}, []*encode.Field(nil)
	for _, o := range objects {
		for i := range o.object.Fields {
			f := &o.object.Fields[i]
			if byName[f.Name] == nil {
				order = append(order, f)
			}
			byName[f.Name] = append(byName[f.Name], choice{&f.Value, o.kinds})
		}
	}
	for _, f := range order {
		total = AtMost(total + b.field(f, byName[f.Name], rows))
	}
	return total
}

func (b *byteCount) field(f *encode.Field, choices []choice, rows int64) int64 {
	rows = b.rowsOfKinds(kindsOf(choices), rows)
	keys := AtMost(rows * int64(len(f.Key)+len(",")))
	if b.trace {
		b.ofRows[b.rowOf+1].total = AtMost(b.ofRows[b.rowOf+1].total + keys)
	}
	b.push(f.Name)
	bytes := AtMost(keys + b.value(choices, rows))
	b.pop()
	return bytes
}

// kindCounts bounds the bytes of a list with an object for each kind.
func (b *byteCount) kindCounts(v *encode.Value) int64 {
	each := int64(len("{},"))
	for i := range v.Object.Fields {
		f := &v.Object.Fields[i]
		each += int64(len(f.Key)+len(",")) + max(b.stats.fixed.kindName(anyKind), numberWidth, int64(len(f.Value.Const)))
	}
	return b.note(AtMost(int64(len(b.stats.c.Kinds))*each + int64(len("[]"))))
}

// claimFields bounds the bytes of the list of the names that claims have in their field, as if it were of all kinds.
func (b *byteCount) claimFields(v *encode.Value) int64 {
	total, keys := int64(len("[]")), int64(len("{},"))
	for i := range v.Object.Fields {
		f := &v.Object.Fields[i]
		keys += int64(len(f.Key)+len(",")) + int64(len(f.Value.Const))
	}
	for _, k := range store.ClaimSubjects(b.stats.c).In(b.stats.c) {
		for _, f := range store.ClaimFields(b.stats.c, k) {
			total += keys
			for i := range v.Object.Fields {
				switch v.Object.Fields[i].Value.Column {
				case encode.ClaimFieldSubject:
					total += b.stats.fixed.kindName(ontology.SetOf(k))
				case encode.ClaimFieldName:
					total += jsonWidth(f.Name)
				case encode.ClaimFieldMeasure:
					total += boolWidth
				case encode.ClaimFieldDescription:
					total += jsonWidth(f.Description)
				}
			}
		}
	}
	return b.note(AtMost(total))
}
