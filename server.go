// Command graph287g serves a GraphQL API over a graph of the 287(g) program. `graph287g --help` tells the rest.
package main

import (
	"context"
	"log"
	"os"

	"graph287g/cli"
	"graph287g/graph"
	"graph287g/graph/schema"
	"graph287g/httpapi"
	"graph287g/ontology"
	"graph287g/store/neo4j"
	"graph287g/web"
	"graph287g/web/site"
)

func main() {
	catalogue, err := ontology.Load(ontology.Files())
	if err != nil {
		log.Fatalln("graph287g: the ontology of this program is broken:", err)
	}
	os.Exit(cli.Run(os.Args[1:], os.Stdout, os.Stderr, catalogue, serve))
}

// serve puts the server together and lets it run until ctx is done. All that it is made of stands here; what is deferred
// ends in the opposite order.
func serve(ctx context.Context, o *cli.ServeOptions) (err error) {
	proxies, err := o.Proxies()
	if err != nil {
		return err
	}
	requestLimits, err := o.Limits()
	if err != nil {
		return err
	}
	documents, err := o.Documents()
	if err != nil {
		return err
	}
	listener, err := httpapi.Listen(o.Listen)
	if err != nil {
		return err
	}
	defer listener.Close()
	archive, err := o.OpenArchive()
	if err != nil {
		return err
	}
	logger, flushLog := cli.NewServerLog(o.Status)
	defer flushLog()
	data, err := o.OpenStore(ctx, o.Status, neo4j.Deadlines{Read: requestLimits.StoreTimeout})
	if err != nil {
		return err
	}
	defer cli.CloseStore(ctx, data, &err)
	if err := o.SeedIfEmpty(ctx, data); err != nil {
		return err
	}

	engine, err := graph.New(graph.Config{Catalogue: o.Catalogue, Store: data, Log: logger, Limits: requestLimits})
	if err != nil {
		return err
	}
	if err := engine.Measure(ctx); err != nil {
		logger.Warn("the graph could not be measured; until it is no query is refused for its price", "error", err)
	}
	tuneHeap(requestLimits.MemoryBytes, o.AnswerCacheBytes())
	tuneProcessors()
	var answers httpapi.Engine = engine
	if n := o.AnswerCacheBytes(); n > 0 {
		answers = graph.NewAnswerCache(engine, n)
	}
	if err := o.CheckDocuments(ctx, documents, engine); err != nil {
		return err
	}
	look := o.Site(listener.Addr())
	look.Documents, look.Moment, look.Table, look.Archived = documents, engine.Moment, engine.Table, archive
	pages, err := site.New(look)
	if err != nil {
		return err
	}
	warming := &warming{catalogue: o.Catalogue, store: data, engine: engine, documents: documents, log: logger, again: make(chan struct{}, 1)}
	handler, err := httpapi.New(httpapi.Config{
		Engine: answers, Limits: requestLimits, Logger: logger,
		Schema: schema.SDL, Ontology: ontology.Text(), Playground: web.Playground(), Documents: documents, Version: cli.Version(),
		Site: func(ask httpapi.Ask) httpapi.Site {
			made := pages(ask)
			warming.countMap = made.(*site.Site).CountMap
			return made
		},
		Warming: warming.progress,
		Archive: archive, PublicURL: o.PublicAddress(listener.Addr()), Hosts: o.Hosts(listener.Addr()),
		TrustedProxies: proxies,
	})
	if err != nil {
		return err
	}

	defer background(ctx, engine.Run)()
	defer background(ctx, func(ctx context.Context) {
		warming.warmStore(ctx, func() { tuneHeap(requestLimits.MemoryBytes, o.AnswerCacheBytes()) }) // the heap has more now
	})()
	defer background(ctx, warming.keepMap)()
	defer background(ctx, func(ctx context.Context) { logTiers(ctx, data, logger) })()
	o.Greet(listener.Addr())
	return httpapi.Serve(ctx, listener, handler, logger)
}

// background runs a function beside the server. The function it returns ends that, and waits for the end.
func background(ctx context.Context, run func(context.Context)) (stop func()) {
	ctx, cancel := context.WithCancel(ctx)
	done := make(chan struct{})
	go func() {
		defer close(done)
		run(ctx)
	}()
	return func() { cancel(); <-done }
}
