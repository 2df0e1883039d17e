package seed

// maxBroader is how many steps lead from a topic to its widest: as many as the paths of the ontology pass that look for wider topics.
const maxBroader = 2

// checkTopics reports topics that are wider than themselves, and those from which more steps lead to a wider one than are passed when
// it is asked for.
func (l *loader) checkTopics() {
	for _, e := range l.entries {
		if e.kind.Name != "Topic" {
			continue
		}
		wider := []*entry{e}
		for step := 1; len(wider) > 0 && !e.invalid["broader"]; step++ {
			wider = l.broaderThan(wider)
			l.checkWider(e, wider, step)
		}
	}
}

func (l *loader) checkWider(e *entry, wider []*entry, step int) {
	for _, w := range wider {
		switch {
		case w == e:
			l.reportField(e, "broader", e.positionOf("broader"), "%s would be wider than itself: leave one of the relations between them out", e.id)
			return
		case step > maxBroader:
			l.reportField(e, "broader", e.positionOf("broader"), "%d steps lead from %s to the wider %s, and what is on it is found over %d: put it nearer",
				step, e.id, w.id, maxBroader)
			return
		}
	}
}

// broaderThan returns the topics that are wider than some by one step.
func (l *loader) broaderThan(topics []*entry) []*entry {
	var out []*entry
	for _, t := range topics {
		out = append(out, l.targets(t, "broader")...)
	}
	return out
}
