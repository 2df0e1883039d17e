package cli

import (
	"fmt"
	"time"

	"graph287g/graph/limits"
	"graph287g/httpapi"
)

// LimitSettings are the limits that whoever runs a server chooses by the machine it runs on.
type LimitSettings struct {
	Concurrent  int           `default:"${limitConcurrent}" env:"GRAPH287G_CONCURRENT" placeholder:"N" help:"How many requests are answered at the same time; one client has a quarter of the places. Default: 8 for each processor, 16 at least; here ${default}. Environment: ${env}."`
	Memory      int           `default:"${limitMemory}" env:"GRAPH287G_MEMORY" placeholder:"MIB" help:"How much memory requests and answers may take together, in MiB, until they are sent; one client has a quarter of it. The process needs about three times as much, beside the graph. Default: ${default}. Environment: ${env}."`
	AnswerCache int           `default:"64" env:"GRAPH287G_ANSWER_CACHE" placeholder:"MIB" help:"How much memory answers take that are kept until the graph changes, or the day, in MiB; with 0 none are kept. Default: ${default}. Environment: ${env}."`
	AnswerSize  int           `default:"${limitAnswerSize}" env:"GRAPH287G_ANSWER_SIZE" placeholder:"MIB" help:"How much one answer may have, in MiB. Default: ${default}. Environment: ${env}."`
	ReadRate    int           `default:"${limitReadRate}" env:"GRAPH287G_READ_RATE" placeholder:"KIB" help:"How much of an answer a client has to read in a second, in KiB, but for the first five seconds; a slower one is cut off. Default: ${default}. Environment: ${env}."`
	Timeout     time.Duration `default:"${limitTimeout}" env:"GRAPH287G_TIMEOUT" placeholder:"DURATION" help:"How long an answer may take; the store has half of it. Default: ${default}, at most 20s. Environment: ${env}."`
}

// limitDefaults are the defaults of the settings.
func limitDefaults() map[string]string {
	d := limits.Default()
	return map[string]string{
		"limitConcurrent": fmt.Sprint(d.Concurrent),
		"limitMemory":     fmt.Sprint(d.MemoryBytes / mib),
		"limitAnswerSize": fmt.Sprint(d.AnswerBytes / mib),
		"limitReadRate":   fmt.Sprint(d.ReadRate / kib),
		"limitTimeout":    d.Timeout.String(),
	}
}

const kib = 1 << 10

// Highest settings, beyond which numbers of bytes would run over or make no sense.
const (
	maxMemory     = 1 << 20 // MiB
	maxAnswerSize = 1 << 10 // MiB
	maxReadRate   = 1 << 20 // KiB
	maxConcurrent = 1 << 16
)

// AnswerCacheBytes is how much memory kept answers may take; 0 keeps none.
func (s LimitSettings) AnswerCacheBytes() int { return s.AnswerCache * mib }

// Limits are the limits of a server.
func (s LimitSettings) Limits() (limits.Limits, error) {
	for _, n := range []struct {
		flag       string
		given, max int
	}{
		{"concurrent", s.Concurrent, maxConcurrent}, {"memory", s.Memory, maxMemory}, {"answer-size", s.AnswerSize, maxAnswerSize}, {"read-rate", s.ReadRate, maxReadRate},
	} {
		if n.given < 1 || n.given > n.max {
			return limits.Limits{}, fmt.Errorf("--%s: %d: it is a number from 1 to %d", n.flag, n.given, n.max)
		}
	}
	if s.AnswerCache < 0 || s.AnswerCache > maxMemory {
		return limits.Limits{}, fmt.Errorf("--answer-cache: %d: it is a number from 0 to %d", s.AnswerCache, maxMemory)
	}
	if s.Timeout < time.Millisecond || s.Timeout > httpapi.MaxTimeout {
		return limits.Limits{}, fmt.Errorf("--timeout: %s: it is a duration from 1ms to %s", s.Timeout, httpapi.MaxTimeout)
	}
	if least := 8 * s.AnswerSize; s.Memory < least {
		return limits.Limits{}, fmt.Errorf("--memory: %d MiB: answers of %d MiB (--answer-size) need %d at least, for one client has a quarter, and an answer is there twice while it is made", s.Memory, s.AnswerSize, least)
	}
	return limits.Limits{
		Concurrent: s.Concurrent, MemoryBytes: s.Memory * mib, AnswerBytes: s.AnswerSize * mib, ReadRate: s.ReadRate * kib,
		Timeout: s.Timeout, StoreTimeout: s.Timeout / 2,
	}.WithDefaults(), nil
}
