package oracle

import (
	"fmt"
	"slices"
	"strings"
)

// differ says where two answers differ first.
func differ(ours, theirs answer) string {
	switch {
	case ours.refused != "":
		return "we refuse: " + ours.refused
	case theirs.refused != "":
		return "graphql-js refuses: " + theirs.refused
	}
	if a, b := masked(ours.data), masked(theirs.data); a != b {
		return "data\n" + firstDifference(a, b)
	}
	if ours.data == "null" { // see DEVIATIONS.md, "Errors of a blanked answer"
		for _, e := range theirs.errors {
			if !slices.Contains(ours.errors, e) {
				return fmt.Sprintf("errors: ours lacks %s", e)
			}
		}
		return ""
	}
	if !slices.Equal(ours.errors, theirs.errors) {
		return fmt.Sprintf("errors\n  ours   %s\n  theirs %s", strings.Join(ours.errors, " "), strings.Join(theirs.errors, " "))
	}
	if len(ours.errors) == 0 && !slices.Equal(ours.pages, theirs.pages) { // what an error blanks may have been counted
		return fmt.Sprintf("pages\n  ours   %s\n  theirs %s", strings.Join(ours.pages, " "), strings.Join(theirs.pages, " "))
	}
	return ""
}

// firstDifference shows two texts around the first place where they differ.
func firstDifference(a, b string) string {
	i := 0
	for i < len(a) && i < len(b) && a[i] == b[i] {
		i++
	}
	from := max(0, i-160)
	return fmt.Sprintf("  both   …%s\n  ours   %s\n  theirs %s", a[from:i], cut(a[i:]), cut(b[i:]))
}

func cut(s string) string {
	if len(s) > 160 {
		return s[:160] + "…"
	}
	return s
}
