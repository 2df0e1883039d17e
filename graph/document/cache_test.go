package document

import (
	"fmt"
	"strings"
	"testing"

	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
)

func keptDocument(text string, weight int) *Document {
	return newDocument(&ast.QueryDocument{}, text, weight)
}

// weightOf adds up what is in a cache.
func weightOf(c *cache) int {
	total := 0
	for _, d := range c.documents.Values() {
		total += d.weight
	}
	return total
}

// TestCacheIsBoundedByWeight: many documents, and many memos of few documents, weigh no more than is allowed; what was used last stays.
func TestCacheIsBoundedByWeight(t *testing.T) {
	c := newCache()
	check := func() {
		t.Helper()
		if w := weightOf(c); w != c.weight || w > cachedWeight {
			t.Fatalf("%d are in it, it counts %d of %d", w, c.weight, cachedWeight)
		}
	}
	var docs []*Document
	for i := range 200 {
		d := keptDocument(fmt.Sprint(i), 1<<20)
		docs = append(docs, d)
		c.add(d)
		check()
	}
	if _, ok := c.get("199"); !ok {
		t.Error("the last one isn't kept")
	}
	if _, ok := c.get("100"); ok {
		t.Error("one of long ago is kept")
	}
	for i := range 100 {
		weight := 1 << 20
		if _, err := docs[199].Memo(fmt.Sprint(i), func() (any, int, *gqlerror.Error) { return i, weight, nil }); err != nil {
			t.Fatal(err)
		}
		_, _ = docs[5].Memo(fmt.Sprint(i), func() (any, int, *gqlerror.Error) { return i, weight, nil }) // isn't kept any more
		check()
	}
	last := docs[199]
	for i := range 3 * cachedBindings {
		k := BindingKey{"Q", fmt.Sprint(i)}
		last.KeepBinding(k, i, 1<<10)
		check()
		last.KeepBinding(k, i+1, 2<<10)
		check()
		if got := last.Binding(k); got != i+1 {
			t.Errorf("binding %d: %v", i, got)
		}
	}
	if n := len(last.bindings.kept); n > cachedBindings {
		t.Errorf("%d bindings are kept", n)
	}
	c.add(keptDocument("199", 10)) // the same text once more
	check()
	c.add(keptDocument(strings.Repeat("x", 9), cachedWeight+1))
	check()
	if c.documents.Len() != 0 {
		t.Errorf("%d documents are kept beside one that is too heavy", c.documents.Len())
	}
}
