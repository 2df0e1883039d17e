// Package load asks a server the same question again and again, over connections that stay open, and tells how long that took.
package load

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"github.com/valyala/fasthttp"
)

// Options say what to ask, and for how long: until the time is over, but for at most so many requests.
type Options struct {
	URL         string
	Body        []byte // posted; nil where a page is asked for, by GET
	Gzip        bool   // accept compressed answers
	Known       bool   // what the first answer was is known from then on, so that a server may answer that it still holds
	Clients     int
	Duration    time.Duration
	MaxRequests int
}

// A Result is what was measured.
type Result struct {
	Requests int
	Bytes    int // of the body of one answer
	Elapsed  time.Duration
	Median   time.Duration // of a request
	P99      time.Duration // 99 of 100 are not longer
}

// Run asks. Every answer has to be the same as the first, byte for byte.
func Run(ctx context.Context, o Options) (Result, error) {
	client := &fasthttp.Client{MaxConnsPerHost: o.Clients, NoDefaultUserAgentHeader: true, ReadTimeout: time.Minute, MaxIdleConnDuration: time.Hour}
	first, err := newWorker(client, o).ask()
	if err != nil {
		return Result{}, err
	}
	want := bytes.Clone(first)
	tag := ""
	if o.Known {
		if tag, err = o.tag(client); err != nil {
			return Result{}, err
		}
		want = nil
	}

	ctx, cancel := context.WithTimeout(ctx, o.Duration)
	defer cancel()
	var left atomic.Int64
	left.Store(int64(o.MaxRequests))
	workers, errs := make([]*worker, o.Clients), make([]error, o.Clients)
	start := time.Now()
	var wait sync.WaitGroup
	for i := range workers {
		workers[i] = newWorker(client, o)
		workers[i].knows(tag)
		wait.Go(func() { errs[i] = workers[i].work(ctx, want, &left) })
	}
	wait.Wait()
	r := Result{Bytes: len(want), Elapsed: time.Since(start)}
	var times []time.Duration
	for _, w := range workers {
		times = append(times, w.times...)
	}
	if err := errors.Join(errs...); err != nil {
		return r, err
	}
	if len(times) == 0 {
		return r, errors.New("no request was answered in time")
	}
	slices.Sort(times)
	r.Requests, r.Median, r.P99 = len(times), times[len(times)/2], times[len(times)*99/100]
	return r, nil
}

// A worker is one client.
type worker struct {
	client   *fasthttp.Client
	request  *fasthttp.Request
	response *fasthttp.Response
	times    []time.Duration
	status   int // of answers
}

func newWorker(c *fasthttp.Client, o Options) *worker {
	w := &worker{client: c, request: fasthttp.AcquireRequest(), response: fasthttp.AcquireResponse(), status: fasthttp.StatusOK}
	w.request.SetRequestURI(o.URL)
	if o.Gzip {
		w.request.Header.Set("Accept-Encoding", "gzip")
	}
	if o.Body == nil {
		w.request.Header.Set("Accept", "text/html")
		return w
	}
	w.request.Header.SetMethod(fasthttp.MethodPost)
	w.request.Header.SetContentType("application/json")
	w.request.Header.Set("Accept", "application/json")
	w.request.SetBody(o.Body)
	return w
}

func (w *worker) work(ctx context.Context, want []byte, left *atomic.Int64) error {
	for ctx.Err() == nil && left.Add(-1) >= 0 {
		start := time.Now()
		body, err := w.ask()
		if err != nil {
			return err
		}
		w.times = append(w.times, time.Since(start))
		if !bytes.Equal(body, want) {
			return fmt.Errorf("an answer differs from the first:\n%.500q\n%.500q", body, want)
		}
	}
	return nil
}

// tag is what the server calls the answer that it gives now.
func (o Options) tag(client *fasthttp.Client) (string, error) {
	w := newWorker(client, o)
	if _, err := w.ask(); err != nil {
		return "", err
	}
	tag := string(w.response.Header.Peek("ETag"))
	if tag == "" {
		return "", errors.New("the answer has no ETag")
	}
	return tag, nil
}

// knows makes a worker ask whether an answer still holds.
func (w *worker) knows(tag string) {
	if tag != "" {
		w.request.Header.Set("If-None-Match", tag)
		w.status = fasthttp.StatusNotModified
	}
}

// ask returns the body of an answer, which the next one overwrites.
func (w *worker) ask() ([]byte, error) {
	if err := w.client.Do(w.request, w.response); err != nil {
		return nil, err
	}
	if code := w.response.StatusCode(); code != w.status {
		return nil, fmt.Errorf("status %d: %.500q", code, w.response.Body())
	}
	return w.response.Body(), nil
}
