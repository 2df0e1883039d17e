package neo4j

import (
	"context"
	"errors"
	"strings"
	"testing"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"graph287g/ontology"
)

func TestOpenErrors(t *testing.T) {
	for want, err := range map[string]error{
		"refuses the user or the password":                          coded("Neo.ClientError.Security.Unauthorized"),
		"has had too many wrong passwords; wait some seconds":       coded("Neo.ClientError.Security.AuthenticationRateLimit"),
		`has no database "x"`:                                       coded("Neo.ClientError.Database.DatabaseNotFound"),
		"can't be reached (connection refused)":                     &driver.ConnectivityError{Inner: errors.New("connection refused")},
		"is Neo4j 4.4.1; this program needs 5.26 or later":          checkVersion("Neo4j/4.4.1"),
		`database "x" holds something else`:                         &unusableError{"holds something else"},
		`doesn't let this user read, write and make indexes in`:     coded("Neo.ClientError.Security.Forbidden"),
		`holds records that this program's ontology rules out: Neo`: coded("Neo.ClientError.Schema.ConstraintCreationFailed"),
	} {
		got := newOpenError("bolt://h:1", "x", err).Error()
		if !strings.HasPrefix(got, "bolt://h:1 ") || !strings.Contains(got, want) || strings.Contains(got, "\n") {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func TestVersions(t *testing.T) {
	for agent, fits := range map[string]bool{
		"Neo4j/5.26.16": true, "Neo4j/5.27.0": true, "Neo4j/2025.06.0": true, "Neo4j/dev": true,
		"Neo4j/5.25.1": false, "Neo4j/5.9.0": false, "Neo4j/4.4.40": false,
	} {
		if err := checkVersion(agent); (err == nil) != fits {
			t.Errorf("%s: %v", agent, err)
		}
	}
}

func TestAddresses(t *testing.T) {
	for _, uri := range []string{"neo4j://h", "neo4j+s://h:1", "neo4j+ssc://h", "bolt://h", "bolt+s://h", "bolt+ssc://h"} {
		d, err := newDriver(Config{Catalogue: ontology.Must(), URI: uri})
		if err != nil {
			t.Errorf("%s: %v", uri, err)
			continue
		}
		d.Close(context.Background())
	}
	for _, uri := range []string{"", "h:7687", "http://u:secret@h:7474", "http://h:7474", "neo4j//h", "bolt://h:port", "bolt://u:secret@h:port"} {
		_, err := Open(context.Background(), Config{Catalogue: ontology.Must(), URI: uri})
		var open *OpenError
		if !errors.As(err, &open) || !strings.Contains(err.Error(), "is no address of a database") || strings.Contains(err.Error(), "secret") {
			t.Errorf("%q: %v", uri, err)
		}
	}
}

func TestUnreachableAddress(t *testing.T) {
	_, err := Open(context.Background(), Config{Catalogue: ontology.Must(), URI: "bolt://127.0.0.1:1", User: "u", Password: "secret"})
	var open *OpenError
	if !errors.As(err, &open) || !strings.Contains(err.Error(), "can't be reached") || strings.Contains(err.Error(), "secret") {
		t.Error(err)
	}
}
