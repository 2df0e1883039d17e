package neo4j

import (
	"strconv"

	"graph287g/ontology"
	"graph287g/store"
)

// What search compares of a node lies in properties of its own, see store.SearchText: one for each weight, one with the
// words of all of them, which is indexed, and the size of the name.
const (
	searchPrefix = "search_"
	searchAll    = searchPrefix + "all"
	searchSize   = searchPrefix + "size"
)

// searchFormat changes when the same values make other texts: then every graph is laid out anew.
const searchFormat = 1

func searchWeight(w int) string { return searchPrefix + strconv.Itoa(w) }

func (l *layout) addSearch(to map[string]any, kind *ontology.Kind, n *store.Node) {
	text := store.SearchTextOf(l.c, kind, n.Properties)
	to[searchAll], to[searchSize] = text.All(), int64(text.Size)
	for i, w := range text.Weights {
		if w != "" {
			to[searchWeight(l.c.Weights[i])] = w
		}
	}
}
