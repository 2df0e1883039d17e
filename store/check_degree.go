package store

import "graph287g/ontology"

// MaxFew is how many nodes a curated list (plan.Few) has at most.
const MaxFew = 20

// checkDegrees checks the numbers of relations of every node that the change touches.
func (d *Draft) checkDegrees(existing *Existing) {
	delta, all, touched := map[DegreeKey]int{}, map[string]int{}, map[string]bool{}
	for id := range d.nodes {
		touched[id] = true
	}
	for key, e := range d.edges {
		n := 0
		if e != nil {
			n++
		}
		if existing.Edges[key] != nil {
			n--
		}
		from, to := endsOf(key, e)
		touched[from], touched[to] = true, true
		delta[DegreeKey{from, key.Relation, ontology.Out}] += n
		delta[DegreeKey{to, key.Relation, ontology.In}] += n
		all[from] += n
		all[to] += n
	}
	for id := range touched {
		if n, ok := d.nodes[id]; ok && n == nil {
			if left := existing.Deleted[id] + all[id]; left > 0 {
				d.problem(id, "", "is to be deleted, but %d relations of it would remain", left)
			}
			continue
		}
		if !d.exists(existing, id) {
			continue // an end of a relation: reported where one is put, and nothing to keep where it is deleted
		}
		for _, f := range boundedFields(d.c.KindOfID(id)) {
			key := DegreeKey{id, f.Relation.Type, f.Direction}
			d.checkDegree(id, f, existing.Degrees[key]+delta[key])
		}
	}
}

func (d *Draft) checkDegree(id string, f *ontology.Field, n int) {
	switch {
	case f.Few && n > MaxFew:
		d.problem(id, f.Name, "would have %d; a list that is few has at most %d", n, MaxFew)
	case !f.Few && n > 1:
		d.problem(id, f.Name, "would have %d; it is a relation to one", n)
	case f.Type.NonNull && !f.Few && n < 1:
		d.problem(id, f.Name, "is missing, it is a %s", f.Type)
	}
}

// endsOf returns the ends of a relation. Where it is to be deleted they follow from its id.
func endsOf(key EdgeKey, e *Edge) (from, to string) {
	if e != nil {
		return e.From, e.To
	}
	return EndsOfID(key.ID)
}

// EndsOfID returns the ids of the ends that are part of a relation's id.
func EndsOfID(id string) (from, to string) {
	parts := [2]string{}
	n, start := 0, 0
	for i := 0; i <= len(id) && n < 2; i++ {
		if i == len(id) || id[i] == ' ' {
			parts[n], start, n = id[start:i], i+1, n+1
		}
	}
	return parts[0], parts[1]
}
