package oracle

// introspection asks for a piece of the schema.
func (g *queryMaker) introspection() *selection {
	leaf := func(names ...string) (out []*selection) {
		for _, n := range names {
			out = append(out, &selection{field: n, alias: n})
		}
		return out
	}
	of := func(field string, sub []*selection) *selection {
		return &selection{field: field, alias: field, sub: sub}
	}
	if chance(g.r, 20) {
		return of("__schema", []*selection{of("queryType", leaf("name")), of("mutationType", leaf("name"))})
	}
	wrapped := append(leaf("kind", "name"), of("ofType", append(leaf("kind", "name"), of("ofType", leaf("kind", "name")))))
	input := append(leaf("name", "description", "defaultValue"), of("type", wrapped))
	name := pick(g.r, sortedKeys(g.schema.Types))
	if g.schema.Types[name].BuiltIn { // each library describes these in its own words
		name = "Query"
	}
	s := of("__type", leaf("__typename", "kind", "name", "description", "specifiedByURL"))
	s.args = []string{"name: " + g.quote(name)}
	s.sub = append(s.sub, of("possibleTypes", leaf("name")), of("interfaces", leaf("name")),
		of("fields", append(leaf("name", "description", "isDeprecated"), of("args", input), of("type", wrapped))),
		of("enumValues", leaf("name", "description", "isDeprecated")), of("inputFields", input))
	return s
}
