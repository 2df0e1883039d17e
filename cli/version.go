package cli

import (
	"fmt"
	"runtime/debug"

	"graph287g/seed"
)

type versionCmd struct{}

// Run prints the versions.
func (versionCmd) Run(r *run) error {
	g, err := loadSeed(r.Catalogue, seed.Embedded())
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(r.out, "graph287g %s\ncurated records %s\n", Version(), g.Fingerprint)
	return err
}

// Version is that of the module, or the commit it was built from.
func Version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "unknown"
	}
	for _, s := range info.Settings {
		if s.Key == "vcs.revision" && len(s.Value) >= 12 {
			return s.Value[:12]
		}
	}
	return info.Main.Version
}
