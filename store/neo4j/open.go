package neo4j

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"strings"
	"time"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"
	"github.com/neo4j/neo4j-go-driver/v5/neo4j/config"
	"github.com/neo4j/neo4j-go-driver/v5/neo4j/notifications"

	"graph287g/ontology"
	"graph287g/store/executor"
	"graph287g/store/measure"
)

// formatVersion is the version of how everything is stored that doesn't come from the ontology: the nodes Version, Guard
// and Name. A program reads databases of its own and all earlier versions.
const formatVersion = 1

// A Config tells which database to open.
type Config struct {
	Catalogue *ontology.Catalogue // of the graph

	URI      string // neo4j:// or bolt://, with +s or +ssc for TLS
	User     string
	Password string
	Database string // empty for `neo4j`

	Deadlines Deadlines
	Fused     Fused
}

// Open returns the store in a database, in which it makes the constraints and indexes that are missing. It returns
// *OpenError where the address doesn't answer, the credentials are wrong, the database isn't there, holds something else
// or was written by a newer version of this program, or the server is too old.
func Open(caller context.Context, c Config) (*Store, error) {
	l, err := newLayout(c.Catalogue)
	if err != nil {
		return nil, err
	}
	c.Deadlines = c.Deadlines.withDefaults()
	s := &Store{layout: l, deadlines: c.Deadlines, executor: executor.New(c.Catalogue), measurer: measure.New(c.Catalogue), database: c.Database, planning: newPlanning(c.Deadlines.Planning), tier: newTier(c.Fused), fuser: newFuser(l), writeLock: make(chan struct{}, 1)}
	s.planning.late = s.planLate
	s.life, s.end = context.WithCancel(context.WithoutCancel(caller))
	if s.database == "" {
		s.database = "neo4j"
	}
	if s.driver, err = newDriver(c); err != nil {
		return nil, &OpenError{redactedURI(c.URI), "is no address of a database: " + err.Error(), err}
	}
	s.watch = &watch{ping: s.serverAnswers, silence: c.Deadlines.Silence, probe: c.Deadlines.Probe}
	s.breaker = newBreaker(c.Deadlines.Rest, s.watch.alive)
	s.bookmarks = driver.NewBookmarkManager(driver.BookmarkManagerConfig{})
	ctx, cancel := context.WithTimeout(caller, c.Deadlines.Open)
	defer cancel()
	if err := s.prepare(ctx); err != nil {
		s.driver.Close(ctx)
		if caller.Err() != nil {
			return nil, caller.Err()
		}
		return nil, newOpenError(redactedURI(c.URI), s.database, err)
	}
	return s, nil
}

func newDriver(c Config) (driver.DriverWithContext, error) {
	u, err := url.Parse(c.URI)
	if err != nil {
		return nil, errors.Unwrap(err) // without the address, which may hold a password
	}
	switch u.Scheme {
	case "neo4j", "neo4j+s", "neo4j+ssc", "bolt", "bolt+s", "bolt+ssc":
	default:
		return nil, errors.New("it begins with neo4j:// or bolt://, such as bolt://localhost:7687")
	}
	return driver.NewDriverWithContext(c.URI, driver.BasicAuth(c.User, c.Password, ""), func(d *config.Config) {
		d.ConnectionAcquisitionTimeout = c.Deadlines.Connect
		d.SocketConnectTimeout = c.Deadlines.Connect
		d.MaxTransactionRetryTime = 0 // see retry
		d.ConnectionLivenessCheckTimeout = 30 * time.Second
		d.TelemetryDisabled = true
		d.ReadBufferSize = 64 << 10 // an answer is few large records
		d.NotificationsMinSeverity = notifications.DisabledLevel
	})
}

// prepare makes sure that the database can be used, and makes it so where it is empty or of another ontology.
func (s *Store) prepare(ctx context.Context) error {
	if err := s.checkServer(ctx); err != nil {
		return err
	}
	layout, err := s.storedLayout(ctx)
	if err == nil && layout != "" && layout != s.layout.fingerprint {
		err = s.checkFits(ctx) // before anything is changed
	}
	if err == nil {
		err = s.ensureIndexes(ctx)
	}
	if err == nil {
		err = s.writeTx(ctx, func(tx runner) error {
			return exec(ctx, tx, createVersion, params{"format": formatVersion, "layout": s.layout.fingerprint})
		})
	}
	if err != nil {
		return err
	}
	return s.finishInterrupted(ctx)
}

// checkServer asks for the server's version. It doesn't retry, so that errors are reported at once.
func (s *Store) checkServer(ctx context.Context) error {
	session := s.session(ctx, driver.AccessModeRead)
	defer session.Close(ctx)
	result, err := session.Run(ctx, "RETURN 1", nil, txTimeout(ctx))
	if err != nil {
		return err
	}
	summary, err := result.Consume(ctx)
	if err != nil {
		return err
	}
	return checkVersion(summary.Server().Agent())
}

// checkVersion refuses servers before 5.26, whose Cypher lacks what the statements use. One whose version can't be read
// isn't refused.
func checkVersion(agent string) error {
	var major, minor int
	version := strings.TrimPrefix(agent, "Neo4j/")
	if n, _ := fmt.Sscanf(version, "%d.%d", &major, &minor); n < 2 || major > 5 || major == 5 && minor >= 26 {
		return nil
	}
	return &unusableError{fmt.Sprintf("is Neo4j %s; this program needs 5.26 or later", version)}
}

// storedLayout returns the fingerprint of the layout that the database has, empty for an empty database. It refuses a
// database that isn't this program's.
func (s *Store) storedLayout(ctx context.Context) (layout string, err error) {
	err = s.readTx(ctx, func(tx runner) (err error) {
		layout, err = readStoredLayout(ctx, tx)
		return err
	})
	return layout, err
}

func readStoredLayout(ctx context.Context, tx runner) (layout string, err error) {
	record, err := queryOne(ctx, tx, "database", inspectDatabase, nil)
	if err != nil {
		return "", err
	}
	versions, nodes := record.list(0, "versions"), scan[int64](&record, 1, "nodes")
	if record.err != nil {
		return "", record.err
	}
	if len(versions.values) == 0 && nodes > 0 {
		return "", &unusableError{fmt.Sprintf("holds something else (%d nodes, none of them this program's); name an empty database", nodes)}
	}
	for i := range versions.values {
		version := versions.list(i, "version")
		n := scan[int64](&version, 0, "format")
		if version.err == nil && n > formatVersion {
			return "", &unusableError{fmt.Sprintf("was written by a newer version of this program (format %d, this one knows up to %d); update the program, or name another database", n, formatVersion)}
		}
		if layout = scan[string](&version, 1, "layout"); version.err != nil {
			return "", version.err
		}
	}
	return layout, nil
}

// An OpenError tells in one line why a database can't be opened, and what would help.
type OpenError struct {
	URI  string
	What string
	Err  error
}

func (e *OpenError) Error() string { return e.URI + " " + e.What }

// Unwrap returns the cause.
func (e *OpenError) Unwrap() error { return e.Err }

// redactedURI returns an address without the password that it may contain.
func redactedURI(uri string) string {
	u, err := url.Parse(uri)
	if err != nil {
		return "the address"
	}
	return u.Redacted()
}

// An unusableError tells why a database that can be reached can't be used.
type unusableError struct{ what string }

func (r *unusableError) Error() string { return r.what }

func newOpenError(uri, database string, err error) *OpenError {
	var refused *unusableError
	code := errorCode(err)
	what := fmt.Sprintf("database %q can't be used: %s", database, oneLine(err.Error()))
	switch {
	case errors.As(err, &refused):
		what = refused.what
		if !strings.HasPrefix(what, "is ") {
			what = fmt.Sprintf("database %q %s", database, what)
		}
	case code == "Neo.ClientError.Security.AuthenticationRateLimit":
		what = "has had too many wrong passwords; wait some seconds"
	case code == "Neo.ClientError.Security.Forbidden":
		what = "doesn't let this user read, write and make indexes in the database " + fmt.Sprintf("%q", database)
	case code == "Neo.ClientError.Security.CredentialsExpired":
		what = "wants this user's password changed first"
	case strings.HasPrefix(code, "Neo.ClientError.Security."):
		what = "refuses the user or the password"
	case code == "Neo.ClientError.Database.DatabaseNotFound":
		what = fmt.Sprintf("has no database %q", database)
	case code == "Neo.ClientError.Schema.ConstraintCreationFailed" || code == "Neo.DatabaseError.Schema.ConstraintCreationFailed":
		what = fmt.Sprintf("database %q holds records that this program's ontology rules out: %s", database, oneLine(err.Error()))
	case isConnectionError(err) || strings.Contains(err.Error(), "server responded HTTP"):
		what = "can't be reached (" + oneLine(err.Error()) + "); is Neo4j running there, and is this its Bolt port?"
	}
	return &OpenError{uri, what, err}
}

// oneLine drops what the driver puts before and after the cause.
func oneLine(s string) string {
	s, _, _ = strings.Cut(strings.TrimPrefix(s, "ConnectivityError: "), "\n")
	return s
}
