package neo4jserver

import (
	"errors"
	"net"
	"strings"
	"testing"
	"time"
)

func TestOccupiedPortIsSaidAtOnce(t *testing.T) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer listener.Close()
	t.Setenv("PATH", t.TempDir()) // so that it would be for want of Java, were anything done before
	wantError(t, Options{Listen: listener.Addr().String()}, listener.Addr().String()+" is taken")
}

// The limits of a server that somebody starts for themselves.
func TestDefaultLimits(t *testing.T) {
	o := Options{}.withDefaults()
	if o.StartLimit != 90*time.Second || o.StopLimit != 20*time.Second || !strings.Contains(settings(o), "\ndb.transaction.timeout=10000ms\n") {
		t.Errorf("start %s, stop %s, transactions %s:\n%s", o.StartLimit, o.StopLimit, o.TransactionLimit, settings(o))
	}
}

func TestRefusedOptions(t *testing.T) {
	for _, test := range []struct {
		name    string
		options Options
		want    string
	}{
		{"every interface", Options{Listen: "0.0.0.0:0"}, "only loopback"},
		{"no host", Options{Listen: ":7687"}, "only loopback"},
		{"a name that could be anywhere", Options{Listen: "example.org:7687"}, "only loopback"},
		{"no port", Options{Listen: "127.0.0.1"}, "missing port"},
		{"short password", Options{Password: "sesam"}, "at least 8 characters"},
	} {
		t.Run(test.name, func(t *testing.T) { wantError(t, test.options, test.want) })
	}
}

func wantError(t *testing.T, options Options, want string) {
	t.Helper()
	server, err := Start(t.Context(), options)
	if err == nil {
		_ = server.Stop()
		t.Fatal("it started")
	}
	if !strings.Contains(err.Error(), want) {
		t.Errorf("error %q, want %q in it", err, want)
	}
	if errors.Is(err, ErrUnavailable) {
		t.Errorf("error %q would make tests skip", err)
	}
}
