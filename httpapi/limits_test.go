package httpapi

import (
	"context"
	"net/http"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"graph287g/graph"
	"graph287g/graph/apierror"
	"graph287g/graph/limits"
	"graph287g/ontology"
	"graph287g/plan"
	"graph287g/store"
	"graph287g/store/embedded"
)

// waiting is a store that answers nothing until its time is up.
type waiting struct{ store.Store }

func (waiting) Execute(ctx context.Context, _ *plan.Plan, _ plan.Args) (*store.Result, error) {
	<-ctx.Done()
	return nil, ctx.Err()
}

const limitsRequest = `{"query":"{ meta { limits { maxFirst maxDepth maxHops maxRows maxComplexity maxAnswerBytes maxBodyBytes timeoutSeconds } } }"}`

// limited makes an API whose engine and handler have the same limits.
func limited(t *testing.T, s store.Store, l limits.Limits) http.Handler {
	t.Helper()
	engine, err := graph.New(graph.Config{Catalogue: ontology.Must(), Store: s, Limits: l})
	if err != nil {
		t.Fatal(err)
	}
	return built(Config{Engine: engine, Limits: l})
}

func TestDefaultLimitsAsMetaShowsThem(t *testing.T) {
	const want = `{"data":{"meta":{"limits":{"maxFirst":100,"maxDepth":12,"maxHops":6,"maxRows":50000,"maxComplexity":500,"maxAnswerBytes":8388608,"maxBodyBytes":262144,"timeoutSeconds":10}}}}`
	synctest.Test(t, func(t *testing.T) {
		wantBody(t, do(limited(t, embedded.Memory(ontology.Must()), limits.Limits{}), post(limitsRequest)), want)
	})
}

// TestOtherLimits: those that are set are shown, and they are those in force. The clock runs only while everybody waits.
func TestOtherLimits(t *testing.T) { synctest.Test(t, testOtherLimits) }

func testOtherLimits(t *testing.T) {
	h := limited(t, embedded.Memory(ontology.Must()), limits.Limits{Depth: 3, BodyBytes: 200, Timeout: 1500 * time.Millisecond})
	const want = `{"data":{"meta":{"limits":{"maxFirst":100,"maxDepth":3,"maxHops":6,"maxRows":50000,"maxComplexity":500,"maxAnswerBytes":8388608,"maxBodyBytes":200,"timeoutSeconds":1.5}}}}`
	wantBody(t, do(h, post(limitsRequest)), want)

	body := func(n int) string {
		return `{"query":"{__typename}"` + strings.Repeat(" ", n-len(`{"query":"{__typename}"}`)) + `}`
	}
	wantStatus(t, do(h, post(body(200))), http.StatusOK)
	res := do(h, post(body(201)))
	wantStatus(t, res, http.StatusRequestEntityTooLarge)
	wantError(t, res.Body.Bytes(), apierror.BadUserInput, "it may have 200 bytes")

	wantStatus(t, do(h, post(`{"query":"{ states { nodes { counties { nodes { state { id } } } } } }"}`)), http.StatusOK)
	deep := do(h, post(`{"query":"{ states { nodes { counties { nodes { state { capital: counties { totalCount } } } } } } }"}`))
	wantError(t, deep.Body.Bytes(), apierror.DepthExceeded, "goes 4 hops deep, 3 are allowed")

	hurried := limited(t, waiting{embedded.Memory(ontology.Must())}, limits.Limits{Timeout: time.Nanosecond})
	wantError(t, do(hurried, post(`{"query":"{ states { totalCount } }"}`)).Body.Bytes(), apierror.Timeout)
}
