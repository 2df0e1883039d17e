package cli_test

import (
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

// health asks a server by its address, patiently.
func health(address string) (code int, out, status string) {
	return run("health", "--timeout", "5m", address)
}

// TestHealth: what a server says of itself is one plain line, and the exit code.
func TestHealth(t *testing.T) {
	for _, c := range []struct {
		name   string
		status int
		body   string
		want   string // after the address; empty where it is ready
	}{
		{"ready", 200, `{"status":"ready"}`, ""},
		{"its store is away", 503, `{"status":"unavailable","reason":"STORE_UNAVAILABLE"}`, " isn't ready: its store can't be reached"},
		{"its store is slow", 503, `{"status":"unavailable","reason":"TIMEOUT"}`, " isn't ready: its store takes too long to answer"},
		{"another program", 200, "<html>hello\nworld", " answers with status 200, and not as this program does: is it the right address?"},
		{"a proxy whose server is gone", 502, "bad gateway", " answers with status 502, and not as this program does: is it the right address?"},
		{"another status than the body says", 500, `{"status":"ready"}`, " answers with status 500, and not as this program does: is it the right address?"},
		{"more than anybody wants to read", 200, `{"status":"ready"` + strings.Repeat(" ", 1<<20) + "}", " answers with status 200, and not as this program does: is it the right address?"},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				if r.Method != http.MethodGet || r.URL.Path != "/readyz" {
					t.Errorf("it was asked %s %s", r.Method, r.URL)
				}
				w.WriteHeader(c.status)
				_, _ = w.Write([]byte(c.body))
			}))
			defer s.Close()
			code, out, status := health(s.URL)
			if c.want == "" {
				if code != 0 || out != s.URL+" is ready\n" || status != "" {
					t.Errorf("code %d, printed %q and %q", code, out, status)
				}
				return
			}
			refused(t, code, out, status, 1, s.URL+c.want)
		})
	}
}

// TestHealthAsksWhereTheServerListens: without an address it takes the one that the server would have, all addresses as localhost.
func TestHealthAsksWhereTheServerListens(t *testing.T) {
	var host string
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		host = r.Host
		_, _ = w.Write([]byte(`{"status":"ready"}`))
	}))
	defer s.Close()
	_, port, err := net.SplitHostPort(s.Listener.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	for listen, want := range map[string]string{
		"127.0.0.1:" + port: "127.0.0.1:" + port,
		"0.0.0.0:" + port:   "localhost:" + port,
		"[::]:" + port:      "localhost:" + port,
		":" + port:          "localhost:" + port,
		"localhost:" + port: "localhost:" + port,
	} {
		t.Setenv("GRAPH287G_LISTEN", listen)
		if code, out, status := run("health", "--timeout", "5m"); code != 0 || out != "http://"+want+" is ready\n" || host != want {
			t.Errorf("%s: code %d, printed %q and %q, asked %s", listen, code, out, status, host)
		}
	}
}

// TestHealthOfAnAddress: a path is kept, as behind a proxy, and that of the check itself isn't doubled.
func TestHealthOfAnAddress(t *testing.T) {
	var path string
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		path = r.URL.Path
		_, _ = w.Write([]byte(`{"status":"ready"}`))
	}))
	defer s.Close()
	for given, want := range map[string]string{"": "/readyz", "/": "/readyz", "/287g": "/287g/readyz", "/287g/": "/287g/readyz", "/readyz": "/readyz"} {
		if code, _, status := health(s.URL + given); code != 0 || path != want {
			t.Errorf("%q: code %d, asked %s: %s", given, code, path, status)
		}
	}
	secret := strings.Replace(s.URL, "http://", "http://me:secret@", 1)
	if code, out, status := health(secret); code != 0 || strings.Contains(out+status, "secret") {
		t.Errorf("code %d, printed %q and %q", code, out, status)
	}
}

// TestHealthOfNoServer: what can't be asked, doesn't answer, or sends elsewhere isn't ready.
func TestHealthOfNoServer(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	gone := "http://" + l.Addr().String()
	l.Close() // nobody listens there now
	code, out, status := health(gone)
	refused(t, code, out, status, 1, "")
	if !strings.HasPrefix(status, "graph287g: "+gone+" can't be reached: ") {
		t.Errorf("it said %q", status)
	}

	other := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write([]byte(`{"status":"ready"}`)) }))
	defer other.Close()
	away := httptest.NewServer(http.RedirectHandler(other.URL+"/readyz", http.StatusMovedPermanently))
	defer away.Close()
	code, out, status = health(away.URL)
	refused(t, code, out, status, 1, away.URL+" answers with status 301, and not as this program does: is it the right address?")

	// Nobody accepts here, so that there is no answer however long one waits.
	silent, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer silent.Close()
	code, out, status = run("health", "--timeout", "10ms", "http://"+silent.Addr().String())
	refused(t, code, out, status, 1, "http://"+silent.Addr().String()+" gave no answer within 10ms")
}

func TestHealthRefusals(t *testing.T) {
	for _, c := range []struct {
		args []string
		code int
		want string
	}{
		{[]string{"health", "graph.example"}, 1, "that is no address of a server: give it as http://127.0.0.1:8080"},
		{[]string{"health", "ftp://me:secret@graph.example"}, 1, "that is no address of a server: give it as http://127.0.0.1:8080"},
		{[]string{"health", "http://"}, 1, "that is no address of a server: give it as http://127.0.0.1:8080"},
		{[]string{"health", "--listen", "127.0.0.1:0"}, 1, "--listen \"127.0.0.1:0\" doesn't tell where the server is: give its address, as in `graph287g health http://127.0.0.1:8080`"},
		{[]string{"health", "--listen", "127.0.0.1"}, 1, "--listen \"127.0.0.1\" doesn't tell where the server is: give its address, as in `graph287g health http://127.0.0.1:8080`"},
	} {
		code, out, status := run(c.args...)
		refused(t, code, out, status, c.code, c.want)
	}
}
