package cli

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"graph287g/store"
)

type exportCmd struct {
	Output string `short:"o" placeholder:"FILE" help:"Write here instead of to the standard output; the file appears when it is complete."`
}

// Run prints the graph. A store in memory is empty when the command starts, so it is seeded first.
func (c exportCmd) Run(r *run) (err error) {
	s, err := r.openToRead(r.ctx)
	if err != nil {
		return err
	}
	defer CloseStore(r.ctx, s, &err)
	if r.isMemory() {
		if err := r.seed(r.ctx, s, r.status); err != nil {
			return err
		}
	}
	if c.Output == "" {
		return writeRecords(r, s, r.out)
	}
	return writeFile(c.Output, func(w io.Writer) error { return writeRecords(r, s, w) })
}

// writeRecords writes a line for each record. An empty output explains nothing, so what it means is said on stderr.
func writeRecords(r *run, s store.Store, w io.Writer) error {
	b := bufio.NewWriterSize(w, 1<<16)
	var line []byte
	for record, err := range s.Export(r.ctx) {
		if err != nil {
			return fmt.Errorf("export: %w", err)
		}
		line = append(store.AppendRecord(line[:0], record), '\n')
		if _, err := b.Write(line); err != nil {
			return fmt.Errorf("export: %w", err)
		}
	}
	if line == nil {
		fmt.Fprintf(r.status, "the store is empty, nothing is exported: `graph287g seed --store %s` fills it\n", r.Store)
	}
	return b.Flush()
}

// writeFile writes beside the file and moves what is complete into its place.
func writeFile(path string, write func(io.Writer) error) error {
	f, err := os.CreateTemp(filepath.Dir(path), ".export-*")
	if err != nil {
		return err
	}
	defer os.Remove(f.Name()) // gone already where all went well
	if err := write(f); err != nil {
		_ = f.Close() // the first error tells more
		return err
	}
	if err := f.Close(); err != nil {
		return err
	}
	return os.Rename(f.Name(), path)
}
