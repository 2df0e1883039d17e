package encode

import (
	"context"
	"errors"
	"runtime"
	"strconv"
	"sync"
	"time"

	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"graph287g/graph/apierror"
	"graph287g/ontology"
	"graph287g/store"
)

// ErrTooLarge ends the encoding of an answer that has more bytes than it may have.
var ErrTooLarge = errors.New("the answer is too large")

// AppendRoot appends the JSON of one root field, and returns the errors of the fields that became null. failed reports that a null
// reached the root field although that is non-null; the last of the errors is the cause. err is ErrTooLarge or that of the context:
// then there is no answer at all.
func AppendRoot(ctx context.Context, b []byte, r *Root, in *Input) (json []byte, errs gqlerror.List, failed bool, err error) {
	e := encoders.Get().(*encoder)
	defer e.giveBack()
	*e = encoder{ctx: ctx, b: b, c: in.Catalogue, answer: in.Answer, args: in.TextArgs, today: in.Today, newestDay: in.NewestDay, max: in.MaxBytes, root: r, path: e.path[:0], cuts: in.Cuts}
	ok := e.value(&r.Value, 0)
	if e.stopped != nil {
		return b, nil, true, e.stopped
	}
	return e.b, e.errs, !ok, nil
}

// An Input holds the values that an output plan writes.
type Input struct {
	Catalogue *ontology.Catalogue
	Answer    *store.Result
	TextArgs  []map[string]any // by ComputedText.Args: the arguments of computed texts
	Today     string           // the day of the request
	NewestDay string           // empty for none
	MaxBytes  int              // of all root fields together; 0 for any number
	Cuts      *Cuts            // gets the lists that were cut; nil where nobody asks
}

type encoder struct {
	ctx      context.Context
	max      int
	stopped  error // why encoding has ended early
	elements int   // that were written

	b         []byte
	c         *ontology.Catalogue
	answer    *store.Result
	args      []map[string]any
	today     string
	newestDay string
	root      *Root
	path      []segment // below the root field
	cuts      *Cuts
	errs      gqlerror.List
}

var encoders = sync.Pool{New: func() any { return new(encoder) }}

// giveBack lets go of everything but the memory for a path.
func (e *encoder) giveBack() {
	clear(e.path[:cap(e.path)])
	*e = encoder{path: e.path[:0]}
	encoders.Put(e)
}

// A segment of a response path is a field of an object or, where that is nil, an element of a list. While a field or an element is
// written only its index changes.
type segment struct {
	object *Object
	index  int
}

// here is the present path.
func (e *encoder) here() ast.Path {
	path := append(make(ast.Path, 0, 1+len(e.path)), ast.PathName(e.root.Key))
	for _, s := range e.path {
		if s.object != nil {
			path = append(path, ast.PathName(s.object.Fields[s.index].Name))
		} else {
			path = append(path, ast.PathIndex(s.index))
		}
	}
	return path
}

// fail adds an error at the present path.
func (e *encoder) fail(code apierror.Code, message string) {
	e.errs = append(e.errs, apierror.At(code, e.root.Position, e.here(), "%s", message))
}

// value appends a value. It returns false, and appends nothing, where the value is null but must not be, so that the null propagates
// to the parent.
func (e *encoder) value(v *Value, row int) bool {
	if e.stopped != nil {
		return false
	}
	start := len(e.b)
	if v.Cut {
		e.noteCut(v, row)
	}
	ok, isNull := e.write(v, row)
	e.checkSize()
	if e.stopped != nil {
		return false
	}
	if ok && !isNull {
		return true
	}
	e.b = e.b[:start]
	if v.NonNull {
		if ok { // the value itself is null: a null inside it has its error already
			e.fail(apierror.Internal, "a value is missing that should always be there; this is our mistake")
		}
		return false
	}
	e.b = append(e.b, "null"...)
	return true
}

// checkSize stops where there is more than there may be.
func (e *encoder) checkSize() {
	if e.max > 0 && len(e.b) > e.max && e.stopped == nil {
		e.stopped = ErrTooLarge
	}
}

// write appends a value. ok is false where something inside it is null and must not be; isNull reports that the value itself is null.
func (e *encoder) write(v *Value, row int) (ok, isNull bool) {
	switch v.Op {
	case Cell:
		return e.cell(v, row)
	case Child:
		return e.child(v, row)
	case Constant:
		e.b = append(e.b, v.Const...)
	case Text:
		return e.text(v, row)
	case TypeName:
		e.b = store.AppendString(e.b, e.c.Kinds[e.table(v).Kinds[row]].Name)
	case RowObject:
		if v.Column >= 0 && e.table(v).Cell(row, v.Column) == nil {
			return true, true
		}
		return e.object(v.Object, row), false
	case One:
		return e.one(v, row)
	case Many:
		t := e.table(v)
		return e.list(v, int(t.From[row]), int(t.To[row])), false
	case Connection:
		return e.object(v.Object, row), false
	case Edges, Nodes:
		t := e.table(v)
		return e.list(v, int(t.From[row]), int(t.To[row])), false
	case Node:
		return e.node(v, row), false
	case LookupOne:
		return e.lookup(v, row)
	case PathSearch:
		return e.pathSearch(v)
	case LookupMany:
		return e.list(v, 0, e.table(v).Rows()), false
	default:
		return e.metadata(v, row)
	}
	return true, false
}

func (e *encoder) table(v *Value) *store.Table { return &e.answer.Tables[v.Step] }

func (e *encoder) cell(v *Value, row int) (ok, isNull bool) {
	cell := e.table(v).Cell(row, v.Column)
	if nullCell(cell) {
		return true, true
	}
	e.b = append(e.b, cell...)
	return true, false
}

func nullCell(cell []byte) bool { return cell == nil || len(cell) == 4 && string(cell) == "null" }

// child appends a cell of the only row of a child step; without a row it is null.
func (e *encoder) child(v *Value, row int) (ok, isNull bool) {
	t := e.table(v)
	if t.From[row] == t.To[row] {
		return true, true
	}
	return e.cell(v, int(t.From[row]))
}

// object appends an object. It returns false where a field is null that must not be.
func (e *encoder) object(o *Object, row int) bool {
	b := append(e.b, '{')
	e.path = append(e.path, segment{object: o})
	at := len(e.path) - 1
	for i := range o.Fields {
		f := &o.Fields[i]
		if i > 0 {
			b = append(b, ',')
		}
		b = append(b, f.Key...)
		if f.Value.Op == Cell { // as most are: what follows would do the same, in thrice the time
			if cell := e.table(&f.Value).Cell(row, f.Value.Column); !nullCell(cell) {
				b = append(b, cell...)
				continue
			}
		}
		e.b, e.path[at].index = b, i
		if !e.value(&f.Value, row) {
			e.path = e.path[:at]
			return false
		}
		b = e.b
	}
	e.path = e.path[:at]
	e.b = append(b, '}')
	return true
}

// node appends the object of a row: by its kind where the row is a node.
func (e *encoder) node(v *Value, row int) bool {
	if v.ByKind == nil {
		return e.object(v.Object, row)
	}
	return e.object(v.ByKind[e.table(v).Kinds[row]], row)
}

func (e *encoder) one(v *Value, row int) (ok, isNull bool) {
	t := e.table(v)
	if t.From[row] == t.To[row] {
		return true, true
	}
	return e.node(v, int(t.From[row])), false
}

// list appends the rows from one row up to but not including another.
func (e *encoder) list(v *Value, from, to int) bool {
	e.b = append(e.b, '[')
	e.path = append(e.path, segment{})
	at := len(e.path) - 1
	for row := from; row < to; row++ {
		if row > from {
			e.b = append(e.b, ',')
		}
		e.path[at].index = row - from
		if !e.element(v, row) {
			e.path = e.path[:at]
			return false
		}
	}
	e.path = e.path[:at]
	e.b = append(e.b, ']')
	return true
}

// elementsInTurn is after how many elements others have their turn. Without that a large answer keeps its processor for the 10 ms after
// which Go's scheduler interrupts, and small ones wait for several of these.
const elementsInTurn = 64

// elementsUnasked is after how many elements is asked whether anybody still waits. An element without texts takes less than the question.
const elementsUnasked = 32

// element appends an element of a list.
func (e *encoder) element(v *Value, row int) bool {
	if e.elements++; e.elements%elementsUnasked == 0 && e.stopped == nil {
		e.stopped = e.ctx.Err()
	}
	if e.elements%elementsInTurn == 0 {
		runtime.Gosched()
	}
	if e.stopped != nil {
		return false
	}
	start := len(e.b)
	if v.Op == LookupMany && e.missing(v, row) {
		e.b = append(e.b, "null"...)
		return true
	}
	if e.node(v, row) {
		e.checkSize()
		return e.stopped == nil
	}
	if v.ElemNonNull || e.stopped != nil {
		return false
	}
	e.b = append(e.b[:start], "null"...)
	return true
}

// metadata appends a value of a connection or version that is in no cell.
func (e *encoder) metadata(v *Value, row int) (ok, isNull bool) {
	switch v.Op {
	case Total:
		e.b = strconv.AppendInt(e.b, int64(e.table(v).Totals[row]), 10)
	case HasNext:
		e.b = strconv.AppendBool(e.b, e.table(v).More[row])
	case HasPrevious:
		e.b = strconv.AppendBool(e.b, e.table(v).Less[row])
	case StartCursor, EndCursor:
		return e.cursor(v, row)
	case VersionNumber:
		e.b = strconv.AppendInt(e.b, e.answer.Version.Number, 10)
	case RecordedAt:
		e.b = store.AppendString(e.b, e.answer.Version.RecordedAt.Format(store.InstantLayout))
	case Argument:
		value, _ := e.args[v.Text.Args][ArgumentValue].(string)
		if value == "" {
			return true, true
		}
		e.b = store.AppendString(e.b, value)
	case NewestDay:
		if e.newestDay == "" {
			return true, true
		}
		e.b = store.AppendString(e.b, e.newestDay)
	case NewestDayAge:
		today, err := time.Parse(time.DateOnly, e.today)
		newest, none := time.Parse(time.DateOnly, e.newestDay)
		if err != nil || none != nil {
			return true, true
		}
		e.b = strconv.AppendInt(e.b, (today.Unix()-newest.Unix())/(24*60*60), 10)
	case KindCounts:
		e.kindCounts(v)
	case ClaimFields:
		e.claimFields(v)
	}
	return true, false
}

func (e *encoder) cursor(v *Value, row int) (ok, isNull bool) {
	t := e.table(v)
	from, to := int(t.From[row]), int(t.To[row])
	if from == to {
		return true, true
	}
	if v.Op == EndCursor {
		from = to - 1
	}
	e.b = append(e.b, t.Cell(from, v.Column)...)
	return true, false
}
