package seed

import "slices"

// connectToTopics puts each claim whose subject or object is a topic on that topic, after the topics that it names itself: who asks for what is
// said on profiling is to find what is said of profiling, and what is said to be about it.
func (l *loader) connectToTopics() {
	named := map[*entry][]string{}
	var about []*edge
	for _, e := range l.edges {
		switch e.field.Coordinate() {
		case "Claim.topics":
			named[e.by] = append(named[e.by], e.To)
		case "Claim.subject", "Claim.object":
			about = append(about, e)
		}
	}
	for _, e := range about {
		if l.byID[e.To].kind.Name == "Topic" && !slices.Contains(named[e.by], e.To) {
			topic := newEdge(e.by, e.by.kind.Field("topics"), e.To, map[string]any{}, e.at)
			topic.index = len(named[e.by])
			l.addEdge(topic)
			named[e.by] = append(named[e.by], e.To)
		}
	}
}
