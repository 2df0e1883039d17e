//go:build !unix

package neo4jserver

import (
	"context"
	"errors"
	"os"
	"syscall"
)

func ownGroup() *syscall.SysProcAttr { return nil }

// Without signals the server can't be asked to stop; Neo4j recovers from being
// killed when it starts again.
func terminate(p *os.Process) { _ = p.Kill() }
func kill(p *os.Process)      { _ = p.Kill() }

func suspend(*os.Process) error { return errors.ErrUnsupported }
func resume(*os.Process) error  { return errors.ErrUnsupported }

func lock(context.Context, string) (func(), error) { return func() {}, nil }
