package growth

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"graph287g/bench/engine"
	"graph287g/bench/process"
	"graph287g/bench/report"
	"graph287g/bench/rounds"
	"graph287g/bench/workload"
)

// Sizes of which something is promised, in copies.
const (
	medium = 10
	large  = 100
)

// Measure measures the embedded store with each number of copies. What was found before something failed is returned too.
func Measure(ctx context.Context, e *engine.Env, sizes []int, o rounds.Options) (lines []report.Line, err error) {
	servers, err := start(ctx, e, sizes)
	if err == nil {
		lines, err = overHTTP(ctx, servers, o)
	}
	for _, s := range servers {
		err = errors.Join(err, s.Stop())
	}
	if err != nil {
		return lines, err
	}
	return inside(ctx, e, servers, lines)
}

// A server is one with a number of copies.
type server struct {
	*engine.Running
	copies int
	file   string // of the embedded store
	about  string // what the names of its lines begin with
}

func start(ctx context.Context, e *engine.Env, sizes []int) ([]*server, error) {
	var out []*server
	for _, n := range sizes {
		fmt.Fprintf(e.Out, "the embedded store with %d copies …\n", n)
		name := fmt.Sprintf("copies-%d", n)
		r, err := engine.Embedded(ctx, e, name, n)
		if err != nil {
			return out, fmt.Errorf("%d copies: %w", n, err)
		}
		out = append(out, &server{Running: r, copies: n, file: e.EmbeddedFile(name)})
	}
	return out, nil
}

func overHTTP(ctx context.Context, servers []*server, o rounds.Options) ([]report.Line, error) {
	var lines []report.Line
	for _, s := range servers {
		memory, err := process.Memory(s.PIDs...)
		if err != nil {
			return lines, err
		}
		lines = append(lines,
			most(s.copies, large, 90, report.Line{What: s.of("load"), Value: s.Load.Seconds(), Unit: "s"}),
			ready(s),
			report.Line{What: s.of("memory of the server"), Value: float64(memory >> 20), Unit: "MB"})
	}
	grown, err := workloads(ctx, servers, mayGrow, o)
	lines = append(lines, grown...)
	if err != nil {
		return lines, err
	}
	for _, q := range others {
		more, err := ask(ctx, q.name, servers, func(*server) ([]byte, error) { return bodyOf(q.text, nil), nil }, o)
		if lines = append(lines, more...); err != nil {
			return lines, err
		}
	}
	long := slices.DeleteFunc(slices.Clone(servers), tooSmall)
	more, err := ask(ctx, fmt.Sprintf("page %d of a list", farPage), long, func(s *server) ([]byte, error) { return farBody(ctx, s) }, o)
	if lines = append(lines, more...); err != nil {
		return lines, err
	}
	more, err = compressed(ctx, servers[0], o)
	return append(lines, more...), err
}

// compressed measures compressed answers beside plain ones, with sixteen clients.
func compressed(ctx context.Context, s *server, o rounds.Options) ([]report.Line, error) {
	body := s.Dialect.Body(workload.Wide)
	plain := rounds.Target{Name: "plain", URL: s.URL(""), Body: body, PIDs: s.PIDs}
	zipped := rounds.Target{Name: "gzip", URL: s.URL(""), Body: body, PIDs: s.PIDs, Gzip: true}
	series, err := rounds.Beside(ctx, "Wide compressed", []rounds.Target{plain, zipped}, 16, o)
	if err != nil {
		return nil, err
	}
	ratio, spread := series.Ratio(zipped.Name, plain.Name)
	small := series.Summary(zipped.Name)
	return []report.Line{{
		What: s.of("Wide compressed") + ", beside plain", Value: ratio, Unit: "× requests/s", Spread: spread,
		Note: fmt.Sprintf("%d bytes instead of %d, %.0f requests/s", small.Bytes, series.Summary(plain.Name).Bytes, small.PerSecond),
	}}, nil
}

// ready is how long the server takes from a file to its first answer.
func ready(s *server) report.Line {
	l := report.Line{What: s.of("from the file to the first answer"), Value: s.Ready.Seconds(), Unit: "s"}
	switch s.copies {
	case medium:
		l = most(s.copies, medium, 3, l)
	case large:
		l = most(s.copies, large, 20, l)
	}
	return l
}

// workloads measures how much longer the queries of the workload take with more copies, by one client. It is promised how many times as long one
// may take with ten copies.
func workloads(ctx context.Context, servers []*server, promised map[string]float64, o rounds.Options) ([]report.Line, error) {
	o.Clients = []int{1}
	var running []*engine.Running
	for _, s := range servers {
		running = append(running, s.Running)
	}
	series, err := rounds.Measure(ctx, running, o)
	var lines []report.Line
	for _, q := range series {
		lines = append(lines, grown(q, servers, promised)...)
	}
	return lines, err
}

// grown tells of one query.
func grown(q rounds.Series, servers []*server, promised map[string]float64) []report.Line {
	first := servers[0]
	sum := q.Summary(first.Name)
	lines := []report.Line{{What: first.of(q.Query), Value: sum.Median.Seconds() * 1000, Unit: "ms", Spread: sum.Spread, Note: q.Doubt()}}
	for _, s := range servers[1:] {
		ratio, spread := q.Slower(s.Name, first.Name)
		cores, _ := q.CoreRatio(first.Name, s.Name)
		l := report.Line{
			What: fmt.Sprintf("%s, beside %s", s.of(q.Query), copiesOf(first.copies)), Value: ratio, Unit: "×", Spread: spread,
			Note: strings.Join(slices.DeleteFunc([]string{fmt.Sprintf("%.2f× by processor time", cores), q.Doubt()}, empty), "; "),
		}
		if first.copies == 1 {
			l = most(s.copies, medium, promised[q.Query], l)
		}
		lines = append(lines, l)
	}
	return lines
}

func empty(s string) bool { return s == "" }

// mayGrow is how many times as long a query may take over the embedded store.
var mayGrow = map[string]float64{"Deep": 1.3, "Wide": 1.5, "List": 1.5}

// ask measures one query of all servers, by one client. Where one doesn't answer it, that is a line too.
func ask(ctx context.Context, name string, servers []*server, body func(*server) ([]byte, error), o rounds.Options) ([]report.Line, error) {
	o.Duration, o.Warmup, o.Prepare = o.Duration/2, o.Warmup/2, o.Prepare/4
	var lines []report.Line
	var answering []*server
	var targets []rounds.Target
	for _, s := range servers {
		b, err := body(s)
		if err == nil {
			err = s.answers(ctx, b)
		}
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		if err != nil {
			lines = append(lines, s.failed(name, err))
			continue
		}
		answering = append(answering, s)
		targets = append(targets, rounds.Target{Name: s.Name, URL: s.URL(""), Body: b, PIDs: s.PIDs})
	}
	if len(targets) == 0 {
		return lines, nil
	}
	series, err := rounds.Beside(ctx, name, targets, 1, o)
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	for _, s := range answering {
		if err != nil {
			lines = append(lines, s.failed(name, err))
			continue
		}
		sum := series.Summary(s.Name)
		l := report.Line{What: s.of(name), Value: sum.Median.Seconds() * 1000, Unit: "ms", Spread: sum.Spread, Note: series.Doubt()}
		lines = append(lines, most(s.copies, medium, 50, l))
	}
	return lines, nil
}

// failed is the line of a query that isn't answered.
func (s *server) failed(name string, err error) report.Line {
	note := strings.Join(strings.Fields(err.Error()), " ")
	return most(s.copies, medium, 50, report.Line{What: s.of(name), Failed: true, Note: note[:min(len(note), 200)]})
}

// answers returns an error where the answer has errors.
func (s *server) answers(ctx context.Context, body []byte) error {
	answer, err := engine.Post(ctx, s.URL(""), body)
	if err != nil {
		return err
	}
	var a struct{ Errors json.RawMessage }
	if err := json.Unmarshal(answer, &a); err != nil || a.Errors != nil {
		return errors.Join(err, fmt.Errorf("%.500s", answer))
	}
	return nil
}

// of names what is measured with the server's number of copies.
func (s *server) of(what string) string { return s.about + what + ", " + copiesOf(s.copies) }

func copiesOf(n int) string {
	if n == 1 {
		return "1 copy"
	}
	return strconv.Itoa(n) + " copies"
}

// most promises that a line is at most something, where it is of the size of which that is promised.
func most(copies, of int, value float64, l report.Line) report.Line {
	if copies == of {
		l.Target, l.AtMost = value, true
	}
	return l
}
