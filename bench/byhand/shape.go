package byhand

import (
	"fmt"
	"strconv"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"graph287g/bench/workload"
	"graph287g/store"
)

// A shape tells the names of what is in a row, the last of which may be a list of rows.
type shape struct {
	names []string
	rows  *shape
	one   bool // there is one row, not a list
}

// A response is a shape under the name of the field, and whether it has a total.
type response struct {
	field string
	total bool
	shape shape
}

var (
	agreements = &shape{names: []string{"id", "status", "signedOn"}}
	sources    = &shape{names: []string{"id", "name"}}
	lawsuits   = &shape{names: []string{"basis", "id", "name", "sources"}, rows: sources}
	concerned  = &shape{names: []string{"id", "status", "signedOn", "lawsuits"}, rows: lawsuits}
)

var shapes = map[string]response{
	workload.Deep: {"county", false, shape{one: true, names: []string{"id", "name", "fips", "agencies"}, rows: &shape{names: []string{"id", "name", "agreements"}, rows: concerned}}},
	workload.Wide: {"counties", false, shape{names: []string{"id", "name", "fips", "agencies"}, rows: &shape{names: []string{"id", "name", "agreements"}, rows: agreements}}},
	workload.List: {"agreements", true, shape{names: []string{"id", "name", "status", "moaState", "signedOn", "agency"}, rows: &shape{one: true, names: []string{"id", "name"}}}},
}

// answer writes the body of the response.
func (r response) answer(rows []any, total any) ([]byte, error) {
	b := append(make([]byte, 0, 16<<10), `{"data":{"`+r.field+`":`...)
	if r.total {
		n, ok := total.(int64)
		if !ok {
			return nil, fmt.Errorf("the total is %T", total)
		}
		b = append(strconv.AppendInt(append(b, `{"totalCount":`...), n, 10), `,"nodes":`...)
	}
	b, err := r.shape.append(b, rows)
	if r.total {
		b = append(b, '}')
	}
	return append(b, "}}"...), err
}

func (s *shape) append(b []byte, v any) (_ []byte, err error) {
	rows, ok := v.([]any)
	if !ok || s.one && len(rows) != 1 {
		return nil, fmt.Errorf("%v: %T of %d rows", s.names, v, len(rows))
	}
	if s.one {
		return s.appendRow(b, rows[0])
	}
	b = append(b, '[')
	for i := range rows {
		if i > 0 {
			b = append(b, ',')
		}
		if b, err = s.appendRow(b, rows[i]); err != nil {
			return nil, err
		}
	}
	return append(b, ']'), nil
}

func (s *shape) appendRow(b []byte, v any) (_ []byte, err error) {
	values, ok := v.([]any)
	if !ok || len(values) != len(s.names) {
		return nil, fmt.Errorf("%v: a row is %v", s.names, v)
	}
	b = append(b, '{')
	for i, name := range s.names {
		if i > 0 {
			b = append(b, ',')
		}
		b = append(append(append(b, '"'), name...), `":`...)
		if s.rows != nil && i == len(s.names)-1 {
			if b, err = s.rows.append(b, values[i]); err != nil {
				return nil, err
			}
			continue
		}
		switch v := values[i].(type) {
		case nil:
			b = append(b, "null"...)
		case string:
			b = store.AppendString(b, v)
		case driver.Date:
			b = store.AppendString(b, v.String())
		default:
			return nil, fmt.Errorf("%s is %T", name, v)
		}
	}
	return append(b, '}'), nil
}
