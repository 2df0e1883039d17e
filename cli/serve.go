package cli

import (
	"context"
	"fmt"
	"io"
	"net"
	"net/url"

	"graph287g/seed"
	"graph287g/store"
)

// A ServeFunc puts the server together and lets it run until ctx is done.
type ServeFunc func(ctx context.Context, o *ServeOptions) error

// ServeOptions are what the command line says of the server.
type ServeOptions struct {
	Settings
	CiteSettings
	ProxySettings
	LimitSettings
	SiteSettings
	Out    io.Writer // where the server says where it is
	Status io.Writer // where it logs
}

type serveCmd struct {
	CiteSettings
	ProxySettings
	LimitSettings
	SiteSettings
}

// Run serves until it is interrupted.
func (c serveCmd) Run(r *run) error {
	if err := c.CiteSettings.check(); err != nil {
		return err
	}
	if _, err := c.Proxies(); err != nil {
		return err
	}
	if _, err := c.Limits(); err != nil {
		return err
	}
	if err := c.SiteSettings.check(); err != nil {
		return err
	}
	return r.serve(r.ctx, &ServeOptions{
		Settings: r.Settings, CiteSettings: c.CiteSettings, ProxySettings: c.ProxySettings, LimitSettings: c.LimitSettings, SiteSettings: c.SiteSettings,
		Out: r.out, Status: r.status,
	})
}

// Greet says where the server is.
func (o *ServeOptions) Greet(addr net.Addr) {
	at := localURL(addr.String())
	fmt.Fprintf(o.Out, "\n  pages        %s/\n  playground   %s/playground/\n  API          %s/graphql\n  schema       %s/schema.graphql\n  stop         ctrl-c\n\n", at, at, at, at)
}

// Hosts are the names by which a server that only this machine reaches may be asked, beside localhost and loopback addresses; nil
// where it listens on another address. They are those that the command line gives.
func (o *ServeOptions) Hosts(addr net.Addr) []string {
	if tcp, ok := addr.(*net.TCPAddr); !ok || !tcp.IP.IsLoopback() {
		return nil
	}
	hosts := []string{"localhost"}
	if host, _, err := net.SplitHostPort(o.Listen); err == nil && host != "" {
		hosts = append(hosts, host)
	}
	if u, err := url.Parse(o.PublicURL); err == nil && u.Hostname() != "" {
		hosts = append(hosts, u.Hostname())
	}
	return hosts
}

// SeedIfEmpty seeds an empty embedded store that takes changes, and says what there is to say of another's records.
func (o *ServeOptions) SeedIfEmpty(ctx context.Context, s store.Store) error {
	if isReadOnly(s) {
		fmt.Fprintf(o.Status, "%s may only be read: it is served as it is, no records are seeded\n", o.Store)
	}
	return o.seedIfEmpty(ctx, s, o.Status)
}

func (c Settings) seedIfEmpty(ctx context.Context, s store.Store, status io.Writer) error {
	v, err := s.Version(ctx)
	if err != nil {
		return err
	}
	if v.Number == 0 && c.isEmbedded() && !isReadOnly(s) {
		return c.seed(ctx, s, status)
	}
	if v.Number == 0 {
		fmt.Fprintf(status, "the store is empty: `graph287g seed --store %s` fills it\n", c.Store)
		return nil
	}
	fingerprint, err := seed.Fingerprint(c.Catalogue, seed.Embedded())
	if err != nil {
		return listed(err)
	}
	if v.Seed != fingerprint {
		fmt.Fprintln(status, "the store's curated records are not those of this program: `graph287g seed` makes them equal")
	}
	return nil
}
