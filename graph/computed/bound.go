package computed

// A Bound tells how many bytes a text has as JSON at most: as many as the values that it reads have together, and what it adds.
type Bound struct {
	Fixed   int64 // more than the values have
	PerNode int64 // and more for each neighbour that is read
	// Quoted texts quote each value by rules of their own, as TeX or as JSON, so that it has more bytes in them than it has as JSON.
	Quoted bool
}

// maxID is how long an id may be (store.CheckID).
const maxID = 200

// Bounds of references, by style: braces, names of fields, connecting words, and dates written out. A test holds them.
var (
	referenceBounds = map[string]Bound{
		"BLUEBOOK": {Fixed: 250, PerNode: 80},
		"APA":      {Fixed: 250, PerNode: 80},
		"BIBTEX":   {Fixed: 600, PerNode: 80, Quoted: true},
		"CSL_JSON": {Fixed: 800, PerNode: 120, Quoted: true},
	}
	recordBounds = map[string]Bound{
		"BLUEBOOK": {Fixed: 90},
		"APA":      {Fixed: 110},
		"BIBTEX":   {Fixed: 260 + maxID, Quoted: true}, // the id stands in the key and in the title
		"CSL_JSON": {Fixed: 260 + maxID, Quoted: true},
	}
)

// referenceBound bounds a reference in the style asked for.
func referenceBound(args map[string]any) Bound {
	style, _ := args["style"].(string)
	return referenceBounds[style]
}

// recordBound bounds a reference to a record, which has the graph's name and version.
func recordBound(args map[string]any) Bound {
	style, _ := args["style"].(string)
	return recordBounds[style]
}

// sentenceBound bounds sentences on coverage: the longest parts of a locale with all counts, and four dates written out. Names of
// places have more bytes in some languages than in English.
func sentenceBound(map[string]any) Bound { return Bound{Fixed: 1300, PerNode: 35} }
