package site

import (
	"sync"

	lru "github.com/hashicorp/golang-lru/v2"
)

const (
	maxKeptPages = 20_000
	// A page that takes more than a keptShare of the cache isn't kept.
	keptShare = 16
)

// A pageKey is all that a page depends on beside the configuration: its address, and what the API answered. So no kept page can tell
// something else than the API does now.
type pageKey struct {
	language, path string
	answer         uint64 // hash of the answer's bytes
}

// A cache keeps rendered pages within a bound of bytes. What was used longest ago goes first.
type cache struct {
	limit int

	mu    sync.Mutex
	pages *lru.Cache[pageKey, *document]
	bytes int
}

func newCache(bytes int) *cache {
	c := &cache{limit: bytes}
	c.pages, _ = lru.NewWithEvict(maxKeptPages, func(k pageKey, d *document) { c.bytes -= c.cost(k, d) }) // the size is positive
	return c
}

func (c *cache) cost(k pageKey, d *document) int { return d.size() + len(k.path) + 256 }

func (c *cache) get(k pageKey) (*document, bool) { return c.pages.Get(k) }

func (c *cache) keep(k pageKey, d *document) {
	size := c.cost(k, d)
	if size > c.limit/keptShare {
		return
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.pages.Remove(k)
	c.pages.Add(k, d)
	for c.bytes += size; c.bytes > c.limit; {
		if _, _, ok := c.pages.RemoveOldest(); !ok {
			return
		}
	}
}
