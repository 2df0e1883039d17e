package neo4jserver

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"syscall"
	"time"
	"unicode/utf8"
)

// minPassword is the length below which Neo4j refuses a password, which it
// would say only after it has started.
const minPassword = 8

// Options says what server to start. The zero value is a good one for a test:
// a temporary folder, any free port, no authentication.
type Options struct {
	// Data is the folder that keeps databases and logs. Empty means a
	// temporary one, which Stop removes.
	Data string

	// Listen is the Bolt address, loopback only. Empty means 127.0.0.1:0, and
	// port 0 any free port: see Server.URI.
	Listen string

	// Password is that of the user neo4j; at least eight characters. It holds
	// from this start on, whatever password the folder had. Empty turns
	// authentication off.
	Password string

	// Heap is the most that Java's heap may take, as -Xmx has it. Empty means
	// 1g; the process needs some 200 MB besides.
	Heap string

	// ShortLived starts the server with half the processor time, at the price
	// of queries that stay slower once they are hot. For tests, not for
	// measurements.
	ShortLived bool

	// Cache is the folder that remembers where Neo4j's libraries are. Empty
	// means .cache/neo4j in the repository that holds the working directory,
	// or the user's cache folder outside of one.
	Cache string

	// StartLimit and StopLimit are how long the server may take to start, once
	// the libraries are there, and to write its last checkpoint. Zero means 90 s
	// and 20 s, which is generous: an idle machine with two cores needs 7 to 10 s
	// to start it, a busy one three times that.
	StartLimit, StopLimit time.Duration

	// TransactionLimit is how long a transaction may take that names no limit of
	// its own. Zero means 10 s; on a busy machine Neo4j needs more for the first
	// statement alone.
	TransactionLimit time.Duration

	// Progress is told about the slow first download. Nil means stderr.
	Progress io.Writer
}

func (o Options) withDefaults() Options {
	if o.Listen == "" {
		o.Listen = "127.0.0.1:0"
	}
	if o.Heap == "" {
		o.Heap = "1g"
	}
	if o.Cache == "" {
		o.Cache = defaultCache()
	}
	if o.Progress == nil {
		o.Progress = os.Stderr
	}
	o.StartLimit = cmp.Or(o.StartLimit, 90*time.Second)
	o.StopLimit = cmp.Or(o.StopLimit, 20*time.Second)
	o.TransactionLimit = cmp.Or(o.TransactionLimit, 10*time.Second)
	return o
}

func (o Options) check() error {
	if o.Password != "" && utf8.RuneCountInString(o.Password) < minPassword {
		return fmt.Errorf("the password is too short: Neo4j wants at least %d characters", minPassword)
	}
	return checkListen(o.Listen)
}

// checkListen finds in no time what Neo4j would report after seconds, deep in
// a stack trace.
func checkListen(address string) error {
	host, _, err := net.SplitHostPort(address)
	if err != nil {
		return fmt.Errorf("listen address: %w", err)
	}
	if ip := net.ParseIP(host); host != "localhost" && (ip == nil || !ip.IsLoopback()) {
		return fmt.Errorf("listen address %s: only loopback is allowed, such as 127.0.0.1:7687", address)
	}
	listener, err := net.Listen("tcp", address)
	if errors.Is(err, syscall.EADDRINUSE) {
		return fmt.Errorf("%s is taken, perhaps by another Neo4j: stop that one or pass another port: %w", address, err)
	}
	if err != nil {
		return fmt.Errorf("listen address %s: %w", address, err)
	}
	return listener.Close()
}
