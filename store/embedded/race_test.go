//go:build race

package embedded_test

// flipStep is how far apart the bytes are that TestEveryFlippedByteIsNoticedOrHarmless flips: the race detector finds nothing in it, and
// takes ten times as long.
const flipStep = 41
