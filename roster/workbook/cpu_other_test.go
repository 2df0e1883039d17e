//go:build !unix

package workbook

import "time"

var started = time.Now()

// cpuSeconds is the time that passes, where the system doesn't tell the processors'.
func cpuSeconds() float64 { return time.Since(started).Seconds() }
