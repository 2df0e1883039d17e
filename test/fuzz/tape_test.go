package fuzz

// A tape is a row of choices, a byte each. What it no longer has is 0, so that a short tape is a simple case.
type tape []byte

func (t *tape) ended() bool { return len(*t) == 0 }

func (t *tape) next() int {
	if len(*t) == 0 {
		return 0
	}
	b := (*t)[0]
	*t = (*t)[1:]
	return int(b)
}

// number chooses one from 0 to below n.
func (t *tape) number(n int) int {
	if n > 256 {
		return (t.next()<<8 | t.next()) % n
	}
	return t.next() % max(n, 1)
}

// from chooses an item of a list, which isn't empty.
func from[T any](t *tape, list []T) T { return list[t.number(len(list))] }
