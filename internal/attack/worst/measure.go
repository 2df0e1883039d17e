package worst

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"runtime/metrics"
	"strconv"
	"sync/atomic"
	"time"

	"graph287g/graph"
	"graph287g/graph/apierror"
	"graph287g/plan"
	"graph287g/store"
)

// A Measurement is what it took to answer a query once, whatever the answer was.
type Measurement struct {
	Wall      time.Duration
	CPU       time.Duration            // of the whole process, collection of garbage included; 0 where the system doesn't tell
	Bytes     int                      // of the answer
	Allocated uint64                   // bytes, while it was answered
	Code      apierror.Code            // of the first error; empty for an answer without
	Steps     map[string]time.Duration // of the store, by operation
	response  errorResponse
}

// Time is how long it takes alone: on a machine where much else goes on the processor's time tells that better than the clock, which
// in turn doesn't count what is collected at the same time.
func (m *Measurement) Time() time.Duration {
	if m.CPU > 0 {
		return min(m.Wall, m.CPU)
	}
	return m.Wall
}

// Share is the part of the time that some of the clock's was.
func (m *Measurement) Share(part time.Duration) time.Duration {
	return time.Duration(float64(m.Time()) * float64(part) / float64(max(m.Wall, 1)))
}

// Store is the store's part of the clock's time.
func (m *Measurement) Store() time.Duration {
	total := time.Duration(0)
	for _, d := range m.Steps {
		total += d
	}
	return total
}

// Accepted reports whether the query was run and answered.
func (m *Measurement) Accepted() bool {
	switch m.Code {
	case "", apierror.NotFound:
		return true
	}
	return false
}

// An errorResponse is what a refusal tells.
type errorResponse struct {
	Errors []struct {
		Message    string
		Extensions struct {
			Code apierror.Code
			Cost struct {
				First int
				At    []string
			}
		}
	}
}

// An Engine answers requests in this process.
type Engine interface {
	Execute(ctx context.Context, r graph.Request) graph.Response
}

// timeLimit is that of a request. It is longer than a server's, so that what takes long on a busy machine is measured whole.
const timeLimit = 2 * time.Minute

// Measure asks a query as if for the first time: a comment at its end keeps it from being found in a cache.
func Measure(engine Engine, q Query) *Measurement {
	out := &Measurement{Steps: map[string]time.Duration{}}
	ctx, cancel := context.WithTimeout(context.Background(), timeLimit)
	defer cancel()
	ctx = store.WithObserver(ctx, &store.Observer{End: func(step *plan.Step, _ int64, took time.Duration) { out.Steps[step.Spec.Operation()] += took }})
	text := q.Text + "# " + strconv.FormatInt(asked.Add(1), 10)
	allocated, cpu, start := allocatedBytes(), cpuTime(), time.Now()
	response := engine.Execute(ctx, graph.Request{Query: text, Variables: q.Variables})
	out.Wall, out.CPU, out.Allocated = time.Since(start), cpuTime()-cpu, allocatedBytes()-allocated
	out.Bytes, out.Code = len(response.Body), response.Code
	if bytes.HasPrefix(response.Body, []byte(`{"errors":`)) && json.Unmarshal(response.Body, &out.response) == nil {
		out.Code = out.response.Errors[0].Extensions.Code
	}
	return out
}

var asked atomic.Int64

// Best measures a query several times and returns the shortest, so that what else goes on on the machine counts little.
func Best(engine Engine, q Query, times int) *Measurement {
	best := Measure(engine, q)
	for range times - 1 {
		if m := Measure(engine, q); m.Time() < best.Time() {
			best = m
		}
	}
	return best
}

// measure measures a document.
func (s *searcher) measure(d *document) *Measurement {
	s.asked++
	return Measure(s.Engine, s.maker.query(d))
}

// again measures a document once more, and returns the better of both.
func (s *searcher) again(d *document, m *Measurement) *Measurement {
	if next := s.measure(d); next.Time() < m.Time() {
		return next
	}
	return m
}

func allocatedBytes() uint64 {
	sample := []metrics.Sample{{Name: "/gc/heap/allocs:bytes"}}
	metrics.Read(sample)
	return sample[0].Value.Uint64()
}

// String tells a measurement in a line.
func (m *Measurement) String() string {
	text := fmt.Sprintf("%.3f s (store %.3f s; clock %.3f s), %d bytes, %d MiB allocated", m.Time().Seconds(), m.Share(m.Store()).Seconds(), m.Wall.Seconds(), m.Bytes, m.Allocated>>20)
	if m.Code != "" {
		text += ", " + string(m.Code)
	}
	return text
}
