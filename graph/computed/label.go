package computed

import (
	"graph287g/graph/label"
	"graph287g/ontology"
)

// labelOf makes the words for a stored value of an enum, of the node itself or of the only row of a neighbour that has the field's name.
func labelOf(f *ontology.Field) Text {
	name, enum := f.Name, f.Type.Name
	return Text{
		Reads: []string{name},
		Make: func(n Node, args map[string]any) string {
			value := n.Text(name)
			if value == "" {
				value = n.First(name).Text(name)
			}
			return wordsOf(args).Label(enum, value)
		},
		Bound: func(args map[string]any) Bound { return Bound{Fixed: int64(wordsOf(args).Surplus(enum))} },
	}
}

// dateText writes a partial date, whose parts are read as the values of a node.
var dateText = Text{
	Reads: []string{"edtf"},
	Make:  func(n Node, args map[string]any) string { return wordsOf(args).Date(n.Text("edtf")) },
	Bound: func(map[string]any) Bound { return Bound{Fixed: 90} },
}

// partTexts are the texts of value types, by the coordinate of their field.
var partTexts = map[string]Text{"PartialDate.text": dateText}

func wordsOf(args map[string]any) *label.Words {
	locale, _ := args["locale"].(string)
	return label.Of(locale)
}
