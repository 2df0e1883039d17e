package fuzz

// Choices are a sequence of numbers, a byte each, that decides what is made. Behind its end all are 0, so that fewer make less.
type choices []byte

func (c *choices) ended() bool { return len(*c) == 0 }

func (c *choices) next() int {
	if len(*c) == 0 {
		return 0
	}
	b := (*c)[0]
	*c = (*c)[1:]
	return int(b)
}

// number chooses one from 0 to below n.
func (c *choices) number(n int) int {
	if n > 256 {
		return (c.next()<<8 | c.next()) % n
	}
	return c.next() % max(n, 1)
}

// from chooses an item of a list, which isn't empty.
func from[T any](made *choices, list []T) T { return list[made.number(len(list))] }
