package geo

import (
	"bytes"
	"encoding/csv"
	"slices"
	"strings"
	"testing"
)

// FuzzParseCounties holds that any input is either refused with the file's
// name, or yields rows that keep every promise and survive writing out again.
func FuzzParseCounties(f *testing.F) {
	for _, seed := range []string{
		"",
		"fips,name,kind\n",
		"fips,name,kind\n37119,Mecklenburg County,COUNTY\n",
		"fips,name,kind\r\n37119,\"Mecklenburg County\",COUNTY\r\n",
		"fips,name,kind\n37119,\"a, \"\"b\"\"\",COUNTY\n51510,Alexandria city,INDEPENDENT_CITY\n",
		"fips,name,kind\n37119,\"Meck\nlenburg\",COUNTY\n",
		"fips,name,kind\n37119,Mecklenburg County\n",
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		got, err := parseCounties("c.csv", bytes.NewReader(text), twoStates)
		if err != nil {
			wantRefusal(t, got, err)
			return
		}
		wantPromises(t, got)
		wantRoundTrip(t, got)
	})
}

func wantRefusal(t *testing.T, got []County, err error) {
	t.Helper()
	if got != nil || !strings.HasPrefix(err.Error(), "c.csv:") {
		t.Errorf("got %v with error %v", got, err)
	}
}

func wantPromises(t *testing.T, got []County) {
	t.Helper()
	last := ""
	for _, c := range got {
		if len(c.FIPS) != countyDigits || c.FIPS <= last {
			t.Errorf("fips %q after %q", c.FIPS, last)
		}
		if c.Name == "" || !slices.Contains(countyKinds, c.Kind) || !fipsSet(twoStates)[c.StateFIPS()] {
			t.Errorf("accepted %+v", c)
		}
		last = c.FIPS
	}
}

func wantRoundTrip(t *testing.T, want []County) {
	t.Helper()
	var text bytes.Buffer
	out := csv.NewWriter(&text)
	_ = out.Write(countyHeader) // a Buffer takes every write
	for _, c := range want {
		_ = out.Write([]string{c.FIPS, c.Name, string(c.Kind)})
	}
	out.Flush()
	got, err := parseCounties("c.csv", &text, twoStates)
	if err != nil || !slices.Equal(got, want) {
		t.Errorf("got %v, %v, want %v", got, err, want)
	}
}
