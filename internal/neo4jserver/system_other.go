//go:build !unix

package neo4jserver

import (
	"context"
	"os"
	"syscall"
)

func ownGroup() *syscall.SysProcAttr { return nil }

// Without signals the server can't be asked to stop; Neo4j recovers from being
// killed when it starts again.
func terminate(p *os.Process) { _ = p.Kill() }
func kill(p *os.Process)      { _ = p.Kill() }

func lock(context.Context, string) (func(), error) { return func() {}, nil }
