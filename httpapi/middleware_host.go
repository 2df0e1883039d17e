package httpapi

import (
	"net"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"graph287g/graph/apierror"
)

// withHostCheck refuses requests for another host than those of a server that only this machine is to reach. A site can have its
// own name resolved to a loopback address (DNS rebinding); to a browser on this machine its scripts then belong to this server,
// and only the header Host tells that they don't. Without hosts any is right.
func withHostCheck(hosts []string, next http.Handler) http.Handler {
	if len(hosts) == 0 {
		return next
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !isOwnHost(r.Host, hosts) {
			sendProblem(w, r, jsonMedia, misdirected())
			return
		}
		next.ServeHTTP(w, r)
	})
}

// isOwnHost takes any port, for a request may come through a tunnel or a proxy, and no host at all, which no browser sends.
func isOwnHost(given string, hosts []string) bool {
	if given == "" {
		return true
	}
	name := strings.ToLower(strings.TrimSuffix((&url.URL{Host: given}).Hostname(), "."))
	if ip := net.ParseIP(name); ip != nil && ip.IsLoopback() {
		return true
	}
	return name == "localhost" || strings.HasSuffix(name, ".localhost") ||
		slices.ContainsFunc(hosts, func(host string) bool { return strings.EqualFold(name, host) })
}

func misdirected() *problem {
	return &problem{
		status: http.StatusMisdirectedRequest,
		code:   apierror.BadUserInput,
		message: "this server is reached from its own machine only, and not under this name: ask it as localhost; " +
			"behind a proxy, start it with --public-url and the address that readers use",
	}
}
