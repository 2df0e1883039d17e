package cli

import (
	"context"
	"fmt"
	"io"
	"os"

	"graph287g/store"
)

// A progress is a line that tells how far a long work is. Where nobody watches a terminal it prints nothing.
type progress struct {
	to    io.Writer
	what  string
	total int
	width int
}

func newProgress(to io.Writer, what string, total int) *progress {
	p := &progress{what: what, total: total}
	if f, ok := to.(*os.File); ok {
		if info, err := f.Stat(); err == nil && info.Mode()&os.ModeCharDevice != 0 {
			p.to = to
		}
	}
	return p
}

// barWidth is how many characters the bar has.
const barWidth = 30

// at tells that so many are done, and which is next.
func (p *progress) at(done int, next string) {
	if p.to == nil {
		return
	}
	full := barWidth * done / max(p.total, 1)
	line := fmt.Sprintf("%s [%-*.*s] %d of %d %s", p.what, barWidth, full, "##############################", done, p.total, next)
	fmt.Fprintf(p.to, "\r%-*s", p.width, line)
	p.width = len(line)
}

// end clears the line.
func (p *progress) end() {
	if p.to != nil {
		fmt.Fprintf(p.to, "\r%-*s\r", p.width, "")
	}
}

// showProgress shows how far a large change has come, for as long as it is made. end clears the line; it may be called twice.
func showProgress(ctx context.Context, to io.Writer) (_ context.Context, end func()) {
	var p *progress
	return store.WithProgress(ctx, func(done, of int) {
			if p == nil {
				p = newProgress(to, "writing", of)
			}
			p.at(done, "parts")
		}), func() {
			if p != nil {
				p.end()
				p = nil
			}
		}
}
