package archive

import (
	"fmt"
	"net/netip"
	"time"

	"github.com/hashicorp/golang-lru/v2/simplelru"
	"golang.org/x/time/rate"
)

// Shares are parts of what an archive has free. Each can be taken at once and comes back over a day, in tokens of one answer
// and of one byte. A client has one; the network that it is in has that of four clients, for whoever has one address has often
// hundreds beside it; and all clients together have one, whose rest is left for the days after.
//
// They are kept in memory. Who hasn't archived for the longest is forgotten first; what all clients together have taken never is.
type shares struct {
	bounds Bounds
	all    bucket
	known  *simplelru.LRU[netip.Prefix, bucket]
}

const (
	day            = 24 * time.Hour
	networkClients = 4      // clients whose share a network has
	knownBuckets   = 16_384 // of clients and of networks
	networkBits4   = 24     // of an IPv4 address
	networkBits6   = 48     // of an IPv6 address, which is what a site is given
	hundred        = 100    // shares are in hundredths
)

func newShares(b Bounds, known int) *shares {
	table, err := simplelru.NewLRU[netip.Prefix, bucket](known, nil)
	if err != nil {
		panic(err) // only a size below 1 is an error
	}
	return &shares{bounds: b, known: table}
}

// A ShareError tells that a share is used up.
type ShareError struct {
	Who     string // whose share it is, with the verb
	What    string // it is of: answers or bytes
	Percent int    // of what is free
	Wait    time.Duration
}

func (e *ShareError) Error() string {
	return fmt.Sprintf("%s share of %s, in a day %d %% of what the archive has free", e.Who, e.What, e.Percent)
}

// A room is a number of answers and of bytes.
type room struct{ answers, bytes int64 }

// part is a percentage, at least one of each.
func (r room) part(percent int) room {
	of := func(n int64) int64 { return max(1, n/hundred*int64(percent)+n%hundred*int64(percent)/hundred) }
	return room{of(r.answers), of(r.bytes)}
}

// A bucket has the tokens that are left of a share.
type bucket struct{ answers, bytes *rate.Limiter }

func newBucket(share room) bucket {
	return bucket{rate.NewLimiter(perDay(share.answers), int(share.answers)), rate.NewLimiter(perDay(share.bytes), int(share.bytes))}
}

func perDay(n int64) rate.Limit { return rate.Limit(float64(n) / day.Seconds()) }

// take takes what is to be archived from the shares that a client has a part in, or nothing and returns a *ShareError. What isn't
// archived after all is given back. Something larger than a whole share takes all of it, so that nobody waits for more than a
// day.
func (s *shares) take(now time.Time, from netip.Prefix, free, size room) (giveBack func(), err error) {
	var taken []*rate.Reservation
	giveBack = func() {
		for _, r := range taken {
			r.CancelAt(now)
		}
	}
	var longest *ShareError
	reserve := func(l *rate.Limiter, n, share int64, refusal ShareError) {
		l.SetBurstAt(now, int(share))
		l.SetLimitAt(now, perDay(share))
		r := l.ReserveN(now, int(min(n, share)))
		taken = append(taken, r)
		refusal.Wait = r.DelayFrom(now)
		if refusal.Wait > 0 && (longest == nil || refusal.Wait > longest.Wait) {
			longest = &refusal
		}
	}
	for _, l := range s.levelsOf(from) {
		share := free.part(l.percent)
		b := s.bucketOf(l, share)
		reserve(b.answers, size.answers, share.answers, ShareError{Who: l.who, What: "answers", Percent: l.percent})
		reserve(b.bytes, size.bytes, share.bytes, ShareError{Who: l.who, What: "bytes", Percent: l.percent})
	}
	if longest != nil {
		giveBack()
		return nil, longest
	}
	return giveBack, nil
}

// A level is what a client has a part in: its own share, that of its network, that of all.
type level struct {
	who     string
	key     netip.Prefix // none for all
	percent int
	all     bool
}

func (s *shares) levelsOf(from netip.Prefix) []level {
	levels := []level{
		{who: "all clients together have used up their", percent: s.bounds.DailyShare, all: true},
		{who: "this client has used up its", key: from, percent: s.bounds.ClientShare},
	}
	if network, ok := networkOf(from); ok {
		levels = append(levels, level{who: "the clients of this network have used up their", key: network, percent: min(hundred, networkClients*s.bounds.ClientShare)})
	}
	return levels
}

// networkOf is the network that a client is in; none where that isn't wider than what stands for the client.
func networkOf(from netip.Prefix) (netip.Prefix, bool) {
	bits := networkBits4
	if from.Addr().Is6() {
		bits = networkBits6
	}
	if from.Bits() <= bits {
		return from, false
	}
	network, err := from.Addr().Prefix(bits)
	return network, err == nil
}

// bucketOf is that of a level, full for who isn't known.
func (s *shares) bucketOf(l level, full room) bucket {
	if l.all {
		if s.all.answers == nil {
			s.all = newBucket(full)
		}
		return s.all
	}
	b, ok := s.known.Get(l.key)
	if !ok {
		b = newBucket(full)
		s.known.Add(l.key, b)
	}
	return b
}
