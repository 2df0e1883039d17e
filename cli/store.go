package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/url"
	"os"
	"strings"
	"time"

	"graph287g/ontology"
	"graph287g/store"
	"graph287g/store/embedded"
	"graph287g/store/neo4j"
)

// patient are the deadlines of commands for which nobody else waits: a Neo4j that is late has a minute, and ten for a change, which
// may be of the whole graph. They wait as long to read where such a change is being made, or taken back after an interruption.
var patient = neo4j.Deadlines{
	Read: 10 * time.Minute, Write: 10 * time.Minute, Connect: time.Minute, Commit: time.Minute, Consistent: 10 * time.Minute,
	Planning: time.Minute, Silence: time.Minute, Probe: time.Minute,
}

// OpenStore opens the store that --store names for a command that fills it: a file that isn't there is made, which is said.
// The deadlines are of one on a server.
func (c Settings) OpenStore(ctx context.Context, status io.Writer, d neo4j.Deadlines) (store.Store, error) {
	_, missing := os.Stat(c.Store)
	s, err := c.openStore(ctx, embedded.Open, d)
	if err == nil && c.isEmbedded() && !c.isMemory() && errors.Is(missing, fs.ErrNotExist) {
		fmt.Fprintf(status, "creates %s\n", c.Store)
	}
	return s, err
}

// openToRead opens the store that --store names for a command that changes nothing: a file must be there.
func (c Settings) openToRead(ctx context.Context) (store.Store, error) {
	return c.openStore(ctx, embedded.OpenReadOnly, patient)
}

func (c Settings) openStore(ctx context.Context, file func(*ontology.Catalogue, string) (*embedded.Store, error), d neo4j.Deadlines) (store.Store, error) {
	switch {
	case c.isMemory():
		return embedded.Memory(c.Catalogue), nil
	case strings.Contains(c.Store, "://"):
		return c.openNeo4j(ctx, d)
	case c.Store == "":
		return nil, fmt.Errorf("--store is empty: it is a file, memory, or neo4j://user@host:7687")
	}
	s, err := file(c.Catalogue, c.Store)
	if err != nil {
		return nil, err
	}
	return s, nil
}

// fusedWhen are the values of --neo4j-fused.
var fusedWhen = map[string]neo4j.Fused{"common": neo4j.FusedWhenCommon, "never": neo4j.FusedNever, "always": neo4j.FusedAlways}

func (c Settings) openNeo4j(ctx context.Context, d neo4j.Deadlines) (store.Store, error) {
	address := c.Store
	u, err := url.Parse(address)
	if err != nil || u.Host == "" {
		return nil, errors.New("--store is no address: write neo4j://user@host:7687") // it may hold a password
	}
	scheme, _, _ := strings.Cut(u.Scheme, "+")
	if scheme != "neo4j" && scheme != "bolt" {
		return nil, fmt.Errorf("--store %q: there is no store %s://; it is a file, memory, or neo4j://user@host:7687", address, u.Scheme)
	}
	if _, set := u.User.Password(); set {
		return nil, errors.New("--store: keep the password out of the address, where others can see it; put it in NEO4J_PASSWORD")
	}
	return neo4j.Open(ctx, neo4j.Config{
		Catalogue: c.Catalogue, Deadlines: d, Fused: fusedWhen[c.Fused],
		URI: u.Scheme + "://" + u.Host, User: u.User.Username(), Password: os.Getenv("NEO4J_PASSWORD"), Database: strings.Trim(u.Path, "/"),
	})
}

// isMemory tells whether the store is one in memory, which is empty at first and ends with the command.
func (c Settings) isMemory() bool { return c.Store == "memory" }

// isEmbedded tells whether the store is a file of this process or in its memory.
func (c Settings) isEmbedded() bool { return !strings.Contains(c.Store, "://") }

// isReadOnly tells whether a store refuses changes.
func isReadOnly(s store.Store) bool {
	file, ok := s.(*embedded.Store)
	return ok && file.ReadOnly()
}

// CloseStore closes a store, after an interruption too; its error counts if there was none before.
func CloseStore(ctx context.Context, s store.Store, err *error) {
	if e := s.Close(context.WithoutCancel(ctx)); e != nil && *err == nil {
		*err = e
	}
}
