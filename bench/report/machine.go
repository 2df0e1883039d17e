package report

import (
	"os"
	"os/exec"
	"runtime"
	"strings"
	"time"
)

// ThisMachine tells where this runs, and of which commit of a repository.
func ThisMachine(root string) Machine {
	return Machine{Time: time.Now(), Commit: commit(root), CPU: cpu(), Cores: runtime.NumCPU(), Go: runtime.Version()}
}

func commit(root string) string {
	out, err := exec.Command("git", "-C", root, "describe", "--always", "--dirty=+dirty", "--exclude=*").Output()
	if err != nil {
		return "unknown"
	}
	return strings.TrimSpace(string(out))
}

func cpu() string {
	text, _ := os.ReadFile("/proc/cpuinfo") // elsewhere the name is unknown
	for line := range strings.Lines(string(text)) {
		if name, ok := strings.CutPrefix(line, "model name"); ok {
			return strings.TrimSpace(strings.TrimLeft(name, "\t :"))
		}
	}
	return runtime.GOARCH
}
