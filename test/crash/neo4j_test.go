package crash

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"graph287g/internal/neo4jserver"
	"graph287g/internal/neo4jtest"
	"graph287g/ontology"
	"graph287g/roster"
	"graph287g/seed"
	"graph287g/store/neo4j"
)

var kills = flag.Int("kills", 0, "0 kills the server once while a large import is made; else how many moments of an import into Neo4j the program is killed at, and how many the server, for each graph that it is made into")

// The graphs that an import into Neo4j is made into: an empty one, which is filled with the curated records and the lists of the program first,
// in parts; one that has these, so that the lists are a small difference; and one with the curated records alone, to which a list is added
// that is more than one transaction takes.
func TestKilledImportsIntoNeo4j(t *testing.T) {
	compiled, err := seed.CompiledLists(seed.Embedded())
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name   string
		before func(t *testing.T) *seed.Graph // nil for an empty graph
		files  func(t *testing.T) []string
		during string // the stage in which more is changed than one transaction takes
	}{
		{"empty", nil, smallLists, opening},
		{"small", func(t *testing.T) *seed.Graph { return loaded(t, compiled) }, smallLists, ""},
		{"large", func(t *testing.T) *seed.Graph { return loaded(t, nil) }, bigList, writing},
	} {
		if *kills == 0 && c.during != writing {
			continue // to fill a graph a few times takes minutes
		}
		t.Run(c.name, func(t *testing.T) {
			base := t.TempDir()
			server := startNeo4j(t, base, "")
			prepare(t, server, c.before)
			stop(t, server)
			k := killing{base: base, files: c.files(t), during: c.during, known: map[string]string{}}
			k.learn(t, c.before)
			lasts := k.undisturbed(t)
			server, readers := k.withServer(t)
			killers := []killer{killServer, killProgram}
			if *kills == 0 {
				killers = killers[:1] // with its server a program ends, too
			}
			for _, kill := range killers {
				k.share = 1
				for {
					var found string
					var hit bool
					if server, found, hit = k.series(t, kill, server, readers, lasts); hit && found == k.first {
						break
					}
					if k.share /= 2; !hit && k.share < 1.0/16 {
						t.Fatal("no kill hit, the earliest ones neither")
					}
					readers.end(t)
					stop(t, server)
					server, readers = k.withServer(t)
					if hit {
						break
					}
				}
			}
			k.importAgain(t, server, readers)
		})
	}
}

func loaded(t *testing.T, lists *roster.History) *seed.Graph {
	t.Helper()
	g, err := seed.LoadWithLists(ontology.Must(), seed.Embedded(), lists)
	if err != nil {
		t.Fatal(err)
	}
	return g
}

// startNeo4j starts a server on a folder, at an address or at any.
func startNeo4j(t *testing.T, folder, address string) *neo4jserver.Server {
	t.Helper()
	return neo4jtest.OwnServer(t, neo4jserver.Options{Data: folder, Listen: address, Heap: "1g"})
}

func stop(t *testing.T, server *neo4jserver.Server) {
	t.Helper()
	if err := server.Stop(); err != nil {
		t.Fatal(err)
	}
}

// prepare fills an empty server with what is there before an import, indexes included.
func prepare(t *testing.T, server *neo4jserver.Server, before func(t *testing.T) *seed.Graph) {
	t.Helper()
	s, err := neo4j.Open(t.Context(), neo4j.Config{Catalogue: ontology.Must(), URI: server.URI, Deadlines: neo4jtest.Deadlines})
	if err != nil {
		t.Fatal(err)
	}
	if before != nil {
		if _, err := seed.Sync(t.Context(), s, before(t)); err != nil {
			t.Fatal(err)
		}
	}
	if err := s.Close(t.Context()); err != nil {
		t.Fatal(err)
	}
}

// A killing kills what takes part in imports of some files into Neo4j servers that begin with the same data.
type killing struct {
	base   string // the folder of a server that was stopped
	files  []string
	during string // the stage in which a change is made in parts; empty for none

	share float64 // of the time until a moment that is waited: less where all kills came after the end

	first   string            // what the store holds at the begin
	known   map[string]string // exports that may be found, by what they are
	answers map[string]string // what may be answered to the question of a reader, by the answer
	after   string            // the export of an undisturbed import
}

// What may be found, beside the curated records and what was there before.
const (
	nothing = "nothing"
	had     = "what it had before"
	all     = "all"
)

// learn finds out what an undisturbed import makes, in files, which hold the same as Neo4j.
func (k *killing) learn(t *testing.T, before func(t *testing.T) *seed.Graph) {
	t.Helper()
	file := filepath.Join(t.TempDir(), "graph.db")
	k.answers = map[string]string{}
	note := func(name, path string) {
		k.known[name] = exported(t, path)
		k.answers[asked(t, path)] = name
	}
	k.first = had
	if before == nil {
		k.first = nothing
		k.known[nothing] = ""
		k.answers[answerOfNothing] = nothing
		run(t, "seed", "--store", file)
		note("the curated records", file)
	} else {
		fillWith(t, file, before(t))
		note(had, file)
	}
	mustImport(t, file, k.files)
	note(all, file)
	k.after = k.known[all]
	t.Logf("the graph grows by %d records", strings.Count(k.after, "\n")-strings.Count(k.known[k.first], "\n"))
}

// withServer gives a test a server that has what is there before an import, and an API over it.
func (k *killing) withServer(t *testing.T) (*neo4jserver.Server, *api) {
	t.Helper()
	server := k.server(t)
	return server, serve(t, server.URI, k.answers)
}

func (k *killing) server(t *testing.T) *neo4jserver.Server {
	t.Helper()
	folder := filepath.Join(t.TempDir(), "neo4j")
	if err := os.CopyFS(folder, os.DirFS(k.base)); err != nil {
		t.Fatal(err)
	}
	return startNeo4j(t, folder, "")
}

// moments of an import into Neo4j: most are while it writes; all are in the stage in which a change is made in parts, where there is one.
func (k *killing) moments(t *testing.T) []moment {
	t.Helper()
	if k.during != "" {
		return drawMoments(t, max(1, *kills), map[string]int{k.during: 1})
	}
	return drawMoments(t, max(1, *kills), map[string]int{loading: 1, writing: 5})
}

// await waits for a moment. Those of a change in parts are counted from when readers are told that they can't be answered now: from there on it
// takes at least a third of its stage.
func (k *killing) await(m moment, p *importing, readers *api, lasts map[string]time.Duration) {
	m.share *= k.share
	if k.during == "" {
		m.await(p, lasts)
		return
	}
	if p.reach(m.stage) && readers.awaitNotReady(p) {
		time.Sleep(time.Duration(m.share * float64(lasts[m.stage]) / 3))
	}
}

// A killer ends one of those that take part in an import, and returns the server that runs then, and whether it hit the import.
type killer func(t *testing.T, p *importing, server *neo4jserver.Server) (_ *neo4jserver.Server, hit bool)

// killProgram kills the program that imports. The server and the API go on.
func killProgram(t *testing.T, p *importing, server *neo4jserver.Server) (_ *neo4jserver.Server, hit bool) {
	t.Helper()
	p.kill()
	killed, err := p.wait()
	if err != nil {
		t.Fatal(err)
	}
	return server, killed
}

// killServer kills the server and starts it again. The program that imports fails, or has ended; the API goes on.
func killServer(t *testing.T, p *importing, server *neo4jserver.Server) (_ *neo4jserver.Server, hit bool) {
	t.Helper()
	server.Kill()
	server = startNeo4j(t, server.Data, strings.TrimPrefix(server.URI, "bolt://"))
	_, err := p.wait()
	if err != nil {
		t.Logf("the import says: %.300s", err)
	}
	return server, err != nil
}

// series kills at moment after moment, and returns the server that runs then, what the store holds, and whether a kill hit.
func (k *killing) series(t *testing.T, kill killer, server *neo4jserver.Server, readers *api, lasts map[string]time.Duration) (_ *neo4jserver.Server, found string, hit bool) {
	t.Helper()
	hits := newTally()
	for _, m := range k.moments(t) {
		p := startImport(t, server.URI, k.files)
		k.await(m, p, readers, lasts)
		server, hit = kill(t, p, server)
		hits.count(p, hit)
		found = k.look(t, m, server, readers)
		if hits.found[found]++; found != k.first {
			break // from here on an import has less to do
		}
	}
	return server, found, hits.report(t) > 0
}

// look asks what the store holds after an interruption: one of the versions. The API says so by itself, before anybody opens the store anew.
func (k *killing) look(t *testing.T, m moment, server *neo4jserver.Server, readers *api) string {
	t.Helper()
	for {
		said := readers.settled(t)
		if name := which(t, m, exported(t, server.URI), k.known); said == name || t.Failed() {
			return name
		} // a commit was under way while the program was killed: what was said was of before
	}
}

func (k *killing) importAgain(t *testing.T, server *neo4jserver.Server, readers *api) {
	t.Helper()
	mustImport(t, server.URI, k.files)
	if exported(t, server.URI) != k.after {
		t.Error("imported again after the interruptions: the export is another")
	}
	if said := readers.settled(t); said != all {
		t.Errorf("imported again; the API tells of %s", said)
	}
	readers.end(t)
}

// undisturbed imports into a server of its own, and returns how long each stage takes.
func (k *killing) undisturbed(t *testing.T) map[string]time.Duration {
	t.Helper()
	server := k.server(t)
	defer stop(t, server)
	lasts := mustImport(t, server.URI, k.files)
	if exported(t, server.URI) != k.after {
		t.Fatal("an undisturbed import into Neo4j has another export than one into a file")
	}
	t.Logf("an undisturbed import takes %v", lasts)
	for stage := range lasts { // of a server that has just started, and has every statement yet to plan: later ones take less
		lasts[stage] = lasts[stage] * 2 / 3
	}
	return lasts
}
