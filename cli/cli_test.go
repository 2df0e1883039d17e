package cli_test

import (
	"bytes"
	"context"
	"errors"
	"io"
	"io/fs"
	"net"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"graph287g/cli"
	"graph287g/graph/limits"
	"graph287g/ontology"
	"graph287g/store/embedded"
)

// run runs a command line as a user would; what would serve fails.
func run(args ...string) (code int, out, status string) {
	var stdout, stderr bytes.Buffer
	code = cli.Run(args, &stdout, &stderr, ontology.Must(), func(context.Context, *cli.ServeOptions) error { return errors.New("serves") })
	return code, stdout.String(), stderr.String()
}

// TestRefusals holds what each misuse prints: one line that tells what was wrong and what would work.
func TestRefusals(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "file")
	if err := os.WriteFile(file, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name string
		args []string
		code int
		want string
	}{
		{"an unknown flag", []string{"--stroe", "x"}, 2, `unknown flag --stroe, did you mean "--store"?; graph287g --help lists commands and flags`},
		{"an unknown command", []string{"sevre"}, 2, `unexpected argument sevre, did you mean "serve"?; graph287g --help lists commands and flags`},
		{"a flag without its value", []string{"--store"}, 2, "--store: expected string value but got \"EOL\" (<EOL>); graph287g --help lists commands and flags"},
		{"a store of no kind", []string{"seed", "--store", "redis://localhost"}, 1,
			`--store "redis://localhost": there is no store redis://; it is a file, memory, or neo4j://user@host:7687`},
		{"a Neo4j address without a host", []string{"seed", "--store", "neo4j://"}, 1, "--store is no address: write neo4j://user@host:7687"},
		{"an address that can't be read", []string{"seed", "--store", "neo4j://me:secret@host:x"}, 1, "--store is no address: write neo4j://user@host:7687"},
		{"a password in the address", []string{"seed", "--store", "neo4j://me:secret@localhost:7687"}, 1,
			"--store: keep the password out of the address, where others can see it; put it in NEO4J_PASSWORD"},
		{"a folder that isn't there", []string{"seed", "check", filepath.Join(dir, "none")}, 1, filepath.Join(dir, "none") + " is no folder"},
		{"articles that aren't there", []string{"seed", "check", "--articles", filepath.Join(dir, "none")}, 1, filepath.Join(dir, "none") + " is no folder"},
		{"no public address", []string{"serve", "--store", "memory", "--listen", "127.0.0.1:0", "--public-url", "example.org"}, 1,
			"--public-url: the public address isn't one that readers can open: give it as https://example.org, with a path where there is one"},
		{"a proxy that is none", []string{"serve", "--store", "memory", "--listen", "127.0.0.1:0", "--trusted-proxies", "127.0.0.1,10.0.0.5/8"}, 1,
			"--trusted-proxies: 10.0.0.5/8 is an address within a network: give 10.0.0.0/8 for the network, 10.0.0.5 for the address alone"},
		{"a folder as the store", []string{"seed", "--store", dir}, 1, dir + ": can't be opened: is a directory"},
	} {
		t.Run(c.name, func(t *testing.T) {
			code, out, status := run(c.args...)
			refused(t, code, out, status, c.code, c.want)
		})
	}
}

func refused(t *testing.T, code int, out, status string, wantCode int, want string) {
	t.Helper()
	if code != wantCode || out != "" || strings.Count(status, "\n") != 1 {
		t.Fatalf("code %d, printed %q and %q", code, out, status)
	}
	if want != "" && status != "graph287g: "+want+"\n" {
		t.Errorf("got  %swant %s", status, want)
	}
	if strings.Contains(status, "secret") {
		t.Errorf("prints a password: %s", status)
	}
}

func TestAnUnreachableNeo4j(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	address := l.Addr().String()
	l.Close() // nobody listens there now
	for _, command := range []string{"seed", "export"} {
		code, out, status := run(command, "--store", "neo4j://neo4j@"+address, "--listen", "127.0.0.1:0")
		refused(t, code, out, status, 1, "")
		if !strings.Contains(status, address) {
			t.Errorf("%s doesn't name the address: %s", command, status)
		}
	}
}

func TestAFileThatAnotherHolds(t *testing.T) {
	path := filepath.Join(t.TempDir(), "graph.db")
	s, err := embedded.Open(ontology.Must(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close(t.Context())
	code, out, status := run("export", "--store", path)
	refused(t, code, out, status, 1, path+": another process holds this database; stop it, or name another file with --store")
}

func TestSeedThenExport(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "graph.db")
	if code, _, status := run("seed", "--store", path); code != 0 || !strings.Contains(status, "version 1\n") {
		t.Fatalf("code %d: %s", code, status)
	}
	if code, _, status := run("seed", "--store", path); code != 0 || !strings.Contains(status, ": 0 nodes added, 0 changed, 0 removed; 0 relations") {
		t.Fatalf("the second time changed something: code %d: %s", code, status)
	}
	file := filepath.Join(dir, "graph.jsonl")
	code, out, status := run("export", "--store", path)
	if code != 0 || status != "" || !strings.Contains(out, `{"kind":"County","id":"county/37119",`) {
		t.Fatalf("code %d: %s%.200s", code, status, out)
	}
	if code, _, status := run("export", "--store", path, "-o", file); code != 0 {
		t.Fatalf("code %d: %s", code, status)
	}
	if written, err := os.ReadFile(file); err != nil || string(written) != out {
		t.Errorf("the file differs from what is printed: %v", err)
	}
}

// TestExportOfMemory: a store in memory is empty when the command starts, so it is filled with the curated records.
func TestExportOfMemory(t *testing.T) {
	path := filepath.Join(t.TempDir(), "graph.db")
	if code, _, status := run("seed", "--store", path); code != 0 {
		t.Fatalf("code %d: %s", code, status)
	}
	_, want, _ := run("export", "--store", path)
	code, out, status := run("export", "--store", "memory")
	if code != 0 || !strings.HasPrefix(status, "seeded memory: ") || strings.Count(status, "\n") != 1 {
		t.Errorf("code %d: %s", code, status)
	}
	if out != want || out == "" {
		t.Errorf("%d bytes, %d from a file that was seeded", len(out), len(want))
	}
}

// TestExportOfAnEmptyStore: nothing is printed, and beside it stands why and what fills the store.
func TestExportOfAnEmptyStore(t *testing.T) {
	path := filepath.Join(t.TempDir(), "graph.db")
	s, err := embedded.Open(ontology.Must(), path)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Close(t.Context()); err != nil {
		t.Fatal(err)
	}
	code, out, status := run("export", "--store", path)
	if want := "the store is empty, nothing is exported: `graph287g seed --store " + path + "` fills it\n"; code != 0 || out != "" || status != want {
		t.Errorf("code %d, printed %q and %q, want %q", code, out, status, want)
	}
}

// TestReadersMakeNoStore: a mistyped path is no empty backup, and nothing appears there.
func TestReadersMakeNoStore(t *testing.T) {
	file := document(t, `{ meta { version } }`)
	for _, args := range [][]string{{"export"}, {"export", "-o", filepath.Join(t.TempDir(), "graph.jsonl")}, {"query", file}, {"explain", file}} {
		path := filepath.Join(t.TempDir(), "data", "grahp.db")
		code, out, status := run(append(args, "--store", path)...)
		refused(t, code, out, status, 1, path+": there is no such file; `graph287g seed --store "+path+"` makes one, or name another with --store")
		if _, err := os.Stat(filepath.Dir(path)); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("%s made something: %v", args[0], err)
		}
	}
}

// TestSeedSaysWhatItCreates: once, and not where a store is there already.
func TestSeedSaysWhatItCreates(t *testing.T) {
	path := filepath.Join(t.TempDir(), "data", "graph.db")
	if code, _, status := run("seed", "--store", path); code != 0 || !strings.HasPrefix(status, "creates "+path+"\nseeded "+path+": ") {
		t.Errorf("code %d: %s", code, status)
	}
	if code, _, status := run("seed", "--store", path); code != 0 || strings.Contains(status, "creates") {
		t.Errorf("the second time: code %d: %s", code, status)
	}
}

// TestServeSaysThatItCreatesTheArchive: once, and not where it is there already.
func TestServeSaysThatItCreatesTheArchive(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "answers", "2026")
	for _, want := range []string{"creates " + folder + "\n", ""} {
		var status bytes.Buffer
		o := cli.ServeOptions{CiteSettings: cli.CiteSettings{Archive: folder, ArchiveAnswers: 1, ArchiveSize: 1, ArchiveAnswerSize: 1, ArchiveClientShare: 1, ArchiveDailyShare: 1}, Status: &status}
		if _, err := o.OpenArchive(); err != nil || status.String() != want {
			t.Errorf("it said %q, not %q: %v", status.String(), want, err)
		}
	}
}

// TestReadersLeaveTheFileAlone: a file that nobody may write is exported, queried and explained, and stays as it is.
func TestReadersLeaveTheFileAlone(t *testing.T) {
	path := filepath.Join(t.TempDir(), "graph.db")
	if code, _, status := run("seed", "--store", path); code != 0 {
		t.Fatalf("code %d: %s", code, status)
	}
	if err := os.Chmod(path, 0o444); err != nil {
		t.Fatal(err)
	}
	before, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	file := document(t, `{ county(fips: "37119") { name } }`)
	for command, want := range map[string]string{"export": "county/37119", "query": "Mecklenburg County", "explain": "lookup → County"} {
		args := []string{command, "--store", path}
		if command != "export" {
			args = append(args, file)
		}
		if code, out, status := run(args...); code != 0 || status != "" || !strings.Contains(out, want) {
			t.Errorf("%s: code %d: %s", command, code, status)
		}
	}
	if after, err := os.Stat(path); err != nil || !after.ModTime().Equal(before.ModTime()) || after.Size() != before.Size() {
		t.Errorf("the file was changed: %v", err)
	}
}

// TestServeAFileThatMayOnlyBeRead: it is served as it is, which is said, also where it holds nothing.
func TestServeAFileThatMayOnlyBeRead(t *testing.T) {
	path := filepath.Join(t.TempDir(), "graph.db")
	made, err := embedded.Open(ontology.Must(), path)
	if err != nil {
		t.Fatal(err)
	}
	if err := made.Close(t.Context()); err != nil {
		t.Fatal(err)
	}
	s, err := embedded.OpenReadOnly(ontology.Must(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close(t.Context())
	var status bytes.Buffer
	o := cli.ServeOptions{Settings: cli.Settings{Catalogue: ontology.Must(), Store: path}, Status: &status}
	if err := o.SeedIfEmpty(t.Context(), s); err != nil {
		t.Fatal(err)
	}
	want := path + " may only be read: it is served as it is, no records are seeded\nthe store is empty: `graph287g seed --store " + path + "` fills it\n"
	if status.String() != want {
		t.Errorf("it said %q, not %q", status.String(), want)
	}
}

// TestServeOptions: what the command line and the environment say of the server reaches what serves.
func TestServeOptions(t *testing.T) {
	t.Setenv("GRAPH287G_ARCHIVE_ANSWERS", "7")
	t.Setenv("GRAPH287G_TRUSTED_PROXIES", "10.0.0.0/8")
	t.Setenv("GRAPH287G_MEMORY", "512")
	want := cli.ServeOptions{
		Settings:      cli.Settings{Catalogue: ontology.Must(), Store: "memory", Fused: "common", Listen: "127.0.0.1:0"},
		CiteSettings:  cli.CiteSettings{ArchiveAnswers: 7, ArchiveSize: 1024, ArchiveAnswerSize: 4, ArchiveClientShare: 1, ArchiveDailyShare: 50},
		ProxySettings: cli.ProxySettings{TrustedProxies: "10.0.0.0/8"},
		LimitSettings: cli.LimitSettings{Concurrent: limits.Default().Concurrent, Memory: 512, AnswerCache: 64, AnswerSize: 8, ReadRate: 64, Timeout: 10 * time.Second},
		Out:           io.Discard, Status: io.Discard,
	}
	cited := want
	cited.Fused = "never"
	cited.Contact, cited.Operator = "corrections@example.org", "Example Society, Springfield"
	cited.PublicURL, cited.Archive, cited.TrustedProxies = "https://example.org", "folder", "::1"
	cited.LimitSettings = cli.LimitSettings{Concurrent: 3, Memory: 99, AnswerCache: 0, AnswerSize: 2, ReadRate: 1, Timeout: 1500 * time.Millisecond}
	for _, c := range []struct {
		args []string
		want cli.ServeOptions
	}{
		{[]string{"--store", "memory", "--listen", "127.0.0.1:0"}, want},
		{[]string{"serve", "--store", "memory", "--listen", "127.0.0.1:0", "--archive", "folder", "--public-url", "https://example.org", "--trusted-proxies", "::1",
			"--concurrent", "3", "--memory", "99", "--answer-cache", "0", "--answer-size", "2", "--read-rate", "1", "--timeout", "1.5s", "--contact", "corrections@example.org",
			"--operator", "Example Society, Springfield", "--neo4j-fused", "never"}, cited},
	} {
		var got cli.ServeOptions
		code := cli.Run(c.args, io.Discard, io.Discard, ontology.Must(), func(_ context.Context, o *cli.ServeOptions) error { got = *o; return nil })
		if code != 0 || got != c.want {
			t.Errorf("%v: code %d, got %+v", c.args, code, got)
		}
	}
}

// TestLimitSettings: limits are set as they are given; what can't be is an error that says what can.
func TestLimitSettings(t *testing.T) {
	good := cli.LimitSettings{Concurrent: 3, Memory: 99, AnswerSize: 2, ReadRate: 1, Timeout: 3 * time.Second}
	want := limits.Limits{Concurrent: 3, MemoryBytes: 99 << 20, AnswerBytes: 2 << 20, ReadRate: 1 << 10, Timeout: 3 * time.Second, StoreTimeout: 1500 * time.Millisecond}.WithDefaults()
	if got, err := good.Limits(); err != nil || got != want {
		t.Errorf("%+v, %v", got, err)
	}
	for text, change := range map[string]func(*cli.LimitSettings){
		"--concurrent: 0: it is a number from 1 to 65536":     func(s *cli.LimitSettings) { s.Concurrent = 0 },
		"--memory: -1: it is":                                 func(s *cli.LimitSettings) { s.Memory = -1 },
		"--answer-size: 1025: it is a number from 1 to 1024":  func(s *cli.LimitSettings) { s.AnswerSize = 1025 },
		"--answer-cache: -1: it is a number from 0 to":        func(s *cli.LimitSettings) { s.AnswerCache = -1 },
		"--read-rate: 0: it is":                               func(s *cli.LimitSettings) { s.ReadRate = 0 },
		"--timeout: 21s: it is a duration from 1ms to 20s":    func(s *cli.LimitSettings) { s.Timeout = 21 * time.Second },
		"answers of 20 MiB (--answer-size) need 160 at least": func(s *cli.LimitSettings) { s.AnswerSize = 20 },
	} {
		s := good
		change(&s)
		if _, err := s.Limits(); err == nil || !strings.Contains(err.Error(), text) {
			t.Errorf("%+v: %v", s, err)
		}
	}
}

// TestHosts: a server on a loopback address is asked by the names that the command line gives; any other by any name.
func TestHosts(t *testing.T) {
	for _, c := range []struct{ listens, listen, public, want string }{
		{"127.0.0.1:8080", "127.0.0.1:8080", "", "localhost 127.0.0.1"},
		{"[::1]:8080", "devbox:8080", "", "localhost devbox"},
		{"127.0.1.1:80", "localhost:80", "https://graph.example:8443/api", "localhost localhost graph.example"},
		{"0.0.0.0:8080", "0.0.0.0:8080", "https://graph.example", ""},
		{"[::]:8080", ":8080", "", ""},
		{"192.168.1.2:8080", "192.168.1.2:8080", "", ""},
	} {
		addr, err := net.ResolveTCPAddr("tcp", c.listens)
		if err != nil {
			t.Fatal(err)
		}
		o := cli.ServeOptions{Settings: cli.Settings{Listen: c.listen}, CiteSettings: cli.CiteSettings{PublicURL: c.public}}
		if got := strings.Join(o.Hosts(addr), " "); got != c.want {
			t.Errorf("%+v: got %q", c, got)
		}
	}
}

func TestHelpAndPrints(t *testing.T) {
	for _, c := range []struct {
		args []string
		want []string
	}{
		{[]string{"--help"}, []string{"serve", "seed check", "export", "schema", "version", "--store", "--listen", "NEO4J_PASSWORD", "127.0.0.1:8080"}},
		{[]string{"export", "--help"}, []string{"With --store memory"}},
		{[]string{"serve", "--help"}, []string{"--archive", "GRAPH287G_ARCHIVE", "--public-url", "GRAPH287G_PUBLIC_URL", "--trusted-proxies", "GRAPH287G_TRUSTED_PROXIES", "Default: 10000", "Default: 1024", "--archive-client-share", "GRAPH287G_ARCHIVE_DAILY_SHARE", "Default: 50"}},
		{[]string{"version"}, []string{"graph287g"}},
		{[]string{"schema"}, []string{"type Query", "type County"}},
		{[]string{"schema", "--ontology"}, []string{"@kind"}},
	} {
		code, out, status := run(c.args...)
		if code != 0 || status != "" {
			t.Errorf("%v: code %d, %s", c.args, code, status)
		}
		for _, want := range c.want {
			if !strings.Contains(out, want) {
				t.Errorf("%v doesn't print %q:\n%.500s", c.args, want, out)
			}
		}
	}
}

// TestSeedCheck: it counts, and says in a line of its own what it could not check.
func TestSeedCheck(t *testing.T) {
	t.Chdir(t.TempDir()) // no articles beside it
	code, out, status := run("seed", "check")
	if code != 0 || !strings.HasPrefix(status, "############ NOT CHECKED: the articles are not here") || strings.Count(status, "\n") != 1 {
		t.Fatalf("code %d, %q", code, status)
	}
	for _, want := range []string{"3235 County\n", " claims by source\n", " locators in range\n", " nodes reachable from what was read\n", " links well-formed\n"} {
		if !strings.Contains(out, want) {
			t.Errorf("doesn't print %q:\n%s", want, out)
		}
	}
}

// TestSeedCheckOfAFolder: all that is wrong is listed before the error's line, at paths that open from the working directory.
func TestSeedCheckOfAFolder(t *testing.T) {
	t.Chdir(t.TempDir())
	dir := "records"
	if err := os.Mkdir(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "sources.yaml"), []byte("- {id: source/a, kind: NWES, consulted: true, title: A}\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	code, out, status := run("seed", "check", "./"+dir+"/")
	want := "records/sources.yaml:1:1: source/census-geography is missing: it backs County and State; there are source/a\n" +
		"records/sources.yaml:1:24: \"NWES\" is no SourceKind; did you mean NEWS?\n" +
		"graph287g: 2 problems in the curated files; nothing was loaded\n"
	if code != 1 || out != "" || status != want {
		t.Errorf("code %d, printed %q and\n%swant\n%s", code, out, status, want)
	}
	if err := os.WriteFile(filepath.Join(dir, "sources.yaml"), []byte("\tx"), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, _, status := run("seed", "check", dir); !strings.HasSuffix(status, "graph287g: 1 problem in the curated files; nothing was loaded\n") {
		t.Errorf("printed %q", status)
	}
}

// document writes a GraphQL document for query and explain.
func document(t *testing.T, text string) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "q.graphql")
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	return file
}

// TestQuery: a document is answered without a server, and the exit code tells of errors in the answer.
func TestQuery(t *testing.T) {
	file := document(t, `query A($fips: String!) { county(fips: $fips) { name } } query B { meta { license } }`)
	code, out, _ := run("query", "--store", "memory", "--operation", "A", "--variables", `{"fips": "37119"}`, file)
	want := "{\n  \"data\": {\n    \"county\": {\n      \"name\": \"Mecklenburg County\"\n    }\n  }\n}\n"
	if code != 0 || out != want {
		t.Errorf("code %d, printed %s", code, out)
	}
	variables := document(t, `{"fips": "00000"}`)
	code, out, status := run("query", "--store", "memory", "--operation", "A", "--variables", "@"+variables, file)
	if code != 1 || !strings.Contains(out, `"code": "NOT_FOUND"`) || !strings.HasSuffix(status, "graph287g: the answer has 1 error\n") {
		t.Errorf("code %d, printed %s and %s", code, out, status)
	}
}

// TestExplain: the plan is printed as a tree with what each step has at most; with --analyze also with what it has.
func TestExplain(t *testing.T) {
	file := document(t, `{ county(fips: "37119") { name agencies(filter: {kind: {eq: SHERIFF}}, orderBy: [{name: DESC}], first: 3) { nodes { agreements { nodes { status } } } } } }`)
	code, out, _ := run("explain", "--store", "memory", file)
	lines := strings.Split(out, "\n")
	for i, want := range []string{
		`lookup → County: name [fips "37119"] (at most 1 row)`,
		`  traverse agencies → Agency, page [where kind = "SHERIFF"; by name desc; first 3] (at most `,
		`    expand >SIGNED → Agreement, page: status [first 20] (at most `,
		``,
		`at most `,
	} {
		if i >= len(lines) || !strings.HasPrefix(lines[i], want) {
			t.Fatalf("code %d, line %d isn't %s:\n%s", code, i+1, want, out)
		}
	}
	_, analyzed, _ := run("explain", "--store", "memory", "--analyze", file)
	if first, _, _ := strings.Cut(analyzed, "\n"); !strings.HasPrefix(first, `lookup → County: name [fips "37119"] (at most 1 row; 1 row in `) {
		t.Errorf("printed %s", analyzed)
	}
}

// TestDocumentsThatCannotBeExplained: each problem has its place in the file.
func TestDocumentsThatCannotBeExplained(t *testing.T) {
	file := document(t, "{\n  counties { nmae }\n}")
	code, out, status := run("explain", "--store", "memory", file)
	want := file + `:2:14: Cannot query field "nmae" on type "CountyConnection"`
	if code != 1 || out != "" || !strings.Contains(status, want) || !strings.HasSuffix(status, "graph287g: 1 error in the document; it has no plan\n") {
		t.Errorf("code %d, printed %q and %s", code, out, status)
	}
	for args, want := range map[string]string{
		"none.graphql":            "none.graphql: no such file or directory",
		file + " --variables x":   "--variables: this is no JSON: give an object, such as '{\"fips\": \"37119\"}'",
		file + " --variables @no": "open no: no such file or directory",
	} {
		code, _, status := run(append([]string{"explain", "--store", "memory"}, strings.Fields(args)...)...)
		if code != 1 || !strings.Contains(status, want) {
			t.Errorf("%s: code %d, printed %s", args, code, status)
		}
	}
}
