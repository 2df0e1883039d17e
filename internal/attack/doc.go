// Package attack attacks the server as anybody on the internet can, and tells what holds: black box, against the program as a
// process of its own on a loopback address. `make attack` runs it all and prints a table; the tests of this package run it in short,
// without asking for times (attack_test.go).
//
// Each attack is an Attack in a file of its own: what it does, what must hold, and how it is run against a Target. A Report counts what
// was attempted and held. What doesn't hold is either broken, which no busy machine explains (a wrong code, an answer that is too
// large, a server that is gone), or exceeded (time, memory). All attacks stand in list.go; suite.go runs them, each against a server
// of its own, so that the memory in the table is that of one attack.
//
// The clients have addresses of their own: Linux takes all of 127.0.0.0/8 for the loopback device. What a process takes is read from
// /proc. Both make this a suite for Linux.
package attack
