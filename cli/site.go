package cli

import (
	"fmt"
	"net"
	"time"

	"graph287g/web"
	"graph287g/web/site"
)

// SiteSettings are what the pages say of whoever runs the server.
type SiteSettings struct {
	Contact  string `env:"GRAPH287G_CONTACT" placeholder:"ADDRESS" help:"Where readers report mistakes: https://example.org/report, or corrections@example.org. Without it the pages say that none is given. Environment: ${env}."`
	Queries  string `env:"GRAPH287G_QUERIES" type:"path" placeholder:"FOLDER" help:"A folder of GraphQL documents, NAME.graphql, to be registered beside those of the program: each gets addresses under /q/NAME. Environment: ${env}."`
	Operator string `env:"GRAPH287G_OPERATOR" placeholder:"TEXT" help:"Who runs this server, as the page /about tells readers: Example Society, Springfield. Without it the page says that none is named. Environment: ${env}."`
}

func (c SiteSettings) check() error {
	if err := site.CheckOperator(c.Operator); err != nil {
		return fmt.Errorf("--operator: %w", err)
	}
	if err := site.CheckContact(c.Contact); err != nil {
		return fmt.Errorf("--contact: %w", err)
	}
	return nil
}

// pageShare is how much of what answers may take in memory rendered pages may take beside them.
const pageShare = 2

// mapWait is how long the home page waits for a map that is still being counted. That takes seconds over Neo4j, after a start and after a change.
const mapWait = 2 * time.Second

// Site is the configuration of the pages.
func (o *ServeOptions) Site(addr net.Addr) site.Config {
	return site.Config{
		PublicURL: o.PublicAddress(addr), Contact: o.Contact, Operator: o.Operator, Version: Version(), Playground: true, Archive: o.Archive != "", Islands: web.PageIslands(),
		CacheBytes: o.AnswerCacheBytes() / pageShare, MapWait: mapWait,
	}
}
