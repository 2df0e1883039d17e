package geo

import "io"

var (
	stateHeader  = []string{"fips", "code", "name", "kind"}
	countyHeader = []string{"fips", "name", "kind"}
)

func parseStates(file string, src io.Reader) ([]State, error) {
	fips, codes := newSequence("fips"), newUnique("code")
	return parseRows(file, src, stateHeader, func(r row) (State, error) {
		s := stateOf(r)
		return s, firstError(
			checkDigits(r, s.FIPS, stateDigits, "37"),
			checkCode(r, s.Code),
			checkName(r, s.Name),
			checkKind(r, s.Kind, stateKinds),
			fips.add(r, s.FIPS),
			codes.add(r, s.Code),
		)
	})
}

// parseCounties takes the states because a county without one would leave a
// dangling edge in the graph.
func parseCounties(file string, src io.Reader, states []State) ([]County, error) {
	fips, known := newSequence("fips"), fipsSet(states)
	return parseRows(file, src, countyHeader, func(r row) (County, error) {
		c := countyOf(r)
		return c, firstError(
			checkDigits(r, c.FIPS, countyDigits, "37119"),
			checkName(r, c.Name),
			checkKind(r, c.Kind, countyKinds),
			checkPrefix(r, c, known),
			fips.add(r, c.FIPS),
		)
	})
}

func stateOf(r row) State {
	return State{
		FIPS: r.fields[0],
		Code: r.fields[1],
		Name: r.fields[2],
		Kind: StateKind(r.fields[3]),
	}
}

func countyOf(r row) County {
	return County{
		FIPS: r.fields[0],
		Name: r.fields[1],
		Kind: CountyKind(r.fields[2]),
	}
}

// parseRows gives all rows or none: half a table would seed half a graph.
func parseRows[T any](file string, src io.Reader, header []string, parse func(row) (T, error)) ([]T, error) {
	rows, err := readRows(file, src, header)
	if err != nil {
		return nil, err
	}
	items := make([]T, len(rows))
	for i, r := range rows {
		if items[i], err = parse(r); err != nil {
			return nil, err
		}
	}
	return items, nil
}

func fipsSet(states []State) map[string]bool {
	set := make(map[string]bool, len(states))
	for _, s := range states {
		set[s.FIPS] = true
	}
	return set
}

// firstError reports one fault a row: the later ones often follow from it.
func firstError(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}
