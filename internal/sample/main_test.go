package main

import (
	"bytes"
	"regexp"
	"slices"
	"strings"
	"testing"
)

func sampleOf(t *testing.T, seedNumber uint64, n int) string {
	t.Helper()
	var out bytes.Buffer
	if err := run(&out, seedNumber, n); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// What is drawn follows from the seed, is as many as asked for, each once, and of every sort.
func TestSample(t *testing.T) {
	drawn := sampleOf(t, 7, 60)
	if again := sampleOf(t, 7, 60); again != drawn {
		t.Error("the same seed draws others")
	}
	if sampleOf(t, 8, 60) == drawn {
		t.Error("another seed draws the same")
	}
	numbered := regexp.MustCompile(`(?m)^(\d+)\. (.+)$`).FindAllStringSubmatch(drawn, -1)
	if len(numbered) != 60 || numbered[59][1] != "60" {
		t.Errorf("%d statements were drawn, the last is number %s", len(numbered), numbered[len(numbered)-1][1])
	}
	for _, g := range groups {
		if !strings.Contains(drawn, "\n## "+g.name+": ") {
			t.Errorf("no %s", g.name)
		}
	}
	for _, s := range numbered {
		if strings.Contains(s[2], "<nil>") || strings.TrimSpace(s[2]) == "" {
			t.Errorf("%q is no statement", s[0])
		}
	}
	if slices.ContainsFunc(groups, func(g group) bool { return g.share < 1 }) {
		t.Error("a group has no share")
	}
}

func TestSampleOfNothing(t *testing.T) {
	if err := run(&bytes.Buffer{}, 1, 0); err == nil || err.Error() != "-n is 0: it takes 1 or more" {
		t.Error(err)
	}
}
