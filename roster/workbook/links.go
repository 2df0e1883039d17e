package workbook

import "encoding/xml"

// A link leads from an area to an address.
type link struct {
	area
	target string
}

// linkReader reads the links of a sheet, which refer to the relationships of its part.
type linkReader struct {
	list    *list
	targets map[string]relation
	links   []link
	merged  []area
}

func newLinkReader(list *list, s sheet) (*linkReader, error) {
	relations, err := list.book.container.relations(s.part)
	if err != nil {
		return nil, err
	}
	l := &linkReader{list: list, targets: make(map[string]relation, len(relations))}
	for _, r := range relations {
		l.targets[r.id] = r
	}
	return l, nil
}

// readLinks reads the hyperlinks within the element that was read last.
func (l *linkReader) readLinks(d *document) error {
	return d.children(func(e xml.StartElement) error {
		if e.Name.Local != "hyperlink" {
			return nil
		}
		if len(l.links) == maxLinks {
			return refuse(nil, "its part %s has more than %d links, as no list of ICE's has; it may be made to fill the memory", d.part, maxLinks)
		}
		ref, id := attr(e, "ref"), relationID(e)
		a, ok := parseArea(ref)
		if !ok {
			l.list.book.problems.add(0, "", ref, "is where a link should stand, but is no place in a sheet; the link is left out")
			return nil
		}
		if id == "" { // within the workbook
			return nil
		}
		r, ok := l.targets[id]
		if !ok {
			l.list.book.problems.add(a.first.row, l.list.header.name(a.first.column), id, "is the link of the cell, but the workbook doesn't say where it leads; it is left out")
			return nil
		}
		if r.part == "" {
			l.links = append(l.links, link{a, withFragment(r.target, attr(e, "location"))})
		}
		return nil
	})
}

// withFragment joins what Excel stores apart: the part of an address behind #.
func withFragment(target, location string) string {
	if location == "" {
		return target
	}
	return target + "#" + location
}

// readMerged reads the areas of merged cells within the element that was read last.
func (l *linkReader) readMerged(d *document) error {
	return d.children(func(e xml.StartElement) error {
		if len(l.merged) == maxLinks {
			return refuse(nil, "its part %s merges more than %d times, as no list of ICE's does; it may be made to fill the memory", d.part, maxLinks)
		}
		if a, ok := parseArea(attr(e, "ref")); ok {
			l.merged = append(l.merged, a)
		}
		return nil
	})
}
