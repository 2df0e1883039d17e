package e2e

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

const (
	clientsPage   = "../../docs/clients.md"
	clientsFolder = "../clients"
)

var (
	// fileLine is the line above code that is a file of test/clients.
	fileLine = regexp.MustCompile("^`([a-z-]+/[a-z.-]+)`:$")
	// pinned is a package with its version.
	pinned = regexp.MustCompile(`^(@?[a-z0-9/-]+)@(\S+)$`)
)

// commandLine is what docs/clients.md installs and TestClients doesn't, for it brings 60 MB of loaders: codegen/generate.mjs reads the file that
// it reads.
const commandLine = "@graphql-codegen/cli"

// TestClientsPageIsWhatRuns: the code of docs/clients.md is that of test/clients, file by file, which TestClients runs; and it installs the
// packages of that folder in the same versions.
func TestClientsPageIsWhatRuns(t *testing.T) {
	doc := read(t, clientsPage)
	all := blocks(doc)
	if *update {
		for i := len(all) - 1; i >= 0; i-- { // from the end, so that places stay
			if m := fileLine.FindStringSubmatch(all[i].before); m != nil {
				doc = doc[:all[i].at] + read(t, filepath.Join(clientsFolder, m[1])) + doc[all[i].end:]
			}
		}
		if err := os.WriteFile(clientsPage, []byte(doc), 0o644); err != nil {
			t.Fatal(err)
		}
		all = blocks(doc)
	}
	var installed struct{ DevDependencies map[string]string }
	if err := json.Unmarshal([]byte(read(t, filepath.Join(clientsFolder, "package.json"))), &installed); err != nil {
		t.Fatal(err)
	}
	files, packages := 0, 0
	for _, b := range all {
		m := fileLine.FindStringSubmatch(b.before)
		switch {
		case m != nil:
			files++
			if diff := cmp.Diff(read(t, filepath.Join(clientsFolder, m[1])), b.text); diff != "" {
				t.Errorf("%s is another file (-file +document):\n%s", m[1], diff)
			}
		case b.language == "sh":
			for _, line := range strings.Split(strings.TrimSpace(b.text), "\n") {
				if list, installs := strings.CutPrefix(line, "npm install "); installs {
					packages += checkPinned(t, strings.Fields(strings.TrimPrefix(list, "--save-dev ")), installed.DevDependencies)
				}
			}
		default:
			t.Errorf("nothing runs this:\n%s", b.text)
		}
	}
	if files < 10 || packages < 10 {
		t.Errorf("%d files and %d packages", files, packages)
	}
}

// checkPinned holds the versions of packages against those that are installed, and returns how many there are.
func checkPinned(t *testing.T, packages []string, installed map[string]string) int {
	t.Helper()
	for _, p := range packages {
		name := pinned.FindStringSubmatch(p)
		if name == nil {
			t.Errorf("%s has no version", p)
		} else if name[1] != commandLine && name[2] != installed[name[1]] {
			t.Errorf("%s is installed in the version %q, test/clients has %q", name[1], name[2], installed[name[1]])
		}
	}
	return len(packages)
}
