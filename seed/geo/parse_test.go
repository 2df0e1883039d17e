package geo

import (
	"errors"
	"strings"
	"testing"
	"testing/iotest"
)

var twoStates = []State{
	{FIPS: "37", Code: "NC", Name: "North Carolina", Kind: KindState},
	{FIPS: "51", Code: "VA", Name: "Virginia", Kind: KindState},
}

// badInput is a table and the words its error has to hold.
type badInput struct{ outcome, text, want string }

func runBad(t *testing.T, cases []badInput, parse func(text string) error) {
	t.Helper()
	for _, c := range cases {
		t.Run(c.outcome, func(t *testing.T) {
			err := parse(c.text)
			if err == nil {
				t.Fatal("got no error")
			}
			if !strings.Contains(err.Error(), c.want) {
				t.Errorf("got  %s\nwant %s", err, c.want)
			}
		})
	}
}

func TestParseStatesNamesLineAndRemedy(t *testing.T) {
	const head = "fips,code,name,kind\n"
	const nc = "37,NC,North Carolina,STATE\n"
	runBad(t, []badInput{
		{"empty file wants a header", "", `s.csv:1: file is empty, want the header "fips,code,name,kind"`},
		{"other header is refused", "fips,name,code,kind\n" + nc, `s.csv:1: header is "fips,name,code,kind", want`},
		{"header alone wants rows", head, "s.csv:1: no rows below the header"},
		{"missing field names the columns", head + "37,NC,STATE\n", "s.csv:2: 3 fields, want 4: fips,code,name,kind"},
		{"three digits are refused", head + "037,NC,North Carolina,STATE\n", `s.csv:2: fips "037", want 2 digits`},
		{"lost zero is refused", head + "1,AL,Alabama,STATE\n", "leading zeros kept, such as 37"},
		{"small letters are refused", head + "37,nc,North Carolina,STATE\n", `s.csv:2: code "nc", want 2 capital letters`},
		{"long code is refused", head + "37,NCA,North Carolina,STATE\n", `s.csv:2: code "NCA", want 2 capital letters`},
		{"empty name is refused", head + "37,NC,,STATE\n", "s.csv:2: name is empty"},
		{"unknown kind lists the known", head + "37,NC,North Carolina,COUNTY\n", `s.csv:2: unknown kind "COUNTY", want one of STATE, DISTRICT, TERRITORY`},
		{"double fips names both lines", head + nc + nc, "s.csv:3: fips 37 is already on line 2"},
		{"double code names both lines", head + nc + "51,NC,Virginia,STATE\n", "s.csv:3: code NC is already on line 2"},
		{"falling order is refused", head + nc + "01,AL,Alabama,STATE\n", "s.csv:3: fips 01 comes after 37, want rising order"},
	}, func(text string) error {
		_, err := parseStates("s.csv", strings.NewReader(text))
		return err
	})
}

func TestParseCountiesNamesLineAndRemedy(t *testing.T) {
	const head = "fips,name,kind\n"
	const good = "37119,Mecklenburg County,COUNTY\n"
	runBad(t, []badInput{
		{"byte order mark is refused", "\ufeff" + head + good, `c.csv:1: header is "\ufefffips,name,kind", want`},
		{"four digits are refused", head + "3711,Mecklenburg County,COUNTY\n", `c.csv:2: fips "3711", want 5 digits`},
		{"letters are refused", head + "3711O,Mecklenburg County,COUNTY\n", `c.csv:2: fips "3711O", want 5 digits`},
		{"unknown kind lists the known", head + "37119,Mecklenburg County,SHIRE\n", `c.csv:2: unknown kind "SHIRE", want one of COUNTY, PARISH`},
		{"double fips names both lines", head + good + good, "c.csv:3: fips 37119 is already on line 2"},
		{"falling order is refused", head + good + "37001,Alamance County,COUNTY\n", "c.csv:3: fips 37001 comes after 37119"},
		{"unknown state is refused", head + "03001,Nowhere County,COUNTY\n", "c.csv:2: fips 03001 begins with 03, want the fips of a row in states.csv"},
		{"blank around name is refused", head + "37119, Mecklenburg County,COUNTY\n", "c.csv:2: name \" Mecklenburg County\", want single spaces"},
		{"hard space is refused", head + "37119,Mecklenburg\u00a0County,COUNTY\n", "want single spaces inside"},
		{"control character is refused", head + "37119,Meck\x01lenburg County,COUNTY\n", "want no control characters"},
		{"other encoding is refused", head + "37119,Do\xf1a Ana County,COUNTY\n", "is not UTF-8"},
		{"open quote names its line", head + good + "37121,\"Mitchell County,COUNTY\n", "want plain commas and balanced quotes"},
		{"surplus field names the columns", head + "37119,Mecklenburg County,COUNTY,x\n", "c.csv:2: 4 fields, want 3: fips,name,kind"},
	}, func(text string) error {
		_, err := parseCounties("c.csv", strings.NewReader(text), twoStates)
		return err
	})
}

func TestParseCountiesPassesOnAReadError(t *testing.T) {
	broken := errors.New("disk gone")
	_, err := parseCounties("c.csv", iotest.ErrReader(broken), twoStates)
	if !errors.Is(err, broken) || !strings.HasPrefix(err.Error(), "c.csv: ") {
		t.Errorf("got %v, want %v with the file's name", err, broken)
	}
}

func TestParseCountiesTakesAQuotedName(t *testing.T) {
	text := "fips,name,kind\n37119,\"Mecklenburg County\",COUNTY\n"
	got, err := parseCounties("c.csv", strings.NewReader(text), twoStates)
	want := County{FIPS: "37119", Name: "Mecklenburg County", Kind: CountyProper}
	if err != nil || len(got) != 1 || got[0] != want {
		t.Errorf("got %v, %v", got, err)
	}
}
