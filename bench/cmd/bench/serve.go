package main

import (
	"context"
	"errors"
	"net"
	"net/http"
	"time"

	"graph287g/bench/byhand"
	"graph287g/bench/data"
	"graph287g/bench/inmemory"
	"graph287g/bench/peer"
	"graph287g/bench/sqlite"
)

type serveCmd struct {
	Engine string `arg:"" enum:"bytes,file,gqlgen,neo4j-by-hand,sqlite" help:"Which one: ${enum}."`
	Listen string `required:"" help:"The address, on this machine."`
	Copies int    `default:"1" help:"How many copies of the graph."`
	From   string `help:"The file of SQLite, or that which is sent, or the address of Neo4j."`
}

// Run serves until it is interrupted.
func (c serveCmd) Run(ctx context.Context) error {
	h, err := c.handler(ctx)
	if err != nil {
		return err
	}
	l, err := net.Listen("tcp", c.Listen)
	if err != nil {
		return err
	}
	s := &http.Server{Handler: h, ReadHeaderTimeout: time.Minute}
	go func() {
		<-ctx.Done()
		_ = s.Close()
	}()
	if err := s.Serve(l); !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return nil
}

func (c serveCmd) handler(ctx context.Context) (http.Handler, error) {
	switch c.Engine {
	case "file":
		return inmemory.File(c.From)
	case "sqlite":
		return sqlite.Open(c.From)
	case "neo4j-by-hand":
		return byhand.Open(c.From)
	case "gqlgen":
		var graphs []*data.Graph
		for n := range c.Copies {
			graphs = append(graphs, data.Copy(n))
		}
		return peer.New(graphs...), nil
	}
	return inmemory.Answers(ctx, c.Copies)
}
