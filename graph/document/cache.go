package document

import (
	"sync"

	lru "github.com/hashicorp/golang-lru/v2"
	"github.com/vektah/gqlparser/v2/gqlerror"
)

// Bounds of what is kept. Weights are about the bytes of memory that something takes, as measured of large documents and plans.
const (
	cachedDocuments = 512
	cachedText      = 32 << 10 // longer documents aren't kept
	cachedMemos     = 16       // of a document
	cachedBindings  = 64       // of a document
	cachedWeight    = 64 << 20 // of all documents and memos

	baseWeight  = 2 << 10 // of any document
	tokenWeight = 100     // of a token
)

// A cache keeps documents with what others keep about them. What was used longest ago goes first, as soon as there are too many of them
// or they weigh too much.
type cache struct {
	mu        sync.Mutex
	documents *lru.Cache[string, *Document]
	weight    int // of those that are in it
}

func newCache() *cache {
	c := &cache{}
	c.documents, _ = lru.NewWithEvict(cachedDocuments, func(_ string, d *Document) { c.weight -= d.weight }) // the size is positive
	return c
}

func (c *cache) get(text string) (*Document, bool) { return c.documents.Get(text) }

// add keeps a document. Of two with the same text that were parsed at the same time the second takes the place of the first.
func (c *cache) add(d *Document) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.documents.Contains(d.Text) {
		c.documents.Remove(d.Text)
	}
	d.cache = c
	c.weight += d.weight
	c.documents.Add(d.Text, d)
	c.shrink()
}

// shrink removes what was used longest ago while all weighs too much.
func (c *cache) shrink() {
	for c.weight > cachedWeight {
		if _, _, ok := c.documents.RemoveOldest(); !ok {
			return
		}
	}
}

// reweigh changes the weight of a document, whether or not it is still kept.
func (c *cache) reweigh(d *Document, by int) {
	c.mu.Lock()
	defer c.mu.Unlock()
	d.weight += by
	if kept, ok := c.documents.Peek(d.Text); ok && kept == d {
		c.weight += by
		c.shrink()
	}
}

// Memo returns what make made for a key before, or makes it and says what it weighs. What is kept goes with the document, and is bounded.
func (d *Document) Memo(key string, make func() (any, int, *gqlerror.Error)) (any, *gqlerror.Error) {
	d.mu.Lock()
	kept, ok := d.memos.kept[key]
	d.mu.Unlock()
	if ok {
		return kept.value, nil
	}
	v, weight, err := make()
	if err != nil {
		return nil, err
	}
	keep(d, &d.memos, key, memo{v, weight})
	return v, nil
}

// A BindingKey tells requests of a document apart.
type BindingKey struct{ Operation, Variables string }

// Binding returns what KeepBinding kept about a request, nil for nothing.
func (d *Document) Binding(k BindingKey) any {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.bindings.kept[k].value
}

// KeepBinding keeps what was made of a request, and takes the place of what was kept before. It goes with the document, is bounded, and
// may be gone at any time.
func (d *Document) KeepBinding(k BindingKey, value any, weight int) {
	if d.cache != nil { // else it is gone with the request
		keep(d, &d.bindings, k, memo{value, weight + len(k.Operation) + len(k.Variables)})
	}
}

// A memo is what somebody keeps about a document.
type memo struct {
	value  any
	weight int
}

// memos are so many of one sort.
type memos[K comparable] struct {
	kept map[K]memo
	most int
}

func newMemos[K comparable](most int) memos[K] { return memos[K]{map[K]memo{}, most} }

// keep keeps a memo, for which it may let the others of its sort go.
func keep[K comparable](d *Document, of *memos[K], key K, m memo) {
	d.mu.Lock()
	by := m.weight - of.kept[key].weight
	if len(of.kept) >= of.most {
		for _, old := range of.kept {
			by -= old.weight
		}
		by += of.kept[key].weight // which was counted twice
		clear(of.kept)
	}
	of.kept[key] = m
	d.mu.Unlock()
	if d.cache != nil {
		d.cache.reweigh(d, by)
	}
}
