package main

import (
	"os/user"
	"strconv"
	"syscall"

	"graph287g/bench/process"
)

type guardCmd struct {
	Log  string   `required:""`
	Fast bool     `help:"End it by SIGINT instead of SIGTERM."`
	User string   `help:"Who runs it."`
	Args []string `arg:"" passthrough:""`
}

// Run runs the command under guard.
func (c guardCmd) Run() error {
	args := c.Args
	if args[0] == "--" {
		args = args[1:]
	}
	g := process.Guarded{Path: args[0], Args: args[1:], Log: c.Log, Signal: syscall.SIGTERM}
	if c.Fast {
		g.Signal = syscall.SIGINT
	}
	if c.User != "" {
		u, err := user.Lookup(c.User)
		if err != nil {
			return err
		}
		uid, err := strconv.ParseUint(u.Uid, 10, 32)
		if err != nil {
			return err
		}
		gid, err := strconv.ParseUint(u.Gid, 10, 32)
		if err != nil {
			return err
		}
		g.User = &syscall.Credential{Uid: uint32(uid), Gid: uint32(gid)}
	}
	return process.Guard(g)
}
