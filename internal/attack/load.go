package attack

import (
	"fmt"
	"os"
	"runtime"
	"strings"
)

// Load tells how busy the machine is: times mean little where more wants to run than there are processors.
func Load() string {
	text, err := os.ReadFile("/proc/loadavg")
	fields := strings.Fields(string(text))
	if err != nil || len(fields) < 2 {
		return fmt.Sprintf("%d processors", runtime.NumCPU())
	}
	return fmt.Sprintf("%d processors, load %s in the last minute, %s in the last five", runtime.NumCPU(), fields[0], fields[1])
}
