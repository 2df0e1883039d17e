package neo4j

import (
	"context"
	"testing"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"graph287g/store"
)

// A countingRunner counts the statements that it answers.
type countingRunner struct {
	fakeRunner
	ran int
}

func (c *countingRunner) Run(ctx context.Context, statement string, params map[string]any) (driver.ResultWithContext, error) {
	c.ran++
	return c.fakeRunner.Run(ctx, statement, params)
}

// Twenty searches of an operation may each ask for words like theirs.
func TestWordsAreReadOnceForAnOperation(t *testing.T) {
	tx := &countingRunner{fakeRunner: fakeRunner{values: []any{[]any{[]any{"county", int64(3)}, []any{"agency", int64(2)}}}}}
	r := newReader(testLayout(t), tx, store.Version{})
	for range 20 {
		v, err := r.Vocabulary(t.Context())
		if err != nil || len(v.Words) != 2 || v.Words[0] != "agency" || v.Nodes[1] != 3 {
			t.Fatalf("%+v, %v", v, err)
		}
	}
	if tx.ran != 1 {
		t.Errorf("%d statements", tx.ran)
	}
}
