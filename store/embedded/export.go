package embedded

import (
	"context"
	"slices"

	"graph287g/store"
)

// export yields all records in order: nodes by id, relations by type, then by id.
func (s *snapshot) export(ctx context.Context, yield func(store.Record, error) bool) {
	n := 0
	goOn := func(r store.Record) bool {
		if n%1024 == 0 && ctx.Err() != nil {
			yield(store.Record{}, ctx.Err())
			return false
		}
		n++
		return yield(r, nil)
	}
	for _, k := range s.byID {
		more := true
		s.state[k].byID.Scan(func(i *identity) bool {
			more = goOn(store.Record{Node: s.node(i.ref)})
			return more
		})
		if !more {
			return
		}
	}
	for _, r := range s.relationsByType() {
		if !goOn(store.Record{Edge: s.relation(s.edge(r.handle))}) {
			return
		}
	}
}

// A relationID is a relation with its id.
type relationID struct {
	handle int32
	id     string
}

// relationsByType returns all relations by type, then by id.
func (s *snapshot) relationsByType() []relationID {
	byType := make([][]relationID, len(s.relations))
	for i, b := range s.edges {
		for j := range b.edges {
			if e := &b.edges[j]; e.used {
				byType[e.relation] = append(byType[e.relation], relationID{int32(i<<blockBits | j), s.edgeID(e)})
			}
		}
	}
	for _, list := range byType {
		slices.SortFunc(list, func(a, b relationID) int {
			if a.id < b.id {
				return -1
			}
			return 1
		})
	}
	return slices.Concat(byType...)
}
