package archive

import (
	"errors"
	"fmt"
	"net/netip"
	"syscall"
	"testing"
	"time"

	"pgregory.net/rapid"
)

var start = time.Date(2026, 11, 29, 0, 0, 0, 0, time.UTC)

// A tester takes from shares as an archive does.
type tester struct {
	*shares
	now  time.Time
	free room
}

func newTester(b Bounds, known int) *tester {
	b = b.withDefaults()
	return &tester{newShares(b, known), start, room{int64(b.Answers), b.Bytes}}
}

func (x *tester) archive(from string, bytes int64) *ShareError {
	p := netip.Prefix{}
	if from != "" {
		p = netip.MustParsePrefix(from)
	}
	_, err := x.take(x.now, p, x.free, room{1, bytes})
	var refused *ShareError
	if errors.As(err, &refused) {
		return refused
	}
	x.free.answers--
	x.free.bytes -= bytes
	return nil
}

// most is how many a client gets until it is refused.
func (x *tester) most(from string, bytes int64) (n int, refused *ShareError) {
	for ; ; n++ {
		if refused = x.archive(from, bytes); refused != nil {
			return n, refused
		}
	}
}

func TestShares(t *testing.T) {
	for _, c := range []struct {
		name, from string
		bounds     Bounds
		bytes      int64
		most       int
		want       string
		wait       time.Duration // roughly
	}{
		{"of answers", "192.0.2.1/32", Bounds{}, 500, 100, "this client has used up its share of answers, in a day 1 % of what the archive has free", 14 * time.Minute},
		{"of a /64", "2001:db8::/64", Bounds{}, 500, 100, "this client has used up its share of answers, in a day 1 % of what the archive has free", 14 * time.Minute},
		{"of those without an address", "", Bounds{}, 500, 100, "this client has used up its share of answers, in a day 1 % of what the archive has free", 14 * time.Minute},
		{"of bytes", "192.0.2.1/32", Bounds{}, 1 << 20, 10, "this client has used up its share of bytes, in a day 1 % of what the archive has free", 100 * time.Minute},
		{"larger than a share", "192.0.2.1/32", Bounds{}, 100 << 20, 1, "this client has used up its share of bytes, in a day 1 % of what the archive has free", day},
		{"of little", "192.0.2.1/32", Bounds{Answers: 10}, 500, 1, "this client has used up its share of answers, in a day 1 % of what the archive has free", day},
		{"another", "192.0.2.1/32", Bounds{ClientShare: 5, DailyShare: 100}, 500, 500, "this client has used up its share of answers, in a day 5 % of what the archive has free", 3 * time.Minute},
		{"no more than all have", "192.0.2.1/32", Bounds{ClientShare: 50, DailyShare: 20}, 500, 2000, "all clients together have used up their share of answers, in a day 20 % of what the archive has free", 50 * time.Second},
	} {
		t.Run(c.name, func(t *testing.T) {
			x := newTester(c.bounds, knownBuckets)
			n, refused := x.most(c.from, c.bytes)
			if n != c.most || refused.Error() != c.want {
				t.Errorf("%d, then %q", n, refused)
			}
			if refused.Wait < c.wait || refused.Wait > c.wait+c.wait/2 {
				t.Errorf("wait %s", refused.Wait)
			}
		})
	}
	t.Run("of all that is free refuse nothing", func(t *testing.T) {
		x := newTester(Bounds{ClientShare: 100, DailyShare: 100}, knownBuckets)
		for x.free.answers > 0 {
			if refused := x.archive("192.0.2.1/32", 100_000); refused != nil {
				t.Fatalf("%d are free: %v", x.free.answers, refused)
			}
		}
	})
}

// TestManyAddresses: who has many takes more than one client, and never all.
func TestManyAddresses(t *testing.T) {
	take := func(x *tester, form string, clients int) (n int, refused *ShareError) {
		for i := range clients {
			var got int
			got, refused = x.most(fmt.Sprintf(form, i/256, i%256), 500)
			n += got
		}
		return n, refused
	}
	x := newTester(Bounds{}, knownBuckets)
	n, refused := take(x, "2001:db8:1:%02x%02x::/64", 256)
	if n != 400 || refused.Who != "the clients of this network have used up their" || refused.Percent != 4 {
		t.Errorf("a /56: %d, then %v", n, refused)
	}
	if n, _ := x.most("2001:db8:2:1::/64", 500); n != 96 {
		t.Errorf("another site has %d", n)
	}
	x = newTester(Bounds{}, knownBuckets)
	if n, refused = take(x, "192.0.%d.%d/32", 256); n != 400 || refused.Who != "the clients of this network have used up their" {
		t.Errorf("a /24: %d, then %v", n, refused)
	}
	x = newTester(Bounds{}, knownBuckets)
	if n, refused = take(x, "10.%d.%d.1/32", 1000); n != 5000 || refused.Who != "all clients together have used up their" {
		t.Errorf("1,000 addresses: %d, then %v", n, refused)
	}
	x.now = x.now.Add(day)
	if n, _ := x.most("198.51.100.1/32", 500); n != 50 {
		t.Errorf("another has %d on the day after", n)
	}

	t.Run("that is more than are known", func(t *testing.T) {
		x := newTester(Bounds{}, 10)
		if n, refused = take(x, "10.%d.%d.1/32", 1000); n != 5000 || refused.Who != "all clients together have used up their" {
			t.Errorf("%d, then %v", n, refused)
		}
		if x.known.Len() > 10 {
			t.Errorf("%d are known", x.known.Len())
		}
	})
}

// TestTheWaitIsTrue: whoever waits as long as it is told, while nobody else archives, is let in, and not before.
func TestTheWaitIsTrue(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		x := newTester(Bounds{ClientShare: rapid.IntRange(1, 30).Draw(t, "percent"), Answers: rapid.IntRange(5, 500).Draw(t, "answers")}, knownBuckets)
		clients := []string{"", "192.0.2.1/32", "192.0.2.2/32", "198.51.100.1/32", "2001:db8::/64", "2001:db8:0:1::/64"}
		for range rapid.IntRange(1, 60).Draw(t, "puts") {
			x.now = x.now.Add(time.Duration(rapid.Int64Range(0, int64(day/8)).Draw(t, "pause")))
			from, bytes := rapid.SampledFrom(clients).Draw(t, "client"), rapid.Int64Range(1, 40<<20).Draw(t, "bytes")
			if x.free.answers < 1 || x.free.bytes < bytes {
				return
			}
			refused := x.archive(from, bytes)
			if refused == nil {
				continue
			}
			if refused.Wait > day+time.Millisecond {
				t.Fatalf("wait %s", refused.Wait)
			}
			x.now = x.now.Add(refused.Wait - time.Millisecond)
			if early := x.archive(from, bytes); early == nil {
				t.Fatalf("let in before %s", refused.Wait)
			}
			x.now = x.now.Add(2 * time.Millisecond)
			if late := x.archive(from, bytes); late != nil {
				t.Fatalf("refused after %s: %v for %s", refused.Wait, late, late.Wait)
			}
		}
	})
}

// TestWhatFailsTakesNoShare: nor does what is there already.
func TestWhatFailsTakesNoShare(t *testing.T) {
	a, err := Open(t.TempDir(), Bounds{Answers: 100}, WithClock(func() time.Time { return start })) // one for each client
	if err != nil {
		t.Fatal(err)
	}
	a.create = func(string) (tempFile, error) { return nil, syscall.EIO }
	for range 3 {
		if _, err := a.Put(t.Context(), someone, entry("a", "1")); !errors.Is(err, syscall.EIO) {
			t.Errorf("got %v", err)
		}
	}
	a.create = createTemp
	put(t, a, entry("a", "1"))
	for range 3 {
		if kept, err := a.Put(t.Context(), another, entry("a", "1")); err != nil || kept.Fresh {
			t.Errorf("%+v, %v", kept, err)
		}
	}
	if kept, err := a.Put(t.Context(), another, entry("b", "2")); err != nil || !kept.Fresh || !kept.ArchivedAt.Equal(start) {
		t.Errorf("%+v, %v", kept, err)
	}
	if _, err := a.Put(t.Context(), another, entry("c", "3")); !isA[*ShareError](err) {
		t.Errorf("got %v", err)
	}
}
