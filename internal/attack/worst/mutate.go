package worst

import (
	"slices"
	"strconv"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"
)

// mutations are the ways to change a document; each returns false where there is nothing to change.
var mutations = []func(m *maker, d, other *document) bool{
	addField, addField, removeField, repeatField, repeatField, changeArguments, changeArguments, changeArgument, growPages,
	graft, wrap, multiply, fillAliases, lengthenNames,
}

// mutate returns a document that differs from another by some changes.
func (m *maker) mutate(d, other *document) *document {
	out := d.clone()
	for done, tries := 0, 1+m.r.IntN(3); done < tries; {
		if pick(m.r, mutations)(m, out, other) {
			done++
		}
	}
	return out
}

// Limits of a document, so that few are refused for them.
const (
	maxAliases    = 100
	maxSelections = 1000
	maxRoots      = 20
	maxDeep       = 36
)

func (d *document) count() (aliases, selections int) {
	each(d.below, func(s *selection) {
		selections++
		if s.alias != "" {
			aliases++
		}
	})
	return aliases, selections
}

// add adds a selection to a set, under an alias where its key is there.
func (m *maker) add(set *[]*selection, s *selection) {
	if s.name != "" && slices.ContainsFunc(*set, func(o *selection) bool { return o.key() == s.key() }) {
		s.alias = newAlias(*set)
	}
	*set = append(*set, s)
}

func addField(m *maker, d, _ *document) bool {
	p := pick(m.r, m.places(d))
	m.add(p.set, m.field(p.on, min(1+m.r.IntN(6), maxDeep-p.deep)))
	return true
}

func removeField(m *maker, d, _ *document) bool {
	p := pick(m.r, m.places(d))
	if len(*p.set) < 2 {
		return false
	}
	i := m.r.IntN(len(*p.set))
	*p.set = slices.Delete(*p.set, i, i+1)
	return true
}

// repeatField asks for a field several times, under aliases.
func repeatField(m *maker, d, _ *document) bool {
	p := pick(m.r, m.places(d))
	s := pick(m.r, *p.set)
	if s.name == "" {
		return false
	}
	for range 1 + m.r.IntN(8) {
		again := s.clone()
		again.alias = newAlias(*p.set)
		*p.set = append(*p.set, again)
	}
	return true
}

// fillAliases repeats a field as often as it may be.
func fillAliases(m *maker, d, _ *document) bool {
	p := pick(m.r, m.places(d))
	s := pick(m.r, *p.set)
	aliases, selections := d.count()
	own, size := (&document{[]*selection{s}}).count()
	n := min((maxAliases-aliases)/(own+1), (maxSelections-selections)/size)
	if p.deep == 0 {
		n = min(n, maxRoots-len(d.below))
	}
	if s.name == "" || n < 1 {
		return false
	}
	for range n {
		again := s.clone()
		again.alias = newAlias(*p.set)
		*p.set = append(*p.set, again)
	}
	return true
}

func changeArguments(m *maker, d, _ *document) bool {
	fields := m.spots(d, hasArguments)
	if len(fields) == 0 {
		return false
	}
	s := pick(m.r, fields)
	s.args = m.arguments(s.def)
	return true
}

// changeArgument gives one argument another value, of all fields that look the same, which were mostly repeated.
func changeArgument(m *maker, d, _ *document) bool {
	fields := m.spots(d, hasArguments)
	if len(fields) == 0 {
		return false
	}
	s := pick(m.r, fields)
	a := pick(m.r, s.def.Arguments)
	if slices.Contains([]string{"after", "before", "last"}, a.Name) {
		return false
	}
	v := m.literal(a.Type, a.Name, 0)
	for _, o := range fields {
		if o.def == s.def {
			o.setArg(a.Name, v)
		}
	}
	return true
}

// growPages makes all pages as long as they may be; what is too much is repaired.
func growPages(m *maker, d, _ *document) bool {
	fields := m.spots(d, func(f *ast.FieldDefinition) bool { return f.Arguments.ForName("first") != nil })
	for _, s := range fields {
		if m.chance(80) {
			s.setArg("first", "100")
		}
	}
	return len(fields) > 0
}

// graft puts a part of another document into a place of the same type.
func graft(m *maker, d, other *document) bool {
	to := pick(m.r, m.places(d))
	for _, i := range m.r.Perm(len(m.places(other))) {
		from := m.places(other)[i]
		if from.on != to.on {
			continue
		}
		if m.chance(50) {
			*to.set = cloneAll(*from.set)
		} else {
			m.add(to.set, pick(m.r, *from.set).clone())
		}
		return true
	}
	return false
}

// wrap puts what a place has below a list that leads from its type to the same type again: the counties of the state of each county.
func wrap(m *maker, d, _ *document) bool {
	p := pick(m.r, m.places(d))
	if p.deep == 0 || p.deep > maxDeep-6 {
		return false
	}
	chain := m.chain(p.on, p.on, 3, cloneAll(*p.set))
	if chain == nil {
		return false
	}
	m.add(p.set, chain)
	return true
}

// chain finds fields that lead from one type to another over so many nodes at most, and puts a selection at their end.
func (m *maker) chain(from, to *ast.Definition, hops int, end []*selection) *selection {
	if hops == 0 {
		return nil
	}
	for _, i := range m.r.Perm(len(from.Fields)) {
		f := from.Fields[i]
		t := m.schema.Types[f.Type.Name()]
		if t.IsLeafType() || strings.HasPrefix(f.Name, "__") {
			continue
		}
		nodes := t.Fields.ForName("nodes")
		if nodes != nil {
			t = m.schema.Types[nodes.Type.Name()]
		}
		var below []*selection
		if t == to {
			below = end
		} else if deeper := m.chain(t, to, hops-1, end); deeper != nil {
			below = []*selection{deeper}
		} else {
			continue
		}
		s := &selection{name: f.Name, args: m.arguments(f), below: below}
		if nodes != nil {
			s.below = []*selection{{name: "nodes", below: below}}
		}
		return s
	}
	return nil
}

// lengthenNames gives the selections of a set names of hundreds of letters, which the answer repeats for each row.
func lengthenNames(m *maker, d, _ *document) bool {
	p := pick(m.r, m.places(d))
	n := []int{50, 200, 1000}[m.r.IntN(3)]
	for i, s := range *p.set {
		if s.name != "" && len(s.alias) < n {
			s.alias = strings.Repeat("n", n) + strconv.Itoa(i)
		}
	}
	return true
}

// multiply asks for everything several times.
func multiply(m *maker, d, _ *document) bool {
	n := len(d.below)
	if n == 0 || 2*n > maxRoots {
		return false
	}
	for range min(1+m.r.IntN(4), maxRoots/n-1) {
		for _, s := range d.below[:n] {
			again := s.clone()
			again.alias = newAlias(d.below)
			d.below = append(d.below, again)
		}
	}
	return true
}
