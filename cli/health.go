package cli

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"strings"
	"time"

	"graph287g/graph/apierror"
)

type healthCmd struct {
	URL     string        `arg:"" optional:"" placeholder:"URL" help:"Where the server is, such as https://graph.example; without it, where --listen says, as this machine reaches it."`
	Timeout time.Duration `default:"3s" placeholder:"DURATION" help:"How long its answer may take. Default: ${default}."`
}

// Run asks a server whether it is ready: for containers and scripts, where there need be no other program that can ask.
func (c healthCmd) Run(r *run) error {
	server, err := c.server(r.Listen)
	if err != nil {
		return err
	}
	ctx, cancel := context.WithTimeout(r.ctx, c.Timeout)
	defer cancel()
	if err := askReady(ctx, server); err != nil {
		if errors.Is(err, context.DeadlineExceeded) {
			return fmt.Errorf("%s gave no answer within %s", server.Redacted(), c.Timeout)
		}
		return err
	}
	_, err = fmt.Fprintln(r.out, server.Redacted(), "is ready")
	return err
}

// server is the address of the server, without /readyz.
func (c healthCmd) server(listen string) (*url.URL, error) {
	address := strings.TrimSuffix(strings.TrimSuffix(c.URL, "/"), "/readyz")
	if c.URL == "" {
		_, port, err := net.SplitHostPort(listen)
		if err != nil || port == "" || port == "0" {
			return nil, fmt.Errorf("--listen %q doesn't tell where the server is: give its address, as in `graph287g health http://127.0.0.1:8080`", listen)
		}
		address = localURL(listen)
	}
	u, err := url.Parse(address)
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
		return nil, errors.New("that is no address of a server: give it as http://127.0.0.1:8080") // it may hold a password
	}
	return u, nil
}

// askReady returns nil where the server says that it is ready. A redirect is no such answer.
func askReady(ctx context.Context, server *url.URL) error {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, server.JoinPath("readyz").String(), nil)
	if err != nil {
		return err
	}
	client := http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	res, err := client.Do(req)
	if err != nil {
		var inner *url.Error
		if errors.As(err, &inner) {
			err = inner.Err // the rest is the address
		}
		return fmt.Errorf("%s can't be reached: %w", server.Redacted(), err)
	}
	defer res.Body.Close()
	var said struct {
		Status string
		Reason apierror.Code
	}
	text, err := io.ReadAll(io.LimitReader(res.Body, 1<<10))
	if err == nil {
		_ = json.Unmarshal(text, &said) // what is no JSON says nothing
	}
	switch {
	case err != nil:
		return fmt.Errorf("%s broke off its answer: %w", server.Redacted(), err)
	case res.StatusCode == http.StatusOK && said.Status == "ready":
		return nil
	case said.Status == "unavailable" && said.Reason == apierror.Timeout:
		return fmt.Errorf("%s isn't ready: its store takes too long to answer", server.Redacted())
	case said.Status == "unavailable":
		return fmt.Errorf("%s isn't ready: its store can't be reached", server.Redacted())
	}
	return fmt.Errorf("%s answers with status %d, and not as this program does: is it the right address?", server.Redacted(), res.StatusCode)
}
