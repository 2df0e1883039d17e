package fuzz

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"unicode/utf8"
)

// A message is a request as it is sent.
type message struct {
	method, target, headers string
	body                    []byte
}

// request reads the message as net/http does for a server; nil where that refuses it.
func (m message) request() *http.Request {
	var b bytes.Buffer
	fmt.Fprintf(&b, "%s %s HTTP/1.1\r\n", m.method, m.target)
	if !strings.Contains(strings.ToLower(m.headers), "host:") {
		b.WriteString("Host: graph.example\r\n")
	}
	for line := range strings.SplitSeq(m.headers, "\n") {
		if line = strings.TrimSpace(line); line != "" {
			b.WriteString(line + "\r\n")
		}
	}
	fmt.Fprintf(&b, "Content-Length: %d\r\n\r\n", len(m.body))
	b.Write(m.body)
	r, err := http.ReadRequest(bufio.NewReader(&b))
	if err != nil {
		return nil
	}
	return r
}

// with returns the message with a header changed, or without it.
func (m message) with(name, value string) message {
	var lines []string
	for line := range strings.SplitSeq(m.headers, "\n") {
		if given, _, _ := strings.Cut(line, ":"); !strings.EqualFold(strings.TrimSpace(given), name) {
			lines = append(lines, line)
		}
	}
	if value != "" {
		lines = append(lines, name+": "+value)
	}
	m.headers = strings.Join(lines, "\n")
	return m
}

// sent is what may come back in a message: the parts of the request, as they are written and as they are read.
func (m message) sent() []string {
	out := []string{m.target, string(m.body)}
	for s := m.target; ; {
		plain, err := url.QueryUnescape(s)
		if err != nil || plain == s {
			break
		}
		out, s = append(out, plain), plain
	}
	var body any
	_ = json.Unmarshal(m.body, &body) // what isn't JSON comes back nowhere
	return append(out, fmt.Sprint(body))
}

// parameters are the GraphQL parameters of a message, as JSON; false where it has none, one twice, or an empty text, which by GET is as
// good as none.
func (m message) parameters() (map[string]json.RawMessage, bool) {
	out := map[string]json.RawMessage{}
	if m.method == http.MethodPost {
		var body map[string]json.RawMessage
		if err := json.Unmarshal(m.body, &body); err != nil {
			return nil, false
		}
		for _, name := range []string{"query", "operationName", "variables", "extensions"} {
			if v, ok := body[name]; ok && string(v) != "null" {
				out[name] = v
			}
		}
	} else {
		u, err := url.Parse(m.target)
		if err != nil {
			return nil, false
		}
		query, err := url.ParseQuery(u.RawQuery)
		if err != nil {
			return nil, false
		}
		for name, values := range query {
			switch {
			case len(values) > 1 || !utf8.ValidString(values[0]):
				return nil, false
			case name == "query" || name == "operationName":
				out[name] = json.RawMessage(quoted(values[0]))
			case name == "variables" || name == "extensions":
				out[name] = json.RawMessage(values[0])
			}
		}
	}
	for _, v := range out {
		if len(v) == 0 || string(v) == `""` {
			return nil, false
		}
	}
	return out, out["query"] != nil
}
