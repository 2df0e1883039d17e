package document

import (
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/validator"
)

// fieldsRule is "Field Selections" of the specification. Of a leaf that has a selection leavesRule tells.
func fieldsRule(a adviser) validator.RuleFunc {
	return func(observers *validator.Events, addError validator.AddErrFunc) {
		e := &advised{add: addError}
		observers.OnField(func(_ *validator.Walker, f *ast.Field) {
			parent := f.ObjectDefinition
			if parent == nil || f.Definition != nil || parent.IsLeafType() {
				return
			}
			e.at(f.Position, func() string { return a.insteadOfField(parent, f) }, `Cannot query field "%s" on type "%s".`, f.Name, parent.Name)
		})
	}
}

// leavesRule is "Leaf Field Selections" of the specification.
func leavesRule(a adviser) validator.RuleFunc {
	return func(observers *validator.Events, addError validator.AddErrFunc) {
		e := &advised{add: addError}
		observers.OnField(func(walker *validator.Walker, f *ast.Field) {
			if f.Definition == nil {
				return
			}
			def := walker.Schema.Types[f.Definition.Type.Name()]
			switch {
			case def == nil:
			case def.IsLeafType() && len(f.SelectionSet) > 0:
				e.at(f.Position, func() string { return " Write it alone: " + f.Name + "." },
					`Field "%s" must not have a selection since type "%s" has no subfields.`, f.Name, def.Name)
			case !def.IsLeafType() && len(f.SelectionSet) == 0:
				e.at(f.Position, func() string { return " Write " + a.selectionOf(f) + "." },
					`Field "%s" of type "%s" must have a selection of subfields.`, f.Name, f.Definition.Type)
			}
		})
	}
}
