package embedded

import (
	"maps"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"github.com/RoaringBitmap/roaring/v2"
	"github.com/tidwall/btree"

	"graph287g/plan"
	"graph287g/store"
	"graph287g/store/executor"
)

// A lazyTerms is the inverted index of a version's words. It is made when it is first needed, because most programs never search, and from
// then on each change brings the next version's up to date.
type lazyTerms struct {
	once       sync.Once
	index      atomic.Pointer[termIndex]
	vocabulary atomic.Pointer[store.Vocabulary]
}

// A termIndex has the nodes of each word, and the text of each node that search looks into.
type termIndex struct {
	words *btree.BTreeG[posting]
	texts []*textBlock // by block of nodes
}

// A posting is a word with the nodes that have it.
type posting struct {
	word  string
	nodes bitmap
}

func lessPosting(a, b posting) bool { return a.word < b.word }

// A textBlock has the search texts of a block's nodes: those of all weights, each with an end.
type textBlock struct {
	owner *owner
	texts [blockSize]searchText
}

// A searchText is a store.SearchText as one text.
type searchText struct {
	size int32
	text string
}

// endOfWeight ends the text of a weight. Folded texts have no control characters but the newline.
const endOfWeight = "\x00"

func (s *snapshot) newSearchText(ref executor.Ref) searchText {
	k := &s.kinds[s.Kind(ref)]
	row, values := s.row(ref), make(map[string]any, len(k.searched))
	for _, f := range k.searched {
		if cell := row.text(f.first); cell != "" && cell != "[]" {
			values[f.field.Name] = k.value(s.c, row, f)
		}
	}
	t := store.NewSearchText(s.c, k.kind, values)
	return searchText{int32(t.Size), strings.Join(t.ByWeight, endOfWeight)}
}

// read fills in a store.SearchText, whose memory it uses again.
func (t *searchText) read(to *store.SearchText) {
	to.Size, to.ByWeight = int(t.size), to.ByWeight[:0]
	for part := range strings.SplitSeq(t.text, endOfWeight) {
		to.ByWeight = append(to.ByWeight, part)
	}
}

// words yields the words of a text, some of them several times.
func (t *searchText) words() []string {
	var all store.SearchText
	t.read(&all)
	return strings.Fields(all.All())
}

// index returns the index of the version's words.
func (s *snapshot) index() *termIndex {
	if known := s.terms.index.Load(); known != nil {
		return known
	}
	s.terms.once.Do(func() { s.terms.index.Store(s.newTermIndex()) })
	return s.terms.index.Load()
}

// newTermIndex makes the index of all nodes, a part of them on each processor.
func (s *snapshot) newTermIndex() *termIndex {
	out := &termIndex{words: newPostings(), texts: make([]*textBlock, len(s.nodes))}
	parts := make([]map[string][]uint32, runtime.GOMAXPROCS(0))
	var all sync.WaitGroup
	for p := range parts {
		all.Go(func() { parts[p] = s.wordsOfPart(out, len(s.nodes)*p/len(parts), len(s.nodes)*(p+1)/len(parts)) })
	}
	all.Wait()
	words := map[string]bool{}
	for _, part := range parts {
		for w := range part {
			words[w] = true
		}
	}
	for _, w := range slices.Sorted(maps.Keys(words)) {
		nodes := roaring.New()
		for _, part := range parts {
			nodes.AddMany(part[w])
		}
		out.words.Load(posting{strings.Clone(w), bitmap{bits: nodes}})
	}
	return out
}

// wordsOfPart makes the texts of some blocks, and returns the nodes of their words.
func (s *snapshot) wordsOfPart(t *termIndex, from, to int) map[string][]uint32 {
	found := map[string][]uint32{}
	for i := from; i < to; i++ {
		t.texts[i] = new(textBlock)
		for j, n := range s.nodes[i].nodes {
			if n == nil {
				continue
			}
			ref := uint32(i<<blockBits | j)
			one := s.newSearchText(executor.Ref(ref))
			t.texts[i].texts[j] = one
			for _, w := range one.words() {
				if refs := found[w]; len(refs) == 0 || refs[len(refs)-1] != ref { // several weights have it
					found[w] = append(refs, ref)
				}
			}
		}
	}
	return found
}

func newPostings() *btree.BTreeG[posting] {
	return btree.NewBTreeGOptions(lessPosting, btree.Options{NoLocks: true})
}

// text returns the search text of a node.
func (t *termIndex) text(ref executor.Ref) *searchText {
	return &t.texts[ref>>blockBits].texts[ref&blockMask]
}

// nodesThatFit returns the nodes that fit as many terms of a search as it asks for. Refs are below most.
func (t *termIndex) nodesThatFit(q *plan.SearchQuery, most int) *roaring.Bitmap {
	if len(q.Terms) == 0 {
		return noNodes
	}
	sets := make([]*roaring.Bitmap, len(q.Terms))
	for i, term := range q.Terms {
		sets[i] = t.nodesOfTerm(term, q.Terms)
	}
	switch q.AtLeast() {
	case len(sets):
		out := sets[0]
		for _, set := range sets[1:] {
			out = roaring.And(out, set)
		}
		return out
	case 1:
		return roaring.FastOr(sets...)
	}
	return inAtLeast(q.AtLeast(), sets, most)
}

// inAtLeast returns the nodes that are in so many of some sets.
func inAtLeast(fewest int, sets []*roaring.Bitmap, most int) *roaring.Bitmap {
	counts, out := make([]uint8, most), roaring.New()
	for _, set := range sets {
		for it := set.Iterator(); it.HasNext(); {
			ref := it.Next()
			if counts[ref]++; int(counts[ref]) == fewest {
				out.Add(ref)
			}
		}
	}
	return out
}

// nodesOfTerm returns the nodes that fit a term among others.
func (t *termIndex) nodesOfTerm(term string, among []string) *roaring.Bitmap {
	var sets []*roaring.Bitmap
	for _, form := range store.FittingForms(term, among) {
		if !form.Prefix {
			if p, ok := t.words.Get(posting{word: form.Word}); ok {
				sets = append(sets, p.nodes.read())
			}
			continue
		}
		t.words.Ascend(posting{word: form.Word}, func(p posting) bool {
			if !strings.HasPrefix(p.word, form.Word) {
				return false
			}
			sets = append(sets, p.nodes.read())
			return true
		})
	}
	if len(sets) == 1 {
		return sets[0]
	}
	return roaring.FastOr(sets...)
}

// retext brings the index up to date with nodes that were put or deleted. Where no version before had one there is none to keep.
func (r *revision) retext(before *termIndex) {
	if before == nil || len(r.touched) == 0 {
		r.terms.index.Store(before)
		return
	}
	next := &termIndex{words: before.words.Copy(), texts: slices.Clone(before.texts)}
	for len(next.texts) < len(r.nodes) {
		next.texts = append(next.texts, &textBlock{owner: r.owner})
	}
	for _, ref := range r.touched {
		b := next.texts[ref>>blockBits]
		if b.owner != r.owner {
			own := *b
			own.owner, b = r.owner, &own
			next.texts[ref>>blockBits] = b
		}
		t := &b.texts[ref&blockMask]
		was := t.words()
		if *t = (searchText{}); r.identity(ref) != nil {
			*t = r.newSearchText(ref)
		}
		next.reword(r.owner, ref, was, t.words())
	}
	r.terms.index.Store(next)
}

// reword takes a node from the words that it no longer has, and adds it to those that it has got.
func (t *termIndex) reword(o *owner, ref executor.Ref, was, is []string) {
	slices.Sort(was)
	slices.Sort(is)
	for _, w := range slices.Compact(was) {
		if _, stays := slices.BinarySearch(is, w); stays {
			continue
		}
		p, _ := t.words.Get(posting{word: w})
		p.nodes.write(o).Remove(uint32(ref))
		if p.nodes.bits.IsEmpty() {
			t.words.Delete(p)
		} else {
			t.words.Set(p)
		}
	}
	for _, w := range slices.Compact(is) {
		if _, had := slices.BinarySearch(was, w); had {
			continue
		}
		p, ok := t.words.Get(posting{word: w})
		if !ok {
			p.word = strings.Clone(w)
		}
		p.nodes.write(o).Add(uint32(ref))
		t.words.Set(p)
	}
}

// Vocabulary implements executor.Reader.
func (s *snapshot) vocabulary() *store.Vocabulary {
	if known := s.terms.vocabulary.Load(); known != nil {
		return known
	}
	out := &store.Vocabulary{}
	s.index().words.Scan(func(p posting) bool {
		if store.IsMade(p.word) {
			return true
		}
		out.Words, out.Nodes = append(out.Words, p.word), append(out.Nodes, int(p.nodes.read().GetCardinality()))
		return true
	})
	s.terms.vocabulary.Store(out)
	return out
}
