package graph

import (
	"bytes"
	"context"
	"sync"

	lru "github.com/hashicorp/golang-lru/v2"

	"graph287g/store"
)

const (
	// maxKeptAnswers is how many answers are kept at most, however small they are.
	maxKeptAnswers = 100_000

	// An answer that takes more than a keptShare of the cache isn't kept: it would push out too many others.
	keptShare = 16

	// answerOverhead is about what an answer takes beside its texts.
	answerOverhead = 1 << 10
)

// An AnswerCache answers as its engine does, and keeps the answers: the same document with the same variables has the same answer until
// the graph changes, or the day. What was used longest ago goes first, as soon as all take more bytes than it may have. Of several
// requests for an answer that isn't kept yet one asks the engine, while the others wait for it.
type AnswerCache struct {
	*Engine
	limit  int  // bytes
	prompt bool // whether the store has its version at hand

	mu      sync.Mutex
	answers *lru.Cache[answerKey, keptAnswer]
	bytes   int // that those in it take
	flights map[answerKey]chan struct{}
}

// An answerKey is all that an answer depends on beside the graph.
type answerKey struct {
	query, operation, variables, day string
	readOnly, showCost               bool
}

// A keptAnswer is an answer from a version of the graph.
type keptAnswer struct {
	Response
	version store.Version
	bytes   int
}

// NewAnswerCache returns a cache of so many bytes over an engine.
func NewAnswerCache(e *Engine, bytes int) *AnswerCache {
	_, prompt := e.store.(store.Prompt)
	c := &AnswerCache{Engine: e, limit: bytes, prompt: prompt, flights: map[answerKey]chan struct{}{}}
	c.answers, _ = lru.NewWithEvict(maxKeptAnswers, func(_ answerKey, a keptAnswer) { c.bytes -= a.bytes }) // the size is positive
	return c
}

// Execute answers a request. Nobody may change the body.
func (c *AnswerCache) Execute(ctx context.Context, r Request) Response {
	if !mayBeKept(r) {
		return c.Engine.Execute(ctx, r)
	}
	key := c.keyOf(r)
	if kept, ok := c.ofNewestVersion(ctx, key); ok {
		return kept
	}
	if wait, lead := c.join(key); !lead {
		select {
		case <-wait:
		case <-ctx.Done():
		}
		if kept, ok := c.ofNewestVersion(ctx, key); ok {
			return kept
		}
		return c.Engine.Execute(ctx, r) // it wasn't to be kept, and nobody waits for another; or there is no time left, which this says
	}
	defer c.leave(key)
	response := c.Engine.Execute(ctx, r)
	c.keep(key, response)
	return response
}

// Kept returns the answer to a request that is kept, where finding out whether it still holds takes no time: over a store that has its version
// at hand. Execute returns the same.
func (c *AnswerCache) Kept(ctx context.Context, r Request) (Response, bool) {
	if !c.prompt || !mayBeKept(r) {
		return Response{}, false
	}
	return c.ofNewestVersion(ctx, c.keyOf(r))
}

// mayBeKept tells whether the answer to a request is ever kept.
func mayBeKept(r Request) bool { return !r.Describe && len(r.Query)+len(r.Variables) <= maxKeptQuery }

func (c *AnswerCache) keyOf(r Request) answerKey {
	return answerKey{r.Query, r.OperationName, string(r.Variables), c.today(), r.ReadOnly, r.ShowCost}
}

// ofNewestVersion returns the answer that is kept, if it comes from the newest version.
func (c *AnswerCache) ofNewestVersion(ctx context.Context, key answerKey) (Response, bool) {
	kept, ok := c.answers.Get(key)
	if !ok {
		return Response{}, false
	}
	v, err := c.store.Version(ctx)
	if err != nil || v.Number != kept.version.Number || !v.RecordedAt.Equal(kept.version.RecordedAt) {
		return Response{}, false
	}
	return kept.Response, true
}

// join makes the caller the one who asks for an answer, or returns what is closed once another has.
func (c *AnswerCache) join(key answerKey) (wait chan struct{}, lead bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if wait, ok := c.flights[key]; ok {
		return wait, false
	}
	c.flights[key] = make(chan struct{})
	return nil, true
}

func (c *AnswerCache) leave(key answerKey) {
	c.mu.Lock()
	defer c.mu.Unlock()
	close(c.flights[key])
	delete(c.flights, key)
}

// keep keeps a whole answer from the store without errors.
func (c *AnswerCache) keep(key answerKey, r Response) {
	if r.Code != "" || r.version.Number == 0 || r.Cost == nil || r.Cost.estimated == nil || bytes.HasPrefix(r.Body, []byte(`{"errors"`)) {
		return
	}
	size := len(r.Body) + len(key.query) + len(key.operation) + len(key.variables) + answerOverhead
	if size > c.limit/keptShare {
		return
	}
	r.Cost.header = r.Cost.Header()
	r.Body, r.release = bytes.Clone(r.Body), nil // without what its memory has room for
	c.mu.Lock()
	defer c.mu.Unlock()
	c.answers.Remove(key)
	c.answers.Add(key, keptAnswer{r, r.version, size})
	for c.bytes += size; c.bytes > c.limit; {
		if _, _, ok := c.answers.RemoveOldest(); !ok {
			return
		}
	}
}
