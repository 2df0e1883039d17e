//go:build !race

package embedded_test

// flipStep: every byte.
const flipStep = 1
