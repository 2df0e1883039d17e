package identity

import (
	"slices"
	"testing"
	"unicode/utf8"
)

// FuzzDescribe holds that whatever a list prints, nothing panics, a key is its own key, and the clean name has the key of the printed one.
func FuzzDescribe(f *testing.F) {
	for _, s := range [][4]string{
		{"FLORIDA", "City of Miami Police Department", "Municipality", "#NA"},
		{"PA", "Southampton Twp. Cumberland City, Constables Office", "Municipality", "Cumberland County"},
		{"TX", "Cut \"N\" Shoot PD", "Municipality ", "Montgomery County"},
		{"UTAHJ", "Weber COunty Sheriff’s Dept", "County", "Weber Conty"},
		{"VA", "Rappahannok,Shenandoah, Warren Regional Jail Authority", "", ""},
		{"", "", "", ""},
		{"FL", "Constable's Office, FL, FL", "State", "St. \xff"},
		{"LA", "the city of sheriff's so so pd", "İ", "ſt"},
	} {
		f.Add(s[0], s[1], s[2], s[3])
	}
	f.Fuzz(func(t *testing.T, state, agency, typ, county string) {
		printed := Printed{state, agency, typ, county}
		id := Identify(printed)
		if again, _ := KeyOf(id.State, id.Key); again != id.Key {
			t.Errorf("the key %q is read as %q", id.Key, again)
		}
		got := Describe([]Printed{printed})
		if key, _ := KeyOf(id.State, got.Name); key != id.Key {
			t.Errorf("the clean name %q has the key %q, the printed one %q", got.Name, key, id.Key)
		}
		if !utf8.ValidString(got.Name) || !slices.Equal(got.Place.Counties, Describe([]Printed{printed, printed}).Place.Counties) {
			t.Errorf("%+v", got)
		}
		Suggest(state, agency, []string{county, typ, agency})
		CountyOf(state, county)
	})
}
