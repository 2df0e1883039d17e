package storetest

import (
	"strings"
	"testing"
)

func TestCasesAreNamedOnce(t *testing.T) {
	seen := map[string]bool{}
	for _, c := range Cases() {
		if seen[c.Name] || !strings.Contains(c.Name, "/") || c.Run == nil {
			t.Errorf("%q is there twice, or names no part of the contract", c.Name)
		}
		seen[c.Name] = true
	}
	t.Logf("%d cases", len(seen))
}
