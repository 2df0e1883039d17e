package roster

import "graph287g/roster/identity"

// A meaning is which agency a listing means: the one that it names, or another that a reviewed line says.
type meaning struct {
	identity.Identity
	printed  identity.Printed // what it says of that agency
	misprint *Misprint        // nil where it means whom it names
}

// A Misprint tells that a row prints the name of another agency than the one that it means (roster/identity/misprinted.tsv).
type Misprint struct {
	State, Key string // of the agency whose name is printed
	Reason     string
}

// meaning returns which agency the row means. It may not be asked for by several goroutines at a time.
func (x *Listing) meaning() *meaning {
	if x.known != nil {
		return x.known
	}
	p := identity.Printed{State: x.State, Agency: x.Agency, Type: x.Type, County: x.County}
	m := &meaning{printed: p}
	row := identity.Row{List: string(x.Kind), Model: ModelOf(x.Model), Day: x.First.Dated.Day}
	if x.Kind == Participating {
		row.Signed = ParseSigned(x.Signed, x.First.Dated.Day).Day
	}
	if meant, why, ok := identity.Misprinted(p, row); ok {
		named := identity.Identify(p)
		m.misprint = &Misprint{named.State, named.Key, why}
		m.printed = identity.Printed{State: x.State, Agency: meant} // TYPE and COUNTY go with the name
	}
	m.Identity = identity.Identify(m.printed)
	x.known = m
	return m
}

// Misprint tells that the row prints another agency's name; nil where it means whom it names.
func (x *Listing) Misprint() *Misprint { return x.meaning().misprint }
