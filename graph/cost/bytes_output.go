package cost

import (
	"graph287g/ontology"
	"graph287g/plan"
	"graph287g/store"
)

// A Sizer is an operation that brings the widths of its own outputs, like an Estimator its rows.
type Sizer interface {
	// OutputWidth bounds the bytes of an output of one row.
	OutputWidth(e *Estimation, output string) int64
}

// Widths of the outputs of operations that bring their own.
const (
	NumberWidth = numberWidth // of a number of rows
	DayWidth    = dayWidth
)

// IDWidth returns the width of the longest id of any node.
func (e *Estimation) IDWidth() int64 { return e.stats.fixed.id }

// EnumWidth returns the width of an enum's longest value.
func (e *Estimation) EnumWidth(name string) int64 {
	widest := nullWidth
	for _, v := range e.stats.c.Enum(name).Values {
		widest = max(widest, jsonWidth(v.Name))
	}
	return widest
}

// Bounds of the outputs of a search, as JSON. An excerpt is a text, or about 200 code points of it around a word; in it no more than each
// second code point begins a word.
const (
	matchesWidth     = 100 * 2 * 5
	spellingWidth    = 4*store.MaxSearch + 10*store.MaxSearchTerms // of all words, as one text or as a list
	suggestionsWidth = store.MaxSuggestions * spellingWidth
)

// outputs bounds the bytes of an operation's output in so many rows.
func (b *byteCount) outputs(s *plan.Step, output string, rows int64) int64 {
	switch spec := s.Spec.(type) {
	case *plan.EvidenceSpec:
		return b.evidenceOutputs(s, output, rows)
	case *plan.GroupKeysSpec:
		return b.groupKeyOutputs(s, output, rows)
	case *plan.ConditionalSpec:
		return AtMost(rows * b.conditionalWidth(s, spec))
	case Sizer:
		return AtMost(rows * max(nullWidth, spec.OutputWidth(b.Estimation, output)))
	}
	return AtMost(rows * b.outputWidth(s, output))
}

// outputWidth bounds the bytes of an output that every operation gives alike.
func (b *byteCount) outputWidth(s *plan.Step, output string) int64 {
	fixed := &b.stats.fixed
	switch output {
	case plan.LinkBases:
		return fixed.basisList
	case plan.PathBasis:
		return b.EnumWidth("Basis")
	case plan.LinkReach:
		return b.EnumWidth("Reach")
	case plan.LinkStanding:
		return b.EnumWidth("Standing")
	case plan.LinkRelation:
		return fixed.relation
	case plan.FacetKind, plan.SearchField:
		return max(fixed.kindName(anyKind), fixed.searchField)
	case plan.SearchExcerpt:
		return b.searchedWidth(s)
	case plan.SearchMatches:
		return matchesWidth
	case plan.SearchMissing, plan.SearchUnmatched, plan.SearchedFor:
		return spellingWidth
	case plan.SearchSuggestions:
		return suggestionsWidth
	}
	return numberWidth // scores, counts, hops, and what is true or false
}

// searchedWidth returns the width of the widest text that search looks into.
func (b *byteCount) searchedWidth(s *plan.Step) int64 {
	widest := nullWidth
	for _, k := range s.Kinds.In(b.stats.c) {
		for _, f := range k.SearchFields() {
			widest = max(widest, widestOf(b.columnsOf(ontology.SetOf(k), f.Name, 0)))
		}
	}
	return widest
}

// conditionalWidth bounds the width of the value of the first case that holds, or else of the stored one.
func (b *byteCount) conditionalWidth(s *plan.Step, spec *plan.ConditionalSpec) int64 {
	widest := widestOf(b.columnsOf(s.On, spec.Field.Name, 0))
	for _, c := range plan.ArgsOf[plan.ConditionalArgs](b.args, s.Index).Cases {
		widest = max(widest, jsonWidth(c.Then))
	}
	return widest
}

// groupKeyOutputs bounds the bytes of an output of all keys of groups: as many rows as there are groups, for each key.
func (b *byteCount) groupKeyOutputs(s *plan.Step, output string, rows int64) int64 {
	keys := b.keysOf(s.Parent)
	total := int64(0)
	for _, by := range keys {
		width := jsonWidth(by.Name)
		switch output {
		case plan.GroupValue:
			width = b.keyWidth(by, "id", b.stats.fixed.id)
		case plan.GroupLabel:
			width = max(b.keyWidth(by, "name", b.stats.fixed.name), b.keyWidth(by, "id", b.stats.fixed.id))
		}
		total = AtMost(total + b.rows[s.Parent]*max(width, jsonWidth("none")))
	}
	return max(total, min(rows, 1)*nullWidth)
}

// keyWidth bounds the width of a key's value; that of a node is the value of a field of it, whose longest is that of any.
func (b *byteCount) keyWidth(by plan.Key, ofNode string, longest int64) int64 {
	if by.Cases != nil {
		widest := nullWidth
		for _, item := range by.Cases {
			widest = max(widest, jsonWidth(item.Then))
		}
		return widest
	}
	switch by.By {
	case ontology.GroupNode:
		return longest
	case ontology.GroupEnds:
		return widestOf(b.columnsOf(b.stats.c.KindsOf(by.Field.Type.Name), ofNode, 0))
	case ontology.GroupKind:
		return b.stats.fixed.kindName(anyKind)
	case ontology.GroupRelation:
		return b.stats.fixed.relation
	case ontology.GroupYear:
		return dayWidth
	}
	return max(widestOf(b.columnsOf(anyKind, by.Field.Name, 0)), b.partsWidth(by.Field)) + int64(len(`""`))
}
