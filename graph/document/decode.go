package document

import (
	"bytes"
	"encoding/json"
	"errors"

	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"graph287g/graph/apierror"
)

// decodeVariables reads the JSON of variables; nil where there are none. Unlike encoding/json it takes no key twice, of which the
// first would be lost, and no half of a surrogate pair, for which another character would stand.
func decodeVariables(raw json.RawMessage) (map[string]any, *gqlerror.Error) {
	if len(raw) == 0 || string(bytes.TrimSpace(raw)) == "null" {
		return nil, nil
	}
	if LoneSurrogate(raw) >= 0 {
		return nil, apierror.New(apierror.BadUserInput, "the variables have half of a surrogate pair: write both halves, or the character itself")
	}
	d := jsonDecoder{json.NewDecoder(bytes.NewReader(raw))}
	d.UseNumber()
	v, err := d.value(nil)
	var twice *InputError
	if errors.As(err, &twice) {
		e := apierror.New(apierror.BadUserInput, "the variables: %s", twice.What)
		e.Extensions["variable"] = ShortenPath(twice.Path).String()
		return nil, e
	}
	given, ok := v.(map[string]any)
	if err != nil || !ok {
		return nil, apierror.New(apierror.BadUserInput, "variables are a JSON object with a member for each variable")
	}
	return given, nil
}

// A jsonDecoder reads values and knows where in the whole it is.
type jsonDecoder struct{ *json.Decoder }

func (d jsonDecoder) value(path ast.Path) (any, error) {
	t, err := d.Token()
	switch t {
	case json.Delim('{'):
		return d.object(path)
	case json.Delim('['):
		return d.list(path)
	}
	return t, err
}

func (d jsonDecoder) object(path ast.Path) (any, error) {
	out := map[string]any{}
	for d.More() {
		key, err := d.Token()
		if err != nil {
			return nil, err
		}
		name, _ := key.(string) // the decoder takes nothing else here
		here := append(path[:len(path):len(path)], ast.PathName(name))
		if _, twice := out[name]; twice {
			return nil, inputError(here, "%s is there twice: leave one out", quote(name))
		}
		if out[name], err = d.value(here); err != nil {
			return nil, err
		}
	}
	_, err := d.Token() // its end
	return out, err
}

func (d jsonDecoder) list(path ast.Path) (any, error) {
	out := []any{}
	for d.More() {
		item, err := d.value(append(path[:len(path):len(path)], ast.PathIndex(len(out))))
		if err != nil {
			return nil, err
		}
		out = append(out, item)
	}
	_, err := d.Token() // its end
	return out, err
}
