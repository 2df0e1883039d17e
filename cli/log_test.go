package cli_test

import (
	"bytes"
	"encoding/json"
	"log/slog"
	"testing"
	"time"

	"graph287g/cli"
)

// TestDurationsHaveAUnit: log tools read a number and need to know of what; the name says so, whoever logs it.
func TestDurationsHaveAUnit(t *testing.T) {
	var out bytes.Buffer
	log := cli.NewLog(&out).With("pause", 2*time.Second)
	log.Info("request", slog.Duration("duration", 1234567*time.Nanosecond), "bytes", 31, slog.Group("store", "waited", 5*time.Microsecond))
	var line struct {
		DurationMS float64 `json:"duration_ms"`
		PauseMS    float64 `json:"pause_ms"`
		Duration   any
		Pause      any
		Bytes      float64
		Store      struct {
			WaitedMS float64 `json:"waited_ms"`
		}
	}
	if err := json.Unmarshal(out.Bytes(), &line); err != nil {
		t.Fatal(err)
	}
	if line.DurationMS != 1.234 || line.PauseMS != 2000 || line.Store.WaitedMS != 0.005 || line.Bytes != 31 || line.Duration != nil || line.Pause != nil {
		t.Errorf("got %s", out.Bytes())
	}
}
