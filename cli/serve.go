package cli

import (
	"context"
	"fmt"
	"net"

	"graph287g/graph"
	"graph287g/graph/schema"
	"graph287g/httpapi"
	"graph287g/ontology"
	"graph287g/seed"
	"graph287g/store"
	"graph287g/web"
)

type serveCmd struct{ citeSettings }

// Run serves until it is interrupted.
func (c serveCmd) Run(r *run) (err error) {
	if err := c.check(); err != nil {
		return err
	}
	listener, err := httpapi.Listen(r.Listen)
	if err != nil {
		return err
	}
	defer listener.Close()
	answers, err := c.openArchive()
	if err != nil {
		return err
	}
	s, err := r.open()
	if err != nil {
		return err
	}
	defer closing(r, s, &err)
	if err := r.fill(s); err != nil {
		return err
	}
	log := newLog(r.status)
	engine, err := graph.New(graph.Config{Store: s, Log: log})
	if err != nil {
		return err
	}
	if err := engine.Measure(r.ctx); err != nil {
		log.Warn("the graph could not be measured; until it is no query is refused for its price", "error", err)
	}
	handler, err := httpapi.New(httpapi.Config{
		Engine: engine, Schema: schema.SDL, Ontology: ontology.Text(), Playground: web.Playground(), Logger: log, Version: programVersion(),
		Archive: answers, PublicURL: c.publicURL(listener.Addr()),
	})
	if err != nil {
		return err
	}
	defer background(r.ctx, engine.Run)()
	defer background(r.ctx, func(ctx context.Context) { warm(ctx, s, log) })()
	r.greet(listener.Addr())
	return httpapi.Serve(r.ctx, listener, handler, log)
}

func (r *run) greet(addr net.Addr) {
	fmt.Fprintf(r.out, "\n  playground   http://%s/playground/\n  API          http://%s/graphql\n  schema       http://%s/schema.graphql\n  stop         ctrl-c\n\n", addr, addr, addr)
}

// fill seeds an empty embedded store, and says what there is to say of another's records.
func (r *run) fill(s store.Store) error {
	v, err := s.Version(r.ctx)
	if err != nil {
		return err
	}
	if v.Number == 0 && r.isEmbedded() {
		return r.seed(s)
	}
	if v.Number == 0 {
		fmt.Fprintf(r.status, "the store is empty: `graph287g seed --store %s` fills it\n", r.Store)
		return nil
	}
	g, err := loadSeed(seed.Embedded())
	if err != nil {
		return err
	}
	if v.Seed != g.Fingerprint {
		fmt.Fprintln(r.status, "the store's curated records are not those of this program: `graph287g seed` makes them equal")
	}
	return nil
}

// closing closes the store; its error counts if there was none before.
func closing(r *run, s store.Store, err *error) {
	if e := s.Close(contextWithoutEnd(r)); e != nil && *err == nil {
		*err = e
	}
}
