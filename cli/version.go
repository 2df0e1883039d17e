package cli

import (
	"fmt"
	"runtime/debug"

	"graph287g/seed"
)

type versionCmd struct{}

// Run prints the versions.
func (versionCmd) Run(r *run) error {
	fingerprint, err := seed.Fingerprint(r.Catalogue, seed.Embedded())
	if err != nil {
		return listed(err)
	}
	_, err = fmt.Fprintf(r.out, "graph287g %s\ncurated records %s\n", Version(), fingerprint)
	return err
}

// linkedVersion is set by the linker: -ldflags "-X graph287g/cli.linkedVersion=3c50481a8808". The Makefile and the Dockerfile do so,
// for Go itself notes no commit in a worktree, in an image's build without .git, or with -buildvcs=false.
var linkedVersion string

// Version is the commit that this program was built from, with +dirty where the files differed from it.
func Version() string {
	info, _ := debug.ReadBuildInfo()
	return versionOf(linkedVersion, info)
}

// unknownVersion is that of a program of which nobody noted what it was built from.
const unknownVersion = "unknown"

// versionOf prefers what the linker was told to what Go noted by itself; both have the same form.
func versionOf(linked string, info *debug.BuildInfo) string {
	if linked != "" {
		return linked
	}
	if info == nil {
		return unknownVersion
	}
	commit, dirty := "", ""
	for _, s := range info.Settings {
		switch {
		case s.Key == "vcs.revision":
			commit = s.Value[:min(12, len(s.Value))]
		case s.Key == "vcs.modified" && s.Value == "true":
			dirty = "+dirty"
		}
	}
	if commit == "" {
		return unknownVersion
	}
	return commit + dirty
}
