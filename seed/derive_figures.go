package seed

// isDayOfFigures tells whether a date is marked as inferred and that of a figure of the same source, or the last that an open one can
// mean: “by May 19” is taken as that day.
func (l *loader) isDayOfFigures(claim *entry, date any) bool {
	given, _ := date.(map[string]any)
	inferred, _ := given["inferred"].(bool)
	return inferred && len(l.daysOfFigures(claim.source, given["latest"])) > 0
}

// isDayOfOpenFigures tells whether a claim shows an agreement on a day by which its source gives figures, none of them of that very day.
func (l *loader) isDayOfOpenFigures(agreement *entry) bool {
	for _, claim := range l.targets(agreement, "claims") {
		observed, _ := claim.properties["observedOn"].(map[string]any)
		if claim.properties["asOf"] != nil || !l.isDayOfFigures(claim, observed) {
			continue
		}
		for _, figure := range l.daysOfFigures(claim.source, observed["latest"]) {
			if figure["earliest"] == observed["earliest"] {
				return false
			}
		}
		return true
	}
	return false
}

// daysOfFigures returns the dates of the figures of a source that end with a day.
func (l *loader) daysOfFigures(source *sourceFile, latest any) []map[string]any {
	var out []map[string]any
	for _, e := range l.entries {
		asOf, _ := e.properties["asOf"].(map[string]any)
		if e.source == source && e.properties["kind"] == "FIGURE" && asOf != nil && asOf["latest"] == latest {
			out = append(out, asOf)
		}
	}
	return out
}
