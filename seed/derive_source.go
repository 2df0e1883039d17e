package seed

// deriveSources says of each source what these records themselves tell of it, which no source does: whether it was read, when it was taken
// into the records, and the copy's checksum.
func (l *loader) deriveSources() {
	for _, e := range l.entries {
		if e.kind.Name != "Source" || e.invalidID {
			continue
		}
		read := "It was read for these records."
		if e.properties["consulted"] == false {
			read = "Nobody has read it for these records; it is known through the sources that cite it."
		}
		for field, reason := range map[string]string{
			"consulted": read, "recordedOn": "From the history of these records.", "sha256": "Computed from the copy that was read.",
		} {
			if _, given := e.standings[field]; !given && e.properties[field] != nil {
				e.standings[field] = standing{"DERIVED", reason}
			}
		}
	}
}
