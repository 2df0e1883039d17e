package site

import "slices"

// A said is a claim: what one source says, where in it, and what it cites for that.
type said struct {
	ID, Text, Locator, Standing string
	Source                      named
	Citations                   []struct {
		Footnote *int
		Pincite  string
		Cited    named
	}
}

// A voice is a source with what it says.
type voice struct {
	id, citeAs string
	bases      []string
	unread     bool // it is known only from what others cite of it
	said       []said
}

// once leaves out claims that say what another says at the same place, of another field; what these cite it gets too.
func once(all []said) (out []said) {
	at := map[[3]string]int{}
	for _, c := range all {
		key := [3]string{c.Source.ID, c.Locator, c.Text}
		i, ok := at[key]
		if !ok {
			at[key] = len(out)
			out = append(out, c)
		} else if len(out[i].Citations) == 0 {
			out[i].Citations = c.Citations
		}
	}
	return out
}

// voices puts claims under their sources, each once. Sources come in the order given, then others by their first claim.
func voices(sources sourceList, lists ...[]said) (out []voice, statements int) {
	at := map[string]int{}
	for _, e := range sources.Edges {
		at[e.Node.ID] = len(out)
		out = append(out, voice{id: e.Node.ID, citeAs: e.Node.CiteAs, bases: e.Link.Bases, unread: e.isUnread()})
	}
	for _, c := range once(slices.Concat(lists...)) {
		i, ok := at[c.Source.ID]
		if !ok {
			i = len(out)
			at[c.Source.ID] = i
			out = append(out, voice{id: c.Source.ID, citeAs: c.Source.Name})
		}
		out[i].said = append(out[i].said, c)
		statements++
	}
	return out, statements
}
