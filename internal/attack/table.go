package attack

import (
	"fmt"
	"io"
	"text/tabwriter"
)

// WriteTable prints rows as a table, and below it why what didn't hold didn't.
func WriteTable(w io.Writer, rows []Row) error {
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintln(t, "attack\tattempted\theld\tworst s\tserver's CPU s\tworst MiB\tverdict")
	for _, r := range rows {
		fmt.Fprintf(t, "%s\t%d\t%d\t%.2f\t%.1f\t%d\t%s\n", r.Attack, r.Attempted, r.Held, r.Seconds, r.CPU, r.Memory>>20, r.Verdict())
	}
	if err := t.Flush(); err != nil {
		return err
	}
	for _, r := range rows {
		if r.OK() && len(r.Notes) == 0 {
			continue
		}
		fmt.Fprintf(w, "\n%s: %s\n", r.Attack, r.About)
		if !r.OK() {
			fmt.Fprintf(w, "  must hold: %s\n", r.Must)
		}
		for _, list := range []struct {
			what  string
			lines []string
		}{{"BROKEN", r.Broken}, {"EXCEEDED", r.Exceeded}, {"note", r.Notes}} {
			for _, line := range list.lines {
				fmt.Fprintf(w, "  %s: %s\n", list.what, line)
			}
		}
	}
	return nil
}

// Verdict tells whether all held, in a word.
func (r Row) Verdict() string {
	switch {
	case len(r.Broken) > 0:
		return "BROKEN"
	case len(r.Exceeded) > 0:
		return "EXCEEDED"
	}
	return "held"
}
