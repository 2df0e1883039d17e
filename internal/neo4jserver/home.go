package neo4jserver

import (
	_ "embed"
	"fmt"
	"os"
	"path/filepath"
)

//go:embed Neo4jServer.java
var mainSource []byte

// home is the folder of one server: what it runs from and what it writes.
type home struct {
	folder    string
	temporary bool
}

func (h home) conf() string { return filepath.Join(h.folder, "neo4j.conf") }
func (h home) main() string { return filepath.Join(h.folder, "Neo4jServer.java") }
func (h home) log() string  { return filepath.Join(h.folder, "server.log") }

// prepareHome makes the folder, readable for its owner only, and writes
// settings and main anew: they belong to this start, not to the data.
func prepareHome(o Options) (home, error) {
	h, err := makeHome(o.Data)
	if err != nil {
		return home{}, err
	}
	if err := os.WriteFile(h.main(), mainSource, 0o600); err != nil {
		return home{}, err
	}
	return h, os.WriteFile(h.conf(), []byte(settings(o)), 0o600)
}

func makeHome(data string) (home, error) {
	if data == "" {
		folder, err := os.MkdirTemp("", "neo4j-")
		return home{folder: folder, temporary: true}, err
	}
	folder, err := filepath.Abs(data)
	if err != nil {
		return home{}, err
	}
	return home{folder: folder}, os.MkdirAll(folder, 0o700)
}

// discard removes a temporary home. A chosen folder stays.
func (h home) discard() error {
	if !h.temporary {
		return nil
	}
	return os.RemoveAll(h.folder)
}

// settings returns neo4j.conf. What isn't there keeps Neo4j's default.
func settings(o Options) string {
	return fmt.Sprintf(`# Written at every start.
server.bolt.enabled=true
server.bolt.listen_address=%s
server.http.enabled=false
server.https.enabled=false
dbms.security.auth_enabled=%t

# Nothing is sent home.
dbms.usage_report.enabled=false
server.bolt.telemetry.enabled=false
client.allow_telemetry=false

# A query that runs away ends, and doesn't take the server along.
db.transaction.timeout=%dms
db.memory.transaction.max=256m
server.memory.pagecache.size=64m

# Without it each database takes 256 MB of disk before it holds anything.
db.tx_log.preallocate=false
db.logs.query.enabled=OFF

# Bolt would wait ten seconds for connections that come during shutdown.
internal.dbms.bolt.netty_server_shutdown_quiet_period=0
`, o.Listen, o.Password != "", o.TransactionLimit.Milliseconds())
}
