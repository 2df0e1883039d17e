package neo4j

import (
	"cmp"
	"time"
)

// Deadlines bound how long the store takes, whatever the caller's own deadline. What is 0 is set to its default.
type Deadlines struct {
	Open  time.Duration // opening and emptying: a new database gets some hundred indexes, one of another ontology is migrated
	Read  time.Duration // one read
	Write time.Duration // one change, and each transaction of what takes several
	Ping  time.Duration

	Connect    time.Duration // getting a connection
	Commit     time.Duration // the three commits of a change, which go on after the caller has given up
	Consistent time.Duration // how long a read tries to see one version

	// Planning is how long a statement that the server has to plan waits for its turn. It is shorter than Read, so that who waits in
	// vain is told so.
	Planning time.Duration

	PlanBehind time.Duration // planning a fused statement, for which nobody waits

	// A read that waits for Silence makes the store ask whether the server is alive, and again after as long. A server that
	// doesn't say so within Probe is unreachable. Together they are how soon a read learns of it.
	Silence time.Duration
	Probe   time.Duration

	// How long what failed for a passing reason, such as a broken connection, is tried again. ReadRetry is short, for somebody
	// waits for the answer.
	ReadRetry  time.Duration
	WriteRetry time.Duration

	// Rest is how long a server that was unreachable several times in a row is left alone.
	Rest time.Duration
}

// withDefaults sets what is 0 to its default.
func (d Deadlines) withDefaults() Deadlines {
	return Deadlines{
		Open:  cmp.Or(d.Open, 10*time.Minute),
		Read:  cmp.Or(d.Read, 5*time.Second),
		Write: cmp.Or(d.Write, time.Minute),
		Ping:  cmp.Or(d.Ping, 2*time.Second),

		Connect:    cmp.Or(d.Connect, 5*time.Second),
		Commit:     cmp.Or(d.Commit, 15*time.Second),
		Consistent: cmp.Or(d.Consistent, 4*time.Second),

		Planning: cmp.Or(d.Planning, 2*time.Second),

		PlanBehind: cmp.Or(d.PlanBehind, 30*time.Second),

		Silence: cmp.Or(d.Silence, 200*time.Millisecond),
		Probe:   cmp.Or(d.Probe, 600*time.Millisecond),

		ReadRetry:  cmp.Or(d.ReadRetry, 400*time.Millisecond),
		WriteRetry: cmp.Or(d.WriteRetry, 3*time.Second),

		Rest: cmp.Or(d.Rest, time.Second),
	}
}
