package identity

import "testing"

func TestStateOf(t *testing.T) {
	for _, c := range []struct {
		printed, code, how string
		ok                 bool
	}{
		{"FLORIDA", "FL", "", true},
		{"Florida", "FL", "", true},
		{"TEXAS ", "TX", "", true},
		{"AlABAMA", "AL", "", true},
		{"WEST  VIRGINIA", "WV", "", true},
		{"fl", "FL", "", true},
		{"GUAM", "GU", "", true},
		{"NORTHERN MARIANA ISLANDS", "MP", "", true},
		{"NORTHCAROLINA", "NC", "", true},
		{"UTAHJ", "UT", "misspelt UTAHJ", true},
		{"UTAh", "UT", "", true},
		{"WEST VIRIGINIA", "WV", "misspelt WEST VIRIGINIA", true},
		{"WEST VIRIGINA", "WV", "misspelt WEST VIRIGINA", true},
		{"PENNSLYVANIA", "PA", "misspelt PENNSLYVANIA", true},
		{"Missisippi", "MS", "misspelt Missisippi", true},
		{"Rkansas", "", "", false},        // as near to Kansas as to Arkansas
		{"Nouth Carolina", "", "", false}, // North or South
		{"XX", "", "", false},
		{"", "", "", false},
		{"#N/A", "", "", false},
		{"Ontario", "", "", false},
	} {
		code, how, ok := StateOf(c.printed)
		if code != c.code || how != c.how || ok != c.ok {
			t.Errorf("StateOf(%q) = %q, %q, %v; want %q, %q, %v", c.printed, code, how, ok, c.code, c.how, c.ok)
		}
	}
}
