package document_test

import (
	"testing"

	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"graph287g/graph/apierror"
	"graph287g/graph/document"
)

func TestHalvesOfSurrogatePairsAreRefused(t *testing.T) {
	p := types(t)
	for _, x := range []struct {
		text         string
		line, column int // of the half; 0 where the text is taken
	}{
		{`{ String(x: "\ud800") }`, 1, 14},
		{`{ String(x: "é\uDFFFx") }`, 1, 15},
		{`{ String(x: "\ude00\ud83d") }`, 1, 14},
		{`{ String(x: "\ud83d\u0041") }`, 1, 14},
		{`{ String(x: "\ud83d\u{de00}") }`, 1, 14},
		{`{ String(x: "\\\ud83d") }`, 1, 16},
		{`{ String(x: "\"\ud83d\ude00\ud83d") }`, 1, 28},
		{"# \"\r\n{\r String(x: \"\"\"\"\\ud800\\\"\"\"\"\"\"\n) a: String(x: \"\\ud83d\\uD83d\") }", 4, 17},
		{`{ String(x: "\ud83d\ude00") }`, 0, 0},
		{`{ String(x: "\\ud800") }`, 0, 0},
		{`{ String(x: """\ud800""") }`, 0, 0},
		{`{ String(x: "\u0041") } # "\ud800"`, 0, 0},
	} {
		_, errs := p.Parse(x.text, false)
		if x.line == 0 {
			if len(errs) > 0 {
				t.Errorf("%s: %v", x.text, errs)
			}
			continue
		}
		wantError(t, errs, apierror.ParseFailed, "is half of a surrogate pair")
		if at := (gqlerror.Location{Line: x.line, Column: x.column}); len(errs) > 0 && (len(errs[0].Locations) != 1 || errs[0].Locations[0] != at) {
			t.Errorf("%s: at %v, not %v", x.text, errs[0].Locations, at)
		}
	}
}

// TestErrorsAreWhereTheySay: at the beginning of what is wrong, however lines end, and also where that is a block string of several.
func TestErrorsAreWhereTheySay(t *testing.T) {
	p := types(t)
	for text, want := range map[string]gqlerror.Location{
		"{\n\n  nope }":     {Line: 3, Column: 3},
		"{\r\n\r\n  nope }": {Line: 3, Column: 3},
		"{\r\r  nope }":     {Line: 3, Column: 3},
		"# é\r\n{ a: String(x: \"é\") # x\r\n  nope }":     {Line: 3, Column: 3},
		"{\r\n String(x: \"\"\"\r\n\r\n\"\"\")\r\n nope }": {Line: 5, Column: 2},
		"{ é: Int }": {Line: 1, Column: 3},
		"{ String(x: \"é\")\n a: Int(x: \"\"\"é\nb\r\nc\rd\"\"\") }": {Line: 2, Column: 12},
		"{ Int(x: 1 \"\"\"é\n\"\"\" 2) }":                            {Line: 1, Column: 12},
	} {
		_, errs := p.Parse(text, false)
		if len(errs) == 0 || len(errs[0].Locations) != 1 || errs[0].Locations[0] != want {
			t.Errorf("%q: %v", text, errs)
		}
	}
}

func TestCommentsTakeAnyCharacter(t *testing.T) {
	p := types(t)
	for text, ok := range map[string]bool{
		"{ Int(x: 1) # \x00\x01 \x1f \x7f\n}":             true,
		"# \"\x01\n{ Int(x: 1) }":                         true,
		"{ String(x: \"#\") #\x02\r }":                    true,
		"{ String(x: \"a # \x01\") }":                     false,
		"{ String(x: \"\"\" # \x01\"\"\") }":              false,
		"{ String(x: \"\\\" # \x01\") }":                  false,
		"{ Int(x: 1)\x01 }":                               false,
		"{ Int(x: 1) #\n\x01 }":                           false,
		"{ String(x: \"\"\"\"a\"\"\"\") #\x01\n i: Int }": true, // how gqlparser reads it
	} {
		_, errs := p.Parse(text, false)
		if ok != (len(errs) == 0) {
			t.Errorf("%q: %v", text, errs)
		}
	}
	_, errs := p.Parse("# é\x01\n{ Int(x: 1) #\x01\n nothing }", false)
	wantError(t, errs, apierror.ValidationFailed, `"nothing"`)
	if len(errs) > 0 && errs[0].Locations[0] != (gqlerror.Location{Line: 3, Column: 2}) {
		t.Errorf("at %v", errs[0].Locations)
	}
}

// A string with an escape and a comment with a control character stay what they are.
func TestPreparingChangesNoValue(t *testing.T) {
	doc, errs := types(t).Parse("{ String(x: \"\\u00e9 # \\\"\") #\x01\n}", false)
	if len(errs) > 0 {
		t.Fatal(errs)
	}
	if got := doc.AST.Operations[0].SelectionSet[0].(*ast.Field).Arguments[0].Value.Raw; got != `é # "` {
		t.Errorf("got %q", got)
	}
}

func TestLoneSurrogate(t *testing.T) {
	for text, want := range map[string]int{
		``: -1, `\`: -1, `\u`: -1, `\ud80`: -1, `\ud800`: 0, `\uD83D\uDE00`: -1, `a\ud83d\ude00\ud83d`: 13, `\\ud800`: -1, `\\\ud800`: 2, `\ud800\`: 0, `\n\udfff`: 2,
	} {
		if got := document.LoneSurrogate([]byte(text)); got != want {
			t.Errorf("%s: %d, not %d", text, got, want)
		}
	}
}
