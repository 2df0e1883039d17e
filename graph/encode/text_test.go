package encode_test

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"graph287g/graph/computed"
	"graph287g/graph/encode"
	"graph287g/ontology"
	"graph287g/store"
)

// composed is a text of the row's name, its date's edtf, and the names of the rows below.
func composed() encode.Value {
	topic := ontology.SetOf(ontology.Must().Kind("Topic"))
	name := encode.ReadValue{Name: "name", Always: topic}
	date := encode.ReadValue{Name: "date", Parts: []encode.ReadPart{{Name: "edtf", Column: 1, Always: true}, {Name: "printed", Column: 2}}}
	return encode.Value{Op: encode.Text, Text: &encode.ComputedText{
		Make: func(n computed.Node, args map[string]any) string {
			out := fmt.Sprintf("%s %q %v %v", n.Kind, n.Text("name"), n.Values["date"], args["style"])
			for _, below := range n.Nodes["below"] {
				out += " " + below.Text("name")
			}
			return out
		},
		Reads: &encode.Reads{Values: []encode.ReadValue{name, date}, Nodes: []encode.ReadNodes{
			{Name: "below", Reads: &encode.Reads{Step: 1, Values: []encode.ReadValue{name}}},
		}},
	}}
}

func TestTextsAreComposedOfWhatWasRead(t *testing.T) {
	for name, x := range map[string]struct {
		tables []store.Table
		want   string
	}{
		"everything":        {[]store.Table{table([][]string{{`"a\""`, `"2018"`, `"late"`}}), table([][]string{{`"b"`}, {`"c"`}})}, `"Topic \"a\\\"\" map[edtf:2018 printed:late] APA b c"`},
		"no date, nobody":   {[]store.Table{table([][]string{{`"a"`, ``, ``}}), table([][]string{})}, `"Topic \"a\" <nil> APA"`},
		"no word for it":    {[]store.Table{table([][]string{{`"a"`, `"2018"`, ``}}), table([][]string{})}, `"Topic \"a\" map[edtf:2018] APA"`},
		"a null in it":      {[]store.Table{table([][]string{{``, `"2018"`, ``}}), table([][]string{})}, `null`},
		"a null in a part":  {[]store.Table{table([][]string{{`"a"`, `null`, ``}}), table([][]string{})}, `null`},
		"a null in another": {[]store.Table{table([][]string{{`"a"`, ``, ``}}), table([][]string{{`"b"`}, {``}})}, `null`},
	} {
		root := encode.Root{Key: "root", Value: composed()}
		b, errs, failed, _ := encode.AppendRoot(t.Context(), nil, &root, input(&store.Result{Tables: x.tables}, map[string]any{"style": "APA"}))
		if diff := cmp.Diff(x.want, string(b)); diff != "" || failed || len(errs) > 0 {
			t.Errorf("%s: %v, %v (-want +got):\n%s", name, failed, errs, diff)
		}
		root.Value.NonNull = true
		_, errs, failed, _ = encode.AppendRoot(t.Context(), nil, &root, input(&store.Result{Tables: x.tables}, map[string]any{"style": "APA"}))
		if null := x.want == "null"; failed != null || null != (len(errs) == 1 && errs[0].Path.String() == "root") {
			t.Errorf("%s: %v, %v", name, failed, errs)
		}
	}
}
