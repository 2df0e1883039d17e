package executor

import (
	"strconv"

	"graph287g/ontology"
	"graph287g/plan"
)

// standingCounts has how many relations there are of each standing.
type standingCounts [ontology.Standings]int

// weakest returns the weakest standing that any has; where there is none, the firmest.
func (n *standingCounts) weakest() ontology.Standing {
	for s := ontology.Standings - 1; s > 0; s-- {
		if n[s] > 0 {
			return ontology.Standing(s)
		}
	}
	return 0
}

// countStandings counts the relations that a field shows.
func (x *Execution) countStandings(edges []Edge, f *ontology.Field) standingCounts {
	var out standingCounts
	kinds := x.c.KindsOf(f.Type.Name)
	for _, e := range edges {
		if kinds.Has(int(x.r.Kind(e.To))) {
			out[e.Standing]++
		}
	}
	return out
}

// evidenceStandings makes a row of each standing that ends of a relation have.
func (x *Execution) evidenceStandings(s *plan.Step) error {
	rows := Kept[[]evidence](x, s.Parent)
	from, index := make([]int32, 1, len(rows)+1), make([]int32, len(rows))
	var cells [][]byte
	n := 0
	for i := range rows {
		index[i] = int32(i)
		for standing, count := range rows[i].ends {
			if count == 0 {
				continue
			}
			n++
			for _, col := range s.Columns {
				cell := x.json.standing[standing]
				if col.Name == plan.StandingCountCount {
					cell = strconv.AppendInt(nil, int64(count), 10)
				}
				cells = append(cells, cell)
			}
		}
		from = append(from, int32(n))
	}
	x.FillValues(s, cells, n, from, index)
	return nil
}
