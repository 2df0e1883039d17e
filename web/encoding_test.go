package web

import "testing"

func TestNegotiate(t *testing.T) {
	for _, c := range []struct {
		name   string
		accept []string
		want   string
	}{
		{"without the header", nil, identity},
		{"empty", []string{""}, identity},
		{"browsers", []string{"gzip, deflate, br, zstd"}, codingBrotli},
		{"gzip alone", []string{"gzip"}, codingGzip},
		{"on two lines", []string{"gzip", "br"}, codingBrotli},
		{"in capitals", []string{"GZIP"}, codingGzip},
		{"weighted down, still taken", []string{"gzip;q=1.0, br;q=0.5"}, codingBrotli},
		{"brotli refused", []string{"br;q=0, gzip"}, codingGzip},
		{"all refused", []string{"*;q=0"}, identity},
		{"anything", []string{"*"}, codingBrotli},
		{"anything but brotli", []string{"br;q=0, *"}, codingGzip},
		{"identity alone", []string{"identity"}, identity},
		{"unknown ones", []string{"zstd, compress"}, identity},
		{"spaces everywhere", []string{" gzip ; q = 0.8 "}, codingGzip},
		{"a weight that is no number", []string{"br;q=high"}, identity},
		{"a weight that is not a number", []string{"br;q=NaN"}, identity},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := negotiate(c.accept); got != c.want {
				t.Errorf("negotiate(%q) = %s, want %s", c.accept, got, c.want)
			}
		})
	}
}

// Whatever a client sends, it gets a form that exists, and never one that it did not name.
func FuzzNegotiate(f *testing.F) {
	f.Add("gzip;q=0.5, br;q=0, *;q=1")
	f.Fuzz(func(t *testing.T, accept string) {
		switch negotiate([]string{accept}) {
		case codingBrotli, codingGzip:
			if accept == "" {
				t.Error("a coding that was not asked for")
			}
		case identity:
		default:
			t.Error("a coding that does not exist")
		}
	})
}
