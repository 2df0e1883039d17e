package cli

import (
	"fmt"
	"net/netip"

	"graph287g/httpapi"
)

// ProxySettings are those of the proxies before the server.
type ProxySettings struct {
	TrustedProxies string `env:"GRAPH287G_TRUSTED_PROXIES" placeholder:"NETWORKS" help:"The proxies before this server, as addresses and networks with commas between them: 127.0.0.1,10.0.0.0/8. Limits for each client count by the last address in X-Forwarded-For that is none of these; without them by the address that a request comes from. Environment: ${env}."`
}

// Proxies are the networks of the proxies that are trusted.
func (p ProxySettings) Proxies() ([]netip.Prefix, error) {
	networks, err := httpapi.ParseTrustedProxies(p.TrustedProxies)
	if err != nil {
		return nil, fmt.Errorf("--trusted-proxies: %w", err)
	}
	return networks, nil
}
