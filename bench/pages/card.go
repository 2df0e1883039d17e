package pages

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"

	"graph287g/bench/engine"
	"graph287g/bench/report"
	"graph287g/bench/rounds"
)

// cardPath is a card as partner sites show it.
const cardPath = "/q/place.card?id=county%2F12057"

// cards measures a kept card, and an answer that the card a client has still holds, beside the same bytes from memory.
func cards(ctx context.Context, e *engine.Env, s *engine.Running, o rounds.Options) (lines []report.Line, err error) {
	body, err := get(ctx, s.Base+cardPath)
	if err != nil {
		return nil, err
	}
	file := filepath.Join(e.Dir, "card.html")
	if err := os.WriteFile(file, body, 0o600); err != nil {
		return nil, err
	}
	bytes, err := engine.File(ctx, e, file)
	if err != nil {
		return nil, err
	}
	card := rounds.Target{Name: "card", URL: s.Base + cardPath, PIDs: s.PIDs}
	still := card
	still.Name, still.Known = "304", true
	series, err := rounds.Beside(ctx, "card", []rounds.Target{card, still, {Name: "bytes", URL: bytes.Base + "/", PIDs: bytes.PIDs}}, clients, o)
	if stopped := bytes.Stop(); err == nil {
		err = stopped
	}
	if err != nil {
		return nil, err
	}
	for _, name := range []string{card.Name, still.Name} {
		ratio, spread := series.Ratio(name, "bytes")
		cores, _ := series.CoreRatio(name, "bytes")
		sum := series.Summary(name)
		lines = append(lines, report.Line{
			What: name + ", beside the same bytes from memory", Value: ratio, Unit: "× requests/s", Spread: spread,
			Note: fmt.Sprintf("%.0f requests/s, %d bytes; %.2f× by processor time", sum.PerSecond, sum.Bytes, cores),
		})
	}
	return lines, nil
}

func get(ctx context.Context, address string) ([]byte, error) {
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
	if err != nil {
		return nil, err
	}
	response, err := http.DefaultClient.Do(r)
	if err != nil {
		return nil, err
	}
	defer response.Body.Close()
	return io.ReadAll(response.Body)
}
