package document

import (
	"fmt"

	"github.com/vektah/gqlparser/v2/ast"

	"graph287g/internal/edtf"
)

// periodHint tells how a filter takes the month or year that an operator for days was given; empty for anything else.
func periodHint(def *ast.Definition, operator string, operand any) string {
	if def.Fields.ForName("during") == nil || operator == "during" {
		return ""
	}
	if items, ok := operand.([]any); ok && len(items) > 0 {
		operand = items[0]
	}
	text, _ := operand.(string)
	period, err := edtf.Parse(text)
	if err != nil || period.Precision == edtf.Day {
		return ""
	}
	switch operator {
	case "gte", "lt":
		return fmt.Sprintf("; the first day of %s is %s", text, period.First)
	case "gt", "lte":
		return fmt.Sprintf("; the last day of %s is %s", text, period.Last)
	}
	return fmt.Sprintf("; all of %s is {during: %q}", text, text)
}
