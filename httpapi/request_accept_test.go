package httpapi

import "testing"

func TestNegotiate(t *testing.T) {
	const none mediaType = 99
	for _, c := range []struct {
		name   string
		accept []string
		want   mediaType
	}{
		{"without the header", nil, jsonMedia},
		{"empty", []string{""}, jsonMedia},
		{"anything", []string{"*/*"}, jsonMedia},
		{"any application", []string{"application/*"}, jsonMedia},
		{"JSON", []string{"application/json"}, jsonMedia},
		{"the response type", []string{"application/graphql-response+json"}, responseMedia},
		{"both", []string{"application/json, application/graphql-response+json"}, responseMedia},
		{"both, on two lines", []string{"application/json", "application/graphql-response+json"}, responseMedia},
		{"both, JSON preferred", []string{"application/json, application/graphql-response+json;q=0.9"}, jsonMedia},
		{"Apollo Client", []string{"application/graphql-response+json,application/json;q=0.9"}, responseMedia},
		{"GraphiQL", []string{"application/json, multipart/mixed"}, jsonMedia},
		{"a browser's address bar", []string{"text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}, jsonMedia},
		{"the response type or anything", []string{"application/graphql-response+json, */*"}, responseMedia},
		{"JSON or anything", []string{"application/json, */*"}, jsonMedia},
		{"rather anything than JSON", []string{"*/*, application/json;q=0.1"}, responseMedia},
		{"anything but JSON", []string{"application/json;q=0, */*"}, responseMedia},
		{"anything but the response type", []string{"application/graphql-response+json;q=0, application/*"}, jsonMedia},
		{"with a charset", []string{"application/graphql-response+json; charset=utf-8; q=0.5"}, responseMedia},
		{"in capitals", []string{"Application/GraphQL-Response+JSON;Q=1"}, responseMedia},
		{"a weight that is no number is a refusal", []string{"application/json;q=high"}, none},
		{"a weight that is not a number", []string{"application/json;q=NaN"}, none},
		{"both refused", []string{"*/*;q=0"}, none},
		{"something else", []string{"text/html"}, none},
		{"something longer", []string{"application/jsonx"}, none},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, ok := negotiateMedia(c.accept)
			if !ok {
				got = none
			}
			if got != c.want {
				t.Errorf("negotiate(%q) = %d, want %d", c.accept, got, c.want)
			}
		})
	}
}

func TestAcceptsGzip(t *testing.T) {
	for _, c := range []struct {
		name   string
		accept []string
		want   bool
	}{
		{"without the header", nil, false},
		{"empty", []string{""}, false},
		{"browsers", []string{"gzip, deflate, br, zstd"}, true},
		{"in capitals", []string{"GZIP"}, true},
		{"on the second line", []string{"br", "gzip"}, true},
		{"weighted down", []string{"gzip;q=0.001"}, true},
		{"refused", []string{"gzip;q=0, *"}, false},
		{"anything", []string{"*"}, true},
		{"anything refused but gzip", []string{"*;q=0, gzip"}, true},
		{"others alone", []string{"br, identity"}, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := acceptsGzip(c.accept); got != c.want {
				t.Errorf("acceptsGzip(%q) = %t", c.accept, got)
			}
		})
	}
}
