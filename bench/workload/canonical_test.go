package workload

import "testing"

// TestCanonical: the shapes of all engines become one.
func TestCanonical(t *testing.T) {
	const want = `{"county":{"agencies":[{"basis":"PARTY","id":"a"}],"signedOn":"2025-01-02"}}`
	for _, answer := range []string{
		`{"data": {"county": {"signedOn": {"date": "2025-01-02"}, "agencies": {"edges": [{"basis": "PARTY", "node": {"id": "a"}}]}}}}`,
		`{"data": {"county": {"agencies": {"nodes": [{"id": "a", "basis": "PARTY"}]}, "signedOn": "2025-01-02"}}}`,
		`{"data": {"county": [{"signedOn": "2025-01-02", "agencies": {"edges": [{"properties": {"basis": "PARTY"}, "node": {"id": "a"}}]}}]}}`,
	} {
		if got, err := Canonical([]byte(answer)); err != nil || string(got) != want {
			t.Errorf("%s\nbecomes %s, %v", answer, got, err)
		}
	}
	for _, answer := range []string{`{"data": null}`, `{"errors": [{"message": "no"}], "data": {}}`, `<html>`} {
		if got, err := Canonical([]byte(answer)); err == nil {
			t.Errorf("%s becomes %s", answer, got)
		}
	}
}

// TestCheck: an answer with one value changed isn't what is known.
func TestCheck(t *testing.T) {
	for _, query := range Names {
		if err := Check(query, []byte(`{"county": {}, "counties": [], "agreements": {"totalCount": 319, "nodes": []}}`), 1); err == nil {
			t.Errorf("%s: anything passes", query)
		}
	}
}
