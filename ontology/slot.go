package ontology

// A Slot is one cell of a node's or relation's record: a stored field, or one part of a stored value type. Both stores
// keep and return values by slot.
type Slot struct {
	Field *Field
	Part  *Field // of a single value type: which part
}

// Slots returns the cells of a kind, `id` first.
func (k *Kind) Slots() []Slot { return k.slots }

// Slot returns the first slot of a stored field, or -1.
func (k *Kind) Slot(field string) int {
	if s, ok := k.slot[field]; ok {
		return s
	}
	return -1
}

// Slots returns the cells of a relation: its facts, then `standing`, `since`, `until`.
func (r *Relation) Slots() []Slot { return r.slots }

// Slot returns the first slot of a fact, or of `standing`, `since` or `until`; -1 for anything else.
func (r *Relation) Slot(fact string) int {
	if s, ok := r.slot[fact]; ok {
		return s
	}
	return -1
}

// standings is no field of any kind, but a record's list of why its values are inferred, derived or unknown.
var standings = &Field{Named: Named{Name: "standings"}, Type: Type{Name: "String", List: true}}

// hub is no field either, but marks a record through which no search for paths goes.
var hub = &Field{Named: Named{Name: "hub"}, Type: Type{Name: "Boolean"}}

// layOut numbers the slots, once all types are known.
func (l *loader) layOut() {
	for _, k := range l.c.Kinds {
		k.slots, k.slot = l.slotsOf(append(k.Fields[:len(k.Fields):len(k.Fields)], standings, hub))
	}
	common := l.commonFacts()
	for _, r := range l.c.Relations {
		var facts []*Field
		if r.Edge != nil {
			facts = r.Edge.Fields
		}
		r.Facts = append(append([]*Field(nil), facts...), common...)
		r.slots, r.slot = l.slotsOf(r.Facts)
	}
}

// linkFacts are the fields of Link that say something of any relation.
var linkFacts = []string{"standing", "since", "until"}

// commonFacts are the facts that every relation has, by Link's fields of the same names.
func (l *loader) commonFacts() []*Field {
	var out []*Field
	if link := l.c.objects["Link"]; link != nil {
		for _, name := range linkFacts {
			out = append(out, link.Field(name))
		}
	}
	return out
}

func (l *loader) slotsOf(fields []*Field) ([]Slot, map[string]int) {
	var slots []Slot
	index := map[string]int{}
	for _, f := range fields {
		if f.Role != Stored {
			continue
		}
		index[f.Name] = len(slots)
		if o := l.c.objects[f.Type.Name]; o != nil && !f.Type.List {
			for _, p := range o.Fields {
				slots = append(slots, Slot{f, p})
			}
			continue
		}
		slots = append(slots, Slot{Field: f})
	}
	return slots, index
}
