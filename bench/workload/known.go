package workload

import (
	"bytes"
	"embed"
	"encoding/json"
	"fmt"
)

// What the queries must answer of one copy was read from its tables with grep and awk and typed here: engines that agree may all have
// been asked the wrong thing.
//
//go:embed known/deep.json
var known embed.FS

// Check returns an error where a canonical answer isn't what is known of one copy, or of several.
func Check(query string, answer []byte, copies int) error {
	switch query {
	case Deep:
		return checkDeep(answer)
	case Wide:
		return checkWide(answer)
	case List:
		return checkList(answer, copies)
	}
	return fmt.Errorf("nothing is known of %s", query)
}

func checkDeep(answer []byte) error {
	typed, err := known.ReadFile("known/deep.json")
	if err != nil {
		return err
	}
	var v any
	if err := json.Unmarshal(typed, &v); err != nil {
		return err
	}
	want, err := json.Marshal(v)
	if err != nil {
		return err
	}
	if !bytes.Equal(answer, want) {
		return fmt.Errorf("deep: not what is known:\n%.2000s\nwant\n%.2000s", answer, want)
	}
	return nil
}

func checkWide(answer []byte) error {
	var a struct {
		Counties []struct {
			FIPS     string
			Agencies []struct {
				ID         string
				Agreements []struct {
					ID, Status string
					SignedOn   *string
				}
			}
		}
	}
	if err := json.Unmarshal(answer, &a); err != nil {
		return err
	}
	agencies, agreements, most := 0, 0, 0
	for _, c := range a.Counties {
		agencies, most = agencies+len(c.Agencies), max(most, len(c.Agencies))
		for _, agency := range c.Agencies {
			agreements += len(agency.Agreements)
		}
	}
	got := fmt.Sprintf("%d counties, %d agencies, at most %d of a county, %d agreements", len(a.Counties), agencies, most, agreements)
	if want := "100 counties, 93 agencies, at most 9 of a county, 114 agreements"; got != want {
		return fmt.Errorf("wide: %s, want %s", got, want)
	}
	const first, last = "01001", "04005"
	if a.Counties[0].FIPS != first || a.Counties[99].FIPS != last {
		return fmt.Errorf("wide: from %s to %s, want %s to %s", a.Counties[0].FIPS, a.Counties[99].FIPS, first, last)
	}
	third, err := json.Marshal(a.Counties[2])
	if err != nil {
		return err
	}
	const want = `{"FIPS":"01005","Agencies":[{"ID":"agency/al-fayette-county-sheriffs-office","Agreements":[` +
		`{"ID":"agreement/al-fayette-county-sheriffs-office/1","Status":"ACTIVE","SignedOn":"2025-05-03"},` +
		`{"ID":"agreement/al-fayette-county-sheriffs-office/2","Status":"PENDING","SignedOn":null},` +
		`{"ID":"agreement/al-fayette-county-sheriffs-office/3","Status":"UNKNOWN","SignedOn":"2025-08-25"}]}]}`
	if string(third) != want {
		return fmt.Errorf("wide: the third county is %s, want %s", third, want)
	}
	return nil
}

func checkList(answer []byte, copies int) error {
	var a struct {
		Agreements struct {
			TotalCount int
			Nodes      []struct {
				ID, SignedOn, Status, MoaState string
				Agency                         struct{ Name string }
			}
		}
	}
	if err := json.Unmarshal(answer, &a); err != nil {
		return err
	}
	const perCopy = 319
	if n := len(a.Agreements.Nodes); a.Agreements.TotalCount != perCopy*copies || n != 50 {
		return fmt.Errorf("list: %d of %d, want 50 of %d", n, a.Agreements.TotalCount, perCopy*copies)
	}
	first, last := a.Agreements.Nodes[0], a.Agreements.Nodes[49]
	if first.SignedOn != "2006-04-09" || first.Agency.Name != "Morgan County Sheriff's Office" {
		return fmt.Errorf("list: the first is %+v", first)
	}
	if copies > 1 {
		return nil // each has that one, and the page ends earlier in each
	}
	if first.ID != "agreement/sc-morgan-county-sheriffs-office/1" || last.ID != "agreement/tx-north-douglas-county-sheriffs-office/1" || last.SignedOn != "2014-11-11" {
		return fmt.Errorf("list: from %+v to %+v", first, last)
	}
	return nil
}
