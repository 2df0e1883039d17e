package httpapi

import (
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/netip"
	"slices"
	"strings"

	"github.com/realclientip/realclientip-go"
)

// A client is who sends a request, as limits tell clients apart: an IPv4 address, or the network of 64 bits that an IPv6 address
// is in, for one machine may take any address in it. The zero value is one client too: all whose address isn't known, as
// on a Unix socket. Clients compare by ==.
type client netip.Prefix

// Bits of an address by which clients are told apart.
const (
	clientBits4 = 32
	clientBits6 = 64
)

// Format keeps addresses out of logs and messages, whatever the verb.
func (client) Format(f fmt.State, _ rune) { _, _ = io.WriteString(f, "a client") }

// clientAt is the client that has an address.
func clientAt(addr netip.Addr) client {
	bits := clientBits4
	if addr.Is6() {
		bits = clientBits6
	}
	network, err := addr.Prefix(bits) // without a zone
	if err != nil {
		return client{} // no address
	}
	return client(network)
}

// clients finds out which client sends a request.
type clients struct {
	proxies   []netip.Prefix // those that are believed
	forwarded realclientip.RightmostTrustedRangeStrategy
}

const forwardedHeader = "X-Forwarded-For"

// maxForwarded is how much of X-Forwarded-For is read, from its end, where the proxies next to this server have written: enough
// for twenty of them.
const maxForwarded = 1024

// newClients believes these proxies, which Config.Verify has checked.
func newClients(proxies []netip.Prefix) clients {
	c := clients{}
	var networks []net.IPNet
	for _, p := range proxies {
		p = unmapped(p)
		c.proxies = append(c.proxies, p)
		networks = append(networks, net.IPNet{IP: p.Addr().AsSlice(), Mask: net.CIDRMask(p.Bits(), p.Addr().BitLen())})
	}
	var err error
	if c.forwarded, err = realclientip.NewRightmostTrustedRangeStrategy(forwardedHeader, networks); err != nil {
		panic(err) // only another header is an error
	}
	return c
}

// of finds the client of a request. X-Forwarded-For, which anybody can send, counts only where a trusted proxy sent the
// request, and in it only what trusted proxies have added: its last address that isn't one of theirs. Where there is none that can
// be read, the proxy itself is the client.
func (c clients) of(r *http.Request) client {
	peer := addrOf(r.RemoteAddr)
	if !c.trust(peer) {
		return clientAt(peer)
	}
	last := strings.Join(r.Header[forwardedHeader], ",")
	if len(last) > maxForwarded {
		_, last, _ = strings.Cut(last[len(last)-maxForwarded:], ",")
	}
	if addr := addrOf(c.forwarded.ClientIP(http.Header{forwardedHeader: {last}}, "")); addr.IsValid() {
		return clientAt(addr)
	}
	return clientAt(peer)
}

func (c clients) trust(addr netip.Addr) bool {
	return slices.ContainsFunc(c.proxies, func(p netip.Prefix) bool { return p.Contains(addr) })
}

// addrOf reads an address, with or without a port. Zones are left out, and IPv4 within IPv6 is IPv4. What is no address is the
// zero value.
func addrOf(s string) netip.Addr {
	at, err := netip.ParseAddrPort(s)
	addr := at.Addr()
	if err != nil {
		addr, _ = netip.ParseAddr(s)
	}
	return addr.Unmap().WithZone("")
}

// unmapped is a network in the form of the addresses that it holds.
func unmapped(p netip.Prefix) netip.Prefix {
	if bits := p.Bits() - 96; p.Addr().Is4In6() && bits >= 0 {
		return netip.PrefixFrom(p.Addr().Unmap(), bits).Masked()
	}
	return p.Masked()
}

// ParseTrustedProxies reads what Config.TrustedProxies takes: addresses and networks with commas between them, such as
// 127.0.0.1,10.0.0.0/8. Nothing is none.
func ParseTrustedProxies(list string) ([]netip.Prefix, error) {
	if strings.TrimSpace(list) == "" {
		return nil, nil
	}
	var out []netip.Prefix
	for item := range strings.SplitSeq(list, ",") {
		p, err := parseProxy(strings.TrimSpace(item))
		if err != nil {
			return nil, err
		}
		out = append(out, p)
	}
	return out, nil
}

func parseProxy(s string) (netip.Prefix, error) {
	if addr, err := netip.ParseAddr(s); err == nil && addr.Zone() == "" {
		return netip.PrefixFrom(addr, addr.BitLen()), nil
	}
	p, err := netip.ParsePrefix(s)
	if err != nil {
		return p, fmt.Errorf("%.60q is neither an address nor a network: give 10.0.0.5 or 10.0.0.0/8, several with commas between them", s)
	}
	if p != p.Masked() {
		return p, fmt.Errorf("%s is an address within a network: give %s for the network, %s for the address alone", p, p.Masked(), p.Addr())
	}
	return p, checkProxy(p)
}

// checkProxy refuses to trust everybody: then any address in the header would be a proxy's, and none a client's.
func checkProxy(p netip.Prefix) error {
	switch {
	case !p.IsValid():
		return errors.New("a network of trusted proxies isn't valid")
	case unmapped(p).Bits() == 0:
		return fmt.Errorf("%s has all addresses, so that everybody would be a trusted proxy: name the networks of your proxies alone", p)
	}
	return nil
}
