package store

import "graph287g/ontology"

// MaxFew is how many nodes a curated list (plan.Few) has at most.
const MaxFew = 20

// checkDegrees checks the numbers of relations of every node that the change touches.
func (d *Draft) checkDegrees(existing *Existing) {
	first, size := make([]int, len(d.touched)), 0 // of each touched node, in delta
	for i, id := range d.touched {
		first[i] = size
		size += len(d.boundedFields(id))
	}
	delta, all := make([]int, size), make([]int, len(d.touched)) // by touched node: of its bounded fields, and of all relations
	count := func(node int32, r *ontology.Relation, direction ontology.Direction, n int) {
		all[node] += n
		for j, f := range d.boundedFields(d.touched[node]) {
			if f.Relation == r && f.Direction == direction {
				delta[first[node]+j] += n
			}
		}
	}
	for i := range d.edges {
		e, n := &d.edges[i], 0
		if e.edge != nil {
			n++
		}
		if existing.Edges[e.key] != nil {
			n--
		}
		r := d.c.Relation(e.key.Relation)
		count(e.from, r, ontology.Out, n)
		count(e.to, r, ontology.In, n)
	}
	for i, id := range d.touched {
		if n, edited := d.edited(int32(i)); edited && n == nil {
			if left := existing.Deleted[id] + all[i]; left > 0 {
				d.problem(id, "", "is to be deleted, but %d relations of it would remain", left)
			}
			continue
		}
		if !d.isThere(existing, int32(i)) {
			continue // an end of a relation: reported where one is put, and nothing to keep where it is deleted
		}
		for j, f := range d.boundedFields(id) {
			key := DegreeKey{id, f.Relation.Type, f.Direction}
			d.checkDegree(id, f, existing.Degrees[key]+delta[first[i]+j])
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
