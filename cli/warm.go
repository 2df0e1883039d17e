package cli

import (
	"context"
	"log/slog"
	"time"

	"graph287g/store"
)

// A warmer is a store that answers its first questions faster once it has prepared itself.
type warmer interface {
	Warm(ctx context.Context) error
}

// warm lets the store prepare itself, while it serves already.
func warm(ctx context.Context, s store.Store, log *slog.Logger) {
	w, ok := s.(warmer)
	if !ok {
		return
	}
	start := time.Now()
	switch err := w.Warm(ctx); {
	case err == nil:
		log.Info("store warmed up", "duration", time.Since(start))
	case ctx.Err() == nil:
		log.Warn("store not warmed up; first answers will take longer", "error", err)
	}
}
