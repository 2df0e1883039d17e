package httpapi

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"net/netip"
	"net/url"
	"time"

	"graph287g/graph"
	"graph287g/graph/limits"
	"graph287g/httpapi/registered"
	"graph287g/internal/archive"
)

// MaxTimeout is the longest that Config.Limits.Timeout may be: the timeouts of Serve leave room for that much.
const MaxTimeout = 20 * time.Second

// An Engine answers GraphQL requests. Its methods are called concurrently.
type Engine interface {
	// Execute never fails: what goes wrong is in the Response, whose Body is never empty and belongs to the caller from then
	// on. It may keep r. Soon after ctx is done it returns, mostly with apierror.Timeout; nobody else stops it.
	Execute(ctx context.Context, r graph.Request) graph.Response
	// Ready tells by nil that requests can be answered now.
	Ready(ctx context.Context) error
}

// A Keeper is an Engine that keeps answers.
type Keeper interface {
	Engine
	// Kept returns at once the answer that Execute would return, if it is at hand.
	Kept(ctx context.Context, r graph.Request) (graph.Response, bool)
}

// A Config is what New needs.
type Config struct {
	Engine     Engine
	Schema     string                // SDL, at /schema.graphql; without it there is no such path
	Ontology   string                // SDL, at /ontology.graphqls; without it there is no such path
	Playground http.Handler          // gets /playground, which it redirects, and all below; without it there are no such paths
	Documents  *registered.Set       // that need not be sent: at /q, and by documentId; may be nil
	Site       func(Ask) Site        // makes the pages for people, at / and wherever Site.Has says; nil makes none
	Logger     *slog.Logger          // nil logs nothing
	Warming    func() (done, of int) // tells /readyz how far the server has prepared itself, of how many parts; may be nil
	Version    string                // shown at / and /livez; may be empty

	Archive   *archive.Archive // where POST /cite keeps answers; nil keeps none
	PublicURL string           // where readers reach this server, for addresses in citations; relative ones where it is empty

	Hosts []string // of a server that only its own machine reaches: requests for other hosts are refused; nil refuses none

	TrustedProxies []netip.Prefix // whose X-Forwarded-For tells the client of a request; of all others the address itself does

	Limits limits.Limits // the Engine's; Timeout may be MaxTimeout at most
}

// Verify tells what is wrong with the configuration. New returns what it finds.
func (c Config) Verify() error {
	var errs []error
	if c.Engine == nil {
		errs = append(errs, errors.New("an engine is needed"))
	}
	if n := c.Limits.BodyBytes; n < 0 {
		errs = append(errs, fmt.Errorf("the body limit is %d bytes, it can't be negative", n))
	}
	if n := c.Limits.Concurrent; n < 0 {
		errs = append(errs, fmt.Errorf("the concurrency limit is %d, it can't be negative", n))
	}
	if n := c.Limits.MemoryBytes; n < 0 {
		errs = append(errs, fmt.Errorf("the memory limit is %d bytes, it can't be negative", n))
	}
	if d := c.Limits.Timeout; d < 0 || d > MaxTimeout {
		errs = append(errs, fmt.Errorf("the request timeout is %s, it must be between 0s and %s", d, MaxTimeout))
	}
	if err := CheckPublicURL(c.PublicURL); err != nil {
		errs = append(errs, err)
	}
	for _, p := range c.TrustedProxies {
		if err := checkProxy(p); err != nil {
			errs = append(errs, err)
		}
	}
	return errors.Join(errs...)
}

// CheckPublicURL tells what keeps a path from being put behind an address.
func CheckPublicURL(s string) error {
	u, err := url.Parse(s)
	if s == "" || err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Host != "" && u.User == nil && u.RawQuery == "" && u.Fragment == "" && !u.ForceQuery {
		return nil
	}
	return errors.New("the public address isn't one that readers can open: give it as https://example.org, with a path where there is one")
}

func (c Config) withDefaults() Config {
	if c.Logger == nil {
		c.Logger = slog.New(slog.DiscardHandler)
	}
	c.Limits = c.Limits.WithDefaults()
	return c
}
