package placename_test

import (
	"slices"
	"strings"
	"testing"

	"graph287g/internal/placename"
	"graph287g/seed/geo"
)

func TestIn(t *testing.T) {
	for _, c := range []struct{ english, sentence, label string }{
		{"Hillsborough County", "el condado de Hillsborough", "Condado de Hillsborough"},
		{"El Paso County", "el condado de El Paso", "Condado de El Paso"},
		{"Orleans Parish", "la parroquia de Orleans", "Parroquia de Orleans"},
		{"Juneau City and Borough", "la ciudad y borough de Juneau", "Ciudad y borough de Juneau"},
		{"Denali Borough", "el borough de Denali", "Borough de Denali"},
		{"Bethel Census Area", "el área censal de Bethel", "Área censal de Bethel"},
		{"Capitol Planning Region", "la región de planificación Capitol", "Región de planificación Capitol"},
		{"Anchorage Municipality", "el municipio de Anchorage", "Municipio de Anchorage"},
		{"Ponce Municipio", "el municipio de Ponce", "Municipio de Ponce"},
		{"Baltimore city", "la ciudad de Baltimore", "Ciudad de Baltimore"},
		{"Carson City", "Carson City", "Carson City"},
		{"Guam", "Guam", "Guam"},
		{"North Carolina", "Carolina del Norte", "Carolina del Norte"},
		{"Florida", "Florida", "Florida"},
		{"Rhode Island", "Rhode Island", "Rhode Island"},
		{"Wake County, North Carolina", "el condado de Wake, Carolina del Norte", "Condado de Wake, Carolina del Norte"},
		{"District of Columbia", "el Distrito de Columbia", "Distrito de Columbia"},
		{"United States", "Estados Unidos", "Estados Unidos"},
		{" County", " County", " County"},
	} {
		n := placename.In("es", c.english)
		if n.String() != c.sentence || n.Label() != c.label {
			t.Errorf("%s: %q and %q, want %q and %q", c.english, n, n.Label(), c.sentence, c.label)
		}
		sentence := c.english
		if c.english == "District of Columbia" {
			sentence = "the District of Columbia"
		}
		if n := placename.In("en", c.english); n.String() != sentence || n.Label() != c.english || n.Changed {
			t.Errorf("%s is %+v in English", c.english, n)
		}
	}
}

func TestBefore(t *testing.T) {
	for _, c := range []struct{ english, text, want string }{
		{"Hillsborough County", "Agencias de ", "Agencias del "},
		{"Hillsborough County", "De ", "Del "},
		{"Hillsborough County", "pertenece a ", "pertenece al "},
		{"Hillsborough County", "en toda ", "en toda el "}, // only the whole word contracts
		{"Hillsborough County", "en ", "en el "},
		{"Hillsborough County", "", "el "},
		{"Orleans Parish", "Agencias de ", "Agencias de la "},
		{"Florida", "Agencias de ", "Agencias de "},
	} {
		if got := placename.In("es", c.english).Before(c.text); got != c.want {
			t.Errorf("%q before %s is %q, want %q", c.text, c.english, got, c.want)
		}
	}
	if got := placename.Contracted("es", "pertenece a el condado de El Paso, dentro de el área censal"); got != "pertenece al condado de El Paso, dentro del área censal" {
		t.Error(got)
	}
	if got := placename.Contracted("en", "de el a el "); got != "de el a el " {
		t.Error(got)
	}
}

// Every state has the name that Spanish has for it: those that are left are the same in both languages.
func TestStatesHaveNames(t *testing.T) {
	same := strings.Fields("Alabama Alaska Arizona Arkansas California Colorado Connecticut Delaware Florida Georgia Idaho Illinois Indiana Iowa Kansas Kentucky Maine " +
		"Maryland Massachusetts Minnesota Montana Nebraska Nevada Ohio Oklahoma Tennessee Texas Utah Vermont Virginia Washington Wisconsin Wyoming Guam")
	states, err := geo.States()
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range states {
		n := placename.In("es", s.Name)
		isSame := slices.Contains(same, s.Name) || s.Name == "Rhode Island" || s.Name == "Puerto Rico"
		if n.Changed == isSame || isSame && n.Text != s.Name {
			t.Errorf("%s is called %+v", s.Name, n)
		}
	}
}

// Every county is called by what it is, but those of which the name is no such thing.
func TestCountiesHaveNames(t *testing.T) {
	unchanged := map[string]bool{}
	counties, err := geo.Counties()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range counties {
		if !placename.In("es", c.Name).Changed {
			unchanged[c.Name] = true
		}
	}
	for _, name := range []string{"Carson City", "Guam", "Eastern District", "Western District", "Manu'a District"} {
		delete(unchanged, name)
	}
	if len(unchanged) > 0 {
		t.Errorf("counties without a name in Spanish: %v", unchanged)
	}
}
