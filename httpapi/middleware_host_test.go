package httpapi

import (
	"net/http"
	"strings"
	"testing"

	"graph287g/graph/apierror"
)

func TestOnlyItsOwnHostsReachAServerOfOneMachine(t *testing.T) {
	c := testConfig(fakeEngine{})
	c.Hosts = []string{"Graph.Example", "devbox"}
	h := built(c)
	for host, own := range map[string]bool{
		"localhost": true, "localhost:8080": true, "LOCALHOST.": true, "api.localhost:1": true,
		"127.0.0.1": true, "127.0.0.1:9999": true, "127.9.8.7": true, "[::1]": true, "[::1]:8080": true, "[::ffff:127.0.0.1]:80": true,
		"graph.example": true, "graph.example:443": true, "devbox:8080": true, "": true,
		"evil.example": false, "evil.example:8080": false, "localhost.evil.example": false, "127.0.0.1.evil.example": false, "evil-localhost": false,
		"127.0.0.1, evil.example": false, "192.168.1.2:8080": false, "0.0.0.0": false, "[::]": false, "x.graph.example": false, "[fe80::1]": false, ".": false, ":8080": false,
	} {
		for _, r := range []*http.Request{post(`{"query":"{a}"}`), request("GET", "/playground/", ""), request("GET", "/nothing", ""), request("OPTIONS", "/graphql", "")} {
			r.Host = host
			res := do(h, r)
			if refused := res.Code == http.StatusMisdirectedRequest; refused == own {
				t.Errorf("%s %s of %q: status %d", r.Method, r.URL, host, res.Code)
			}
			if !own {
				wantError(t, res.Body.Bytes(), apierror.BadUserInput, "ask it as localhost", "--public-url")
				wantHeader(t, res, "Access-Control-Allow-Origin", "")
			}
			if host != "" && !own && len(host) > 3 && strings.Contains(res.Body.String(), host) {
				t.Errorf("it repeats the host: %s", res.Body)
			}
		}
	}
}

func TestAServerThatOthersReachTakesAnyHost(t *testing.T) {
	r := post(`{"query":"{a}"}`)
	r.Host = "graph.example"
	wantStatus(t, do(built(testConfig(fakeEngine{})), r), http.StatusOK)
}
