package main

import (
	"encoding/csv"
	"os"
	"path/filepath"

	"graph287g/bench/data"
)

// writeTables writes a file of comma-separated values for each table, and in which order they are to be loaded.
func writeTables(folder string, copies int) error {
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return err
	}
	order := ""
	for n := range copies {
		for _, t := range data.Copy(n).Tables() {
			if n == 0 {
				order += t.Name + "\n"
			}
			if err := appendRows(filepath.Join(folder, t.Name+".csv"), t); err != nil {
				return err
			}
		}
	}
	return os.WriteFile(filepath.Join(folder, "order"), []byte(order), 0o600)
}

func appendRows(path string, t data.Table) (err error) {
	f, err := os.OpenFile(path, os.O_CREATE|os.O_WRONLY|os.O_APPEND, 0o600)
	if err != nil {
		return err
	}
	defer func() {
		if e := f.Close(); err == nil {
			err = e
		}
	}()
	w := csv.NewWriter(f)
	for row := range t.Rows {
		if err := w.Write(row); err != nil {
			return err
		}
	}
	w.Flush()
	return w.Error()
}
