package seed

// A shape is what a YAML value looks like.
type shape uint8

const (
	null shape = iota
	scalar
	list
	mapping
)

// A value is one YAML value and the place where it stands.
type value struct {
	at    position
	shape shape
	text  string // of a scalar, without quotes: 04013 stays as it is written
	data  any    // of a scalar: string, uint64, int64, float64 or bool
	items []*value
	pairs []pair
	flow  bool // written between braces or brackets
}

// A pair is one entry of a mapping. Keys are scalars and occur once: readYAML sees to it.
type pair struct {
	key   *value
	value *value
}

// get returns the value of a key, or nil.
func (v *value) get(key string) *value {
	for _, p := range v.pairs {
		if p.key.text == key {
			return p.value
		}
	}
	return nil
}

// str returns the text of a string.
func (v *value) str() (string, bool) {
	s, ok := v.data.(string)
	return s, ok && v.shape == scalar
}

// describe names the value in a message.
func (v *value) describe() string {
	switch v.shape {
	case null:
		return "nothing"
	case list:
		return "a list"
	case mapping:
		return "a mapping"
	}
	if _, ok := v.data.(string); ok {
		return quote(v.text)
	}
	return v.text
}

// asList tells how to write the value as a list of one.
func (v *value) asList() string {
	if v.shape == scalar {
		return "write [" + v.text + "]"
	}
	return "begin each item with `- `"
}

// scalars yields the scalars below a value, itself included where it is one.
func (v *value) scalars(yield func(*value) bool) {
	v.each(yield)
}

// each is scalars, and tells whether to go on.
func (v *value) each(yield func(*value) bool) bool {
	if v.shape == scalar {
		return yield(v)
	}
	for _, item := range v.items {
		if !item.each(yield) {
			return false
		}
	}
	for _, p := range v.pairs {
		if !p.value.each(yield) {
			return false
		}
	}
	return true
}
