package engine

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"strconv"
	"strings"

	"graph287g/bench/process"
	"graph287g/bench/workload"
)

// postgraphile makes a cluster of PostgreSQL that nobody reaches but by a socket in the folder of the run, fills it, and serves it.
func postgraphile(ctx context.Context, e *Env) (*Running, error) {
	if err := e.installNode(ctx); err != nil {
		return nil, err
	}
	p, err := newPostgres(e)
	if err != nil {
		return nil, err
	}
	r := &Running{Name: "postgraphile", Dialect: workload.PostGraphile, path: graphQL}
	if err := p.start(ctx, r); err != nil {
		return nil, errors.Join(err, r.Stop())
	}
	if err := loaded(r, func() error { return p.load(ctx) }); err != nil {
		return nil, errors.Join(err, r.Stop())
	}
	return r, e.serveNode(ctx, r, "postgraphile.mjs", p.folder)
}

// A postgres is the cluster.
type postgres struct {
	*Env
	bin    string // where the programs are
	folder string
	user   string // who runs it: PostgreSQL refuses to be root
}

func newPostgres(e *Env) (*postgres, error) {
	p := &postgres{Env: e, folder: e.file("postgres")}
	const want = "Debian's package is postgresql-15"
	found, err := filepath.Glob("/usr/lib/postgresql/15/bin")
	if path, missing := exec.LookPath("initdb"); missing == nil {
		found = append(found, filepath.Dir(path))
	}
	if err != nil || len(found) == 0 {
		return nil, fmt.Errorf("%w: there is no PostgreSQL: %s", ErrUnavailable, want)
	}
	p.bin = found[0]
	if err := os.Mkdir(p.folder, 0o700); err != nil {
		return nil, err
	}
	if os.Getuid() != 0 {
		return p, nil
	}
	p.user = "postgres"
	u, err := user.Lookup(p.user)
	if err != nil {
		return nil, fmt.Errorf("%w: PostgreSQL can't run as root, and there is no user postgres: %s", ErrUnavailable, want)
	}
	uid, err := strconv.Atoi(u.Uid)
	if err != nil {
		return nil, err
	}
	gid, err := strconv.Atoi(u.Gid)
	if err != nil {
		return nil, err
	}
	return p, errors.Join(os.Chmod(e.Dir, 0o711), os.Chown(p.folder, uid, gid)) // the user passes the folder of the run
}

// settings are those that PostgreSQL's manual gives for a database that fits into memory. Nothing is written while it is measured.
var settings = []string{
	"listen_addresses=", "shared_buffers=512MB", "effective_cache_size=2GB", "random_page_cost=1.1", "work_mem=32MB", "max_connections=40",
	"jit=off", "autovacuum=off", "fsync=off", "max_wal_size=4GB",
}

func (p *postgres) start(ctx context.Context, r *Running) error {
	data := filepath.Join(p.folder, "data")
	init := []string{"-D", data, "-U", "bench", "--auth=trust", "--locale=C", "--encoding=UTF8", "--no-sync"}
	done, err := process.Start(process.Command{Path: filepath.Join(p.bin, "initdb"), Args: init, Dir: p.folder, Log: p.file("initdb.log"), User: p.user})
	if err != nil {
		return err
	}
	if err := done.Wait(); err != nil {
		return err
	}
	args := []string{"-D", data, "-k", p.folder}
	for _, s := range settings {
		args = append(args, "-c", s)
	}
	server, err := process.Start(process.Command{
		Path: filepath.Join(p.bin, "postgres"), Args: args, Dir: p.folder, Log: p.file("postgres.log"), Fast: true, User: p.user,
	})
	if err != nil {
		return err
	}
	r.PIDs, r.stops = append(r.PIDs, server.PID), append(r.stops, server.Stop)
	return server.Await(ctx, func(ctx context.Context) error { return p.psql(ctx, "SELECT 1") })
}

// load fills the tables and has the planner know them.
func (p *postgres) load(ctx context.Context) error {
	tables := p.file("tables")
	if err := p.Self(ctx, nil, "fill", "tables", "--copies", strconv.Itoa(p.Copies), "--to", tables); err != nil {
		return err
	}
	schema, err := os.ReadFile(filepath.Join(p.nodeFolder(), "schema.sql"))
	if err != nil {
		return err
	}
	order, err := os.ReadFile(filepath.Join(tables, "order"))
	if err != nil {
		return err
	}
	script := bytes.NewBuffer(schema)
	for _, table := range strings.Fields(string(order)) {
		fmt.Fprintf(script, "\\copy %s from '%s' with (format csv)\n", table, filepath.Join(tables, table+".csv"))
	}
	script.WriteString("VACUUM ANALYZE;\n")
	return p.psql(ctx, script.String())
}

// psql runs a script.
func (p *postgres) psql(ctx context.Context, script string) error {
	cmd := exec.CommandContext(ctx, filepath.Join(p.bin, "psql"), "-h", p.folder, "-U", "bench", "-d", "postgres", "-q", "-v", "ON_ERROR_STOP=1", "-X")
	cmd.Stdin = strings.NewReader(script)
	return p.run(ctx, cmd)
}
