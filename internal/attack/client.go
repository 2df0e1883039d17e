package attack

import (
	"context"
	"encoding/json"
	"fmt"
	"net"
	"net/http"
	"strings"
	"sync/atomic"
	"time"
)

// A Client asks a server from one address, over as many connections as it has requests at the same time.
type Client struct {
	http *http.Client
	base string

	accept string       // the header, where it is set
	forges bool         // each request claims to be forwarded for somebody else
	forged atomic.Int64 // how many have
}

// patience is how long a client waits for an answer. It is much longer than what any request may take, so that only a server that
// doesn't answer at all runs into it, however busy the machine is.
const patience = 5 * time.Minute

// address returns a loopback address for each number, up to 62,500 in a network of its own each.
func address(i int) string { return fmt.Sprintf("127.%d.%d.1", 10+i/250, i%250) }

// Addresses of one who wants everything, and of those who ask beside an attack.
const (
	greedyAddress = "127.0.0.2"
	cheapAddress  = "127.3.0.3"
	otherAddress  = "127.4.0.4"
)

// client returns a client with an address, which asks anew for each what it could keep: no answer is compressed.
func (t *Target) client(address string) *Client {
	dialer := &net.Dialer{LocalAddr: &net.TCPAddr{IP: net.ParseIP(address)}, Timeout: patience}
	return &Client{
		base: "http://" + t.Addr,
		http: &http.Client{
			Timeout:   patience,
			Transport: &http.Transport{DialContext: dialer.DialContext, DisableCompression: true, MaxIdleConnsPerHost: 1000},
		},
	}
}

// liar returns a client each of whose requests claims to be forwarded for somebody else.
func (t *Target) liar(address string) *Client {
	c := t.client(address)
	c.forges = true
	return c
}

// close closes the connections that nobody uses.
func (c *Client) close() { c.http.CloseIdleConnections() }

// A Request is a GraphQL request. Its variables go out as they are, be they JSON or not.
type Request struct {
	Query      string
	Variables  []byte
	Extensions map[string]any
}

// ask posts a request.
func (c *Client) ask(ctx context.Context, q Request) Answer { return c.post(ctx, "/graphql", q.body()) }

func (q Request) body() string {
	body := `{"query":` + toJSON(q.Query)
	if q.Variables != nil {
		body += `,"variables":` + string(q.Variables)
	}
	if q.Extensions != nil {
		body += `,"extensions":` + toJSON(q.Extensions)
	}
	return body + "}"
}

func toJSON(v any) string {
	b, err := json.Marshal(v)
	if err != nil {
		panic(err) // texts and flags always marshal
	}
	return string(b)
}

// post posts a body as JSON.
func (c *Client) post(ctx context.Context, path, body string) Answer {
	return c.send(ctx, http.MethodPost, path, body)
}

func (c *Client) send(ctx context.Context, method, path, body string) Answer {
	start := time.Now()
	req, err := http.NewRequestWithContext(ctx, method, c.base+path, strings.NewReader(body))
	if err != nil {
		return Answer{Err: err}
	}
	if method == http.MethodPost {
		req.Header.Set("Content-Type", "application/json")
	}
	if c.accept != "" {
		req.Header.Set("Accept", c.accept)
	}
	if c.forges {
		req.Header.Set("X-Forwarded-For", address(int(c.forged.Add(1))))
	}
	resp, err := c.http.Do(req)
	if err != nil {
		return Answer{Err: err, Took: time.Since(start)}
	}
	return readAnswer(resp, start)
}

// cheap is a query that costs next to nothing.
var cheap = Request{Query: `{ county(fips: "37119") { name } }`}

// cheapAnswer is the answer to it.
const cheapAnswer = `{"data":{"county":{"name":"Mecklenburg County"}}}`

// isCheapAnswer reports whether an answer is that.
func (a Answer) isCheapAnswer() bool { return string(a.Head) == cheapAnswer }
