package attack

import (
	"bytes"
	"fmt"
	"os"
	"strconv"
	"time"
)

// memory returns what a process holds of the machine's memory, and the most that it has held, in bytes.
func memory(pid int) (now, most int64, err error) {
	text, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	if err != nil {
		return 0, 0, err
	}
	for line := range bytes.Lines(text) {
		name, value, _ := bytes.Cut(line, []byte(":"))
		fields := bytes.Fields(value)
		if len(fields) < 2 {
			continue
		}
		kb, err := strconv.ParseInt(string(fields[0]), 10, 64)
		switch {
		case err != nil:
		case string(name) == "VmRSS":
			now = kb << 10
		case string(name) == "VmHWM":
			most = kb << 10
		}
	}
	return now, most, nil
}

// tick is the unit of times in /proc/PID/stat: Linux gives programs 100 a second, whatever its own clock is.
const tick = time.Second / 100

// cpuTime returns the processor time that a process has used.
func cpuTime(pid int) (time.Duration, error) {
	text, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	if err != nil {
		return 0, err
	}
	// The second field is the name in parentheses, which may hold blanks; user and system time are the 14th and 15th.
	fields := bytes.Fields(text[bytes.LastIndexByte(text, ')')+1:])
	if len(fields) < 13 {
		return 0, fmt.Errorf("/proc/%d/stat is not as expected", pid)
	}
	total := int64(0)
	for _, f := range fields[11:13] {
		n, err := strconv.ParseInt(string(f), 10, 64)
		if err != nil {
			return 0, err
		}
		total += n
	}
	return time.Duration(total) * tick, nil
}
