package growth

import (
	"context"
	"fmt"
	"strconv"

	"graph287g/bench/engine"
	"graph287g/bench/report"
)

// What is measured within a process of its own: `bench inside` calls it there.
const (
	Heap    = "heap"
	Writes  = "writes"
	Answers = "answers"
)

// Inside measures one of these.
func Inside(ctx context.Context, what string, copies int, file string) ([]report.Line, error) {
	switch what {
	case Heap:
		return heap(ctx, copies)
	case Writes:
		return writes(ctx, copies, file)
	case Answers:
		return answers(ctx)
	}
	return nil, fmt.Errorf("nothing is known of %s", what)
}

// inside adds to lines what such processes find. The servers don't run any more, so that their files may be changed.
func inside(ctx context.Context, e *engine.Env, servers []*server, lines []report.Line) ([]report.Line, error) {
	run := func(what string, copies int, file string) error {
		fmt.Fprintf(e.Out, "%s, copies: %d …\n", what, copies)
		var more []report.Line
		err := e.Self(ctx, &more, "inside", what, "--copies", strconv.Itoa(copies), "--file", file)
		lines = append(lines, more...)
		return err
	}
	for _, s := range servers {
		if err := run(Writes, s.copies, s.file); err != nil {
			return lines, err
		}
		if err := run(Heap, s.copies, ""); err != nil {
			return lines, err
		}
	}
	return lines, run(Answers, 1, "")
}
