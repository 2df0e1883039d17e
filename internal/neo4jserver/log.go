package neo4jserver

import (
	"bytes"
	"io"
	"os"
	"strings"
)

// tailLines is how much of a log goes into an error.
const tailLines = 20

// serverLog appends what the server prints to its log file and watches for the
// line that says it is ready.
type serverLog struct {
	file  *os.File
	begin int64 // where this start's lines begin
	line  []byte
	ready chan string
}

func openLog(name string) (*serverLog, error) {
	file, err := os.OpenFile(name, os.O_CREATE|os.O_WRONLY|os.O_APPEND, 0o600)
	if err != nil {
		return nil, err
	}
	begin, err := file.Seek(0, io.SeekEnd)
	if err != nil {
		return nil, err
	}
	return &serverLog{file: file, begin: begin, ready: make(chan string, 1)}, nil
}

func (l *serverLog) Write(p []byte) (int, error) {
	l.line = append(l.line, p...)
	for {
		line, rest, whole := bytes.Cut(l.line, []byte("\n"))
		if !whole {
			break
		}
		l.watch(strings.TrimSpace(string(line)))
		l.line = rest
	}
	return l.file.Write(p)
}

func (l *serverLog) watch(line string) {
	uri, found := strings.CutPrefix(line, "ready ")
	if !found {
		return
	}
	select {
	case l.ready <- uri:
	default: // said already
	}
}

// lastLines returns the end of what the server printed since this start.
func (l *serverLog) lastLines() string {
	content, err := os.ReadFile(l.file.Name())
	if err != nil || int64(len(content)) < l.begin {
		return "(its log is gone)"
	}
	return lastLines(string(content[l.begin:]))
}

// lastLines returns the last lines of a text, less the frames of Java's stack
// traces: they would push the causes out of sight.
func lastLines(text string) string {
	var lines []string
	for line := range strings.Lines(text) {
		line = strings.TrimRight(line, "\r\n")
		if line != "" && !isFrame(line) {
			lines = append(lines, line)
		}
	}
	if len(lines) == 0 {
		return "(it printed nothing)"
	}
	return strings.Join(lines[max(0, len(lines)-tailLines):], "\n")
}

func isFrame(line string) bool {
	frame := strings.TrimLeft(line, "\t ")
	return frame != line && (strings.HasPrefix(frame, "at ") || strings.HasPrefix(frame, "... "))
}
