package httpapi

import (
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"regexp"
	"strings"
	"testing"
)

// asked is a request from a peer, with a line of X-Forwarded-For for each of the values.
func asked(peer string, forwarded ...string) *http.Request {
	r := post(`{"query":"{a}"}`)
	r.RemoteAddr = peer
	if len(forwarded) > 0 {
		r.Header[forwardedHeader] = forwarded
	}
	return r
}

func testClients(t *testing.T, proxies string) clients {
	t.Helper()
	networks, err := ParseTrustedProxies(proxies)
	if err != nil {
		t.Fatal(err)
	}
	return newClients(networks)
}

func TestClientIsTheAddressOfThePeer(t *testing.T) {
	for _, c := range []struct{ peer, want string }{
		{"192.0.2.1:1234", "192.0.2.1/32"},
		{"192.0.2.1:4321", "192.0.2.1/32"},
		{"192.0.2.2:1234", "192.0.2.2/32"},
		{"[::ffff:192.0.2.1]:1234", "192.0.2.1/32"},
		{"[::ffff:192.0.2.1%eth0]:1234", "192.0.2.1/32"},
		{"[2001:db8:1:2:3:4:5:6]:1234", "2001:db8:1:2::/64"},
		{"[2001:db8:1:2:ffff::1]:1234", "2001:db8:1:2::/64"},
		{"[2001:db8:1:3::1]:1234", "2001:db8:1:3::/64"},
		{"[::1]:1234", "::/64"},
		{"[fe80::1%eth0]:1234", "fe80::/64"},
		{"[fe80::2%eth1]:1234", "fe80::/64"},
		{"192.0.2.1", "192.0.2.1/32"},
		{"", "invalid Prefix"},
		{"@", "invalid Prefix"},
		{"/run/graph287g.sock", "invalid Prefix"},
	} {
		got := testClients(t, "").of(asked(c.peer))
		if netip.Prefix(got).String() != c.want {
			t.Errorf("%q: got %s, want %s", c.peer, netip.Prefix(got), c.want)
		}
		if c.want == "invalid Prefix" && got != (client{}) {
			t.Errorf("%q: not the one client of those without an address", c.peer)
		}
	}
}

func TestForwardedAddresses(t *testing.T) {
	const trusted = "10.0.0.0/8, 127.0.0.1, 2001:db8:aaaa::/48"
	long := strings.Repeat("198.51.100.1,", 5000)
	for _, c := range []struct {
		name      string
		peer      string
		forwarded []string
		want      string
	}{
		{"without the header the proxy is the client", "10.0.0.1:80", nil, "10.0.0.1/32"},
		{"one proxy", "10.0.0.1:80", []string{"192.0.2.1"}, "192.0.2.1/32"},
		{"a proxy in IPv6", "[2001:db8:aaaa::5]:80", []string{"192.0.2.1"}, "192.0.2.1/32"},
		{"a proxy in IPv6 with a zone", "[2001:db8:aaaa::5%eth0]:80", []string{"192.0.2.1"}, "192.0.2.1/32"},
		{"a proxy as IPv4 in IPv6", "[::ffff:10.0.0.1]:80", []string{"192.0.2.1"}, "192.0.2.1/32"},
		{"two proxies", "127.0.0.1:80", []string{"192.0.2.1, 10.1.2.3"}, "192.0.2.1/32"},
		{"two proxies, a line from each", "127.0.0.1:80", []string{"192.0.2.1", "10.1.2.3"}, "192.0.2.1/32"},
		{"a network of IPv6", "10.0.0.1:80", []string{"2001:db8:1:2:3:4:5:6"}, "2001:db8:1:2::/64"},
		{"IPv4 in IPv6", "10.0.0.1:80", []string{"::ffff:192.0.2.1"}, "192.0.2.1/32"},
		{"a port", "10.0.0.1:80", []string{"192.0.2.1:5000"}, "192.0.2.1/32"},
		{"a port in IPv6", "10.0.0.1:80", []string{"[2001:db8:1:2::1]:5000"}, "2001:db8:1:2::/64"},
		{"brackets", "10.0.0.1:80", []string{"[2001:db8:1:2::1]"}, "2001:db8:1:2::/64"},
		{"a zone", "10.0.0.1:80", []string{"fe80::1%25eth0"}, "fe80::/64"},
		{"space", "10.0.0.1:80", []string{" \t192.0.2.1\t, 10.1.2.3 "}, "192.0.2.1/32"},

		{"what an untrusted peer says counts nothing", "192.0.2.9:80", []string{"192.0.2.1"}, "192.0.2.9/32"},
		{"nor where it names a proxy", "192.0.2.9:80", []string{"192.0.2.1, 10.0.0.1"}, "192.0.2.9/32"},
		{"nor on a socket without an address", "@", []string{"192.0.2.1"}, "invalid Prefix"},
		{"what the client has put before counts nothing", "10.0.0.1:80", []string{"198.51.100.1, 192.0.2.1"}, "192.0.2.1/32"},
		{"nor in a line of its own", "10.0.0.1:80", []string{"198.51.100.1", "192.0.2.1"}, "192.0.2.1/32"},
		{"nor as if it were a proxy", "10.0.0.1:80", []string{"198.51.100.1, 10.9.9.9, 192.0.2.1, 10.1.2.3"}, "192.0.2.1/32"},
		{"nor where it can't be read", "10.0.0.1:80", []string{"\x00,,;=\"unknown", "192.0.2.1"}, "192.0.2.1/32"},
		{"nor where there is much of it", "10.0.0.1:80", []string{long + "192.0.2.1"}, "192.0.2.1/32"},
		{"nor where there is much of it in many lines", "10.0.0.1:80", append(strings.Split(long, ","), "192.0.2.1"), "192.0.2.1/32"},

		{"proxies alone", "10.0.0.1:80", []string{"10.5.5.5, 10.1.2.3"}, "10.0.0.1/32"},
		{"no address at the end", "10.0.0.1:80", []string{"192.0.2.1, unknown"}, "10.0.0.1/32"},
		{"nothing at the end", "10.0.0.1:80", []string{"192.0.2.1,"}, "10.0.0.1/32"},
		{"an empty line at the end", "10.0.0.1:80", []string{"192.0.2.1", ""}, "10.0.0.1/32"},
		{"a name", "10.0.0.1:80", []string{"client.example"}, "10.0.0.1/32"},
		{"the unspecified address", "10.0.0.1:80", []string{"0.0.0.0"}, "10.0.0.1/32"},
		{"one long word", "10.0.0.1:80", []string{strings.Repeat("1", 60_000)}, "10.0.0.1/32"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := netip.Prefix(testClients(t, trusted).of(asked(c.peer, c.forwarded...))); got.String() != c.want {
				t.Errorf("got %s, want %s", got, c.want)
			}
		})
	}
	t.Run("other headers count nothing", func(t *testing.T) {
		r := asked("10.0.0.1:80", "192.0.2.1")
		for _, name := range []string{"Forwarded", "X-Real-Ip", "True-Client-Ip", "Cf-Connecting-Ip"} {
			r.Header.Set(name, "for=198.51.100.1")
		}
		if got := netip.Prefix(testClients(t, trusted).of(r)); got.String() != "192.0.2.1/32" {
			t.Errorf("got %s", got)
		}
	})
	t.Run("a network of proxies given as IPv4 in IPv6", func(t *testing.T) {
		if got := netip.Prefix(testClients(t, "::ffff:10.0.0.0/104").of(asked("10.0.0.1:80", "192.0.2.1, 10.7.7.7"))); got.String() != "192.0.2.1/32" {
			t.Errorf("got %s", got)
		}
	})
}

func TestTrustedProxies(t *testing.T) {
	for list, want := range map[string]string{
		"":                                    "[]",
		"  ":                                  "[]",
		"10.0.0.0/8,127.0.0.1/32":             "[10.0.0.0/8 127.0.0.1/32]",
		" 10.0.0.5 , ::1, fd00::/8 ":          "[10.0.0.5/32 ::1/128 fd00::/8]",
		"x":                                   `"x" is neither an address nor a network: give 10.0.0.5 or 10.0.0.0/8, several with commas between them`,
		"10.0.0.0/8,":                         `"" is neither an address nor a network: give 10.0.0.5 or 10.0.0.0/8, several with commas between them`,
		"10.0.0.0/8 127.0.0.1":                `"10.0.0.0/8 127.0.0.1" is neither an address nor a network: give 10.0.0.5 or 10.0.0.0/8, several with commas between them`,
		"10.0.0.0/33":                         `"10.0.0.0/33" is neither an address nor a network: give 10.0.0.5 or 10.0.0.0/8, several with commas between them`,
		"fe80::1%eth0":                        `"fe80::1%eth0" is neither an address nor a network: give 10.0.0.5 or 10.0.0.0/8, several with commas between them`,
		"10.0.0.5:80":                         `"10.0.0.5:80" is neither an address nor a network: give 10.0.0.5 or 10.0.0.0/8, several with commas between them`,
		"10.0.0.5/8":                          "10.0.0.5/8 is an address within a network: give 10.0.0.0/8 for the network, 10.0.0.5 for the address alone",
		"127.0.0.1,0.0.0.0/0":                 "0.0.0.0/0 has all addresses, so that everybody would be a trusted proxy: name the networks of your proxies alone",
		"::/0":                                "::/0 has all addresses, so that everybody would be a trusted proxy: name the networks of your proxies alone",
		"::ffff:0.0.0.0/96":                   "::ffff:0.0.0.0/96 has all addresses, so that everybody would be a trusted proxy: name the networks of your proxies alone",
		"10.0.0.1," + strings.Repeat("9", 99): `"` + strings.Repeat("9", 60) + `" is neither an address nor a network: give 10.0.0.5 or 10.0.0.0/8, several with commas between them`,
	} {
		got, err := ParseTrustedProxies(list)
		if said := fmt.Sprint(got); err != nil && err.Error() != want || err == nil && said != want {
			t.Errorf("%q: got %s, %v", list, said, err)
		}
	}
	c := testConfig(fakeEngine{})
	for _, bad := range []netip.Prefix{{}, netip.MustParsePrefix("0.0.0.0/0")} {
		c.TrustedProxies = []netip.Prefix{bad}
		if _, err := New(c); err == nil {
			t.Errorf("%s was taken", bad)
		}
	}
}

// TestClientsOverTCP: addresses are as net/http gives them, of both families, with lines of the header as they were sent.
func TestClientsOverTCP(t *testing.T) {
	who := testClients(t, "127.0.0.1, ::1")
	for _, address := range []string{"127.0.0.1:0", "[::1]:0"} {
		l, err := net.Listen("tcp", address)
		if err != nil {
			if address == "[::1]:0" {
				continue // a machine without IPv6
			}
			t.Fatal(err)
		}
		srv := httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			fmt.Fprint(w, netip.Prefix(who.of(r)))
		}))
		srv.Listener.Close()
		srv.Listener = l
		srv.Start()
		defer srv.Close()
		for want, lines := range map[string][]string{
			netip.Prefix(clientAt(addrOf(l.Addr().String()))).String(): nil,
			"192.0.2.1/32":      {"203.0.113.9", "192.0.2.1, 127.0.0.1"},
			"2001:db8:1:2::/64": {"203.0.113.9, 2001:db8:1:2::7", "::1"},
		} {
			r, err := http.NewRequestWithContext(t.Context(), http.MethodGet, srv.URL, nil)
			if err != nil {
				t.Fatal(err)
			}
			r.Header[forwardedHeader] = lines
			res, err := srv.Client().Do(r)
			if err != nil {
				t.Fatal(err)
			}
			got, err := io.ReadAll(res.Body)
			res.Body.Close()
			if err != nil || string(got) != want {
				t.Errorf("%s, %q: got %s, want %s (%v)", address, lines, got, want, err)
			}
		}
	}
}

// TestClientsAreNotWrittenDown: no way to print a client, or a struct with one, shows an address.
var timestamp = regexp.MustCompile(`\d{4}-\d\d-\d\dT[^ "]+`)

func TestClientsAreNotWrittenDown(t *testing.T) {
	one := testClients(t, "").of(asked("192.0.2.1:80"))
	log, out := logged()
	log.Info("x", "client", one, "in", struct{ C client }{one}, "pointer", &one)
	fmt.Fprintf(out, "%v %+v %#v %s %q %x %d %v", one, one, one, one, one, one, one, struct{ C client }{one})
	text := timestamp.ReplaceAllString(out.String(), "") // whose digits may be any
	for _, shown := range []string{"192", "c0000201", "3221225985"} {
		if strings.Contains(text, shown) {
			t.Errorf("%s is in %s", shown, text)
		}
	}
}

// FuzzClients: a client chooses for itself only what it writes before the proxy does, and that changes nothing.
func FuzzClients(f *testing.F) {
	f.Add("10.0.0.1:80", "192.0.2.1", "10.1.1.1")
	f.Add("192.0.2.9:80", "[2001:db8::1%x]:1", ",,")
	f.Add("@", "for=1.2.3.4", strings.Repeat(",", 2000))
	f.Add("[::ffff:10.0.0.1]:80", "::ffff:9.9.9.9, \"10.0.0.1", "unknown")
	who := newClients([]netip.Prefix{netip.MustParsePrefix("10.0.0.0/8"), netip.MustParsePrefix("fd00::/8")})
	f.Fuzz(func(t *testing.T, peer, first, second string) {
		got := netip.Prefix(who.of(asked(peer, first, second)))
		switch bare := netip.Prefix(who.of(asked(peer))); {
		case !who.trust(addrOf(peer)):
			if got != bare {
				t.Errorf("an untrusted peer became %s", got)
			}
		case who.trust(got.Addr()) && got != bare:
			t.Errorf("a proxy is the client: %s", got)
		}
		if got.IsValid() && (got != got.Masked() || got.Addr().Is4In6() || got.Addr().Zone() != "" || got.Bits() != clientBits4 && got.Bits() != clientBits6) {
			t.Errorf("got %s", got)
		}
		for _, added := range [][]string{{first, second, "203.0.113.7"}, {first, second + ", 203.0.113.7"}, {first + "," + second + ",203.0.113.7", "10.2.2.2"}} {
			if got := netip.Prefix(who.of(asked("10.0.0.1:80", added...))); got.String() != "203.0.113.7/32" {
				t.Errorf("after %q the client is %s", added, got)
			}
		}
	})
}

func BenchmarkClients(b *testing.B) {
	who := newClients([]netip.Prefix{netip.MustParsePrefix("10.0.0.0/8")})
	for name, r := range map[string]*http.Request{
		"direct": asked("192.0.2.1:80"), "proxied": asked("10.0.0.1:80", "192.0.2.1, 10.1.1.1"), "64KiB": asked("10.0.0.1:80", strings.Repeat(",", 64<<10)),
	} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				who.of(r)
			}
		})
	}
}
