package seed

import (
	"slices"

	"graph287g/store"
)

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
			l.addEdge(l.onTopic(e, len(named[e.by])))
			named[e.by] = append(named[e.by], e.To)
		}
	}
}

// onTopic returns the relation that puts a claim on its subject or object.
func (l *loader) onTopic(about *edge, index int) *edge {
	field := about.by.kind.Field("topics")
	out := &edge{relation: field.Relation, by: about.by, field: field, index: index, at: about.at}
	out.Edge = store.Edge{Relation: field.Relation.Type, From: about.From, To: about.To, Properties: map[string]any{}}
	return out
}
