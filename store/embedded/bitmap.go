package embedded

import "github.com/RoaringBitmap/roaring/v2"

// A roaringBuilder makes a bitmap of numbers that come in order.
type roaringBuilder struct {
	out     *roaring.Bitmap
	pending []uint32
}

func (b *roaringBuilder) add(n uint32) {
	if b.pending = append(b.pending, n); len(b.pending) == 4096 {
		b.flush()
	}
}

func (b *roaringBuilder) flush() {
	if b.out == nil {
		b.out = roaring.New()
	}
	b.out.AddMany(b.pending)
	b.pending = b.pending[:0]
}

func (b *roaringBuilder) bitmap() *roaring.Bitmap {
	b.flush()
	return b.out
}
