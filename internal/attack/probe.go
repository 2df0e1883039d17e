package attack

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os/exec"
	"strconv"
	"sync"
	"time"
)

// cheapEvery is how often somebody asks beside an attack.
const cheapEvery = 20 * time.Millisecond

// A probed is what a probe tells of an answer.
type probed struct {
	Status     int
	Code       string
	RetryAfter string
	Bytes      int64
	Took       time.Duration
	Err        string
	Head       string
}

// Probe asks a server a cheap query so many times from an address, every 20 ms whether or not the one before is answered, and writes a
// line of JSON for each answer. `attack probe` runs it, apart from those who attack, so that what they take of their process is not
// taken for the server's time.
func Probe(ctx context.Context, addr, from string, n int, w io.Writer) error {
	t := &Target{Server: &Server{Addr: addr}}
	c := t.client(from)
	defer c.close()
	var mu sync.Mutex
	var failed error
	var asking sync.WaitGroup
	for range n {
		asking.Go(func() {
			a := c.ask(ctx, cheap)
			p := probed{Status: a.Status, Code: a.Code, RetryAfter: a.RetryAfter, Bytes: a.Bytes, Took: a.Took, Head: a.text()}
			if a.Err != nil {
				p.Err = a.Err.Error()
			}
			mu.Lock()
			defer mu.Unlock()
			failed = errors.Join(failed, json.NewEncoder(w).Encode(p))
		})
		t.wait(ctx, cheapEvery)
	}
	asking.Wait()
	return failed
}

// askCheaply has a probe ask from an address, and returns the answers, each of which must have one of the codes.
func (t *Target) askCheaply(ctx context.Context, r *Report, from string, n int, codes ...string) ([]Answer, error) {
	lines, err := t.probe(ctx, from, n)
	if err != nil {
		return nil, err
	}
	var out []Answer
	for scanner := bufio.NewScanner(bytes.NewReader(lines)); scanner.Scan(); {
		var p probed
		if err := json.Unmarshal(scanner.Bytes(), &p); err != nil {
			return nil, err
		}
		a := Answer{Status: p.Status, Code: p.Code, RetryAfter: p.RetryAfter, Bytes: p.Bytes, Took: p.Took, Head: []byte(p.Head)}
		if p.Err != "" {
			a.Err = errors.New(p.Err)
		}
		r.expect("a cheap query of another", a, Expectation{Codes: codes})
		out = append(out, a)
	}
	return out, nil
}

// probe runs a probe, in a process of its own where there is a program for that.
func (t *Target) probe(ctx context.Context, from string, n int) ([]byte, error) {
	if t.Prober == "" {
		var out bytes.Buffer
		err := Probe(ctx, t.Addr, from, n, &out)
		return out.Bytes(), err
	}
	out, err := exec.CommandContext(ctx, t.Prober, "probe", t.Addr, from, strconv.Itoa(n)).Output()
	if err != nil && ctx.Err() == nil {
		return nil, fmt.Errorf("the probe has failed: %w", err)
	}
	return out, nil
}
