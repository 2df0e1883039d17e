package cli

import (
	"runtime/debug"
	"testing"
)

// TestVersion: the commit is told alike whoever noted it, and none is made up.
func TestVersion(t *testing.T) {
	const revision = "3c50481a8808c0ffee00c0ffee00c0ffee00c0ff"
	built := func(settings ...string) *debug.BuildInfo {
		info := &debug.BuildInfo{Main: debug.Module{Path: "graph287g", Version: "(devel)"}}
		for i := 0; i < len(settings); i += 2 {
			info.Settings = append(info.Settings, debug.BuildSetting{Key: settings[i], Value: settings[i+1]})
		}
		return info
	}
	for _, c := range []struct {
		name   string
		linked string
		info   *debug.BuildInfo
		want   string
	}{
		{"go build in a clean checkout", "", built("vcs", "git", "vcs.revision", revision, "vcs.modified", "false"), "3c50481a8808"},
		{"go build with changed files", "", built("vcs", "git", "vcs.revision", revision, "vcs.modified", "true"), "3c50481a8808+dirty"},
		{"make build", "3c50481a8808+dirty", built("vcs.revision", revision, "vcs.modified", "false"), "3c50481a8808+dirty"},
		{"an image with its build argument", "3c50481a8808", built(), "3c50481a8808"},
		{"go run, or an image without it", "", built("CGO_ENABLED", "0"), "unknown"},
		{"a commit of another system", "", built("vcs.revision", "42"), "42"},
		{"no build information", "", nil, "unknown"},
	} {
		if got := versionOf(c.linked, c.info); got != c.want {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
}
