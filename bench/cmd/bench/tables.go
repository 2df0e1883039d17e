package main

import (
	"encoding/csv"
	"encoding/json"
	"io"
	"os"
	"path/filepath"

	"graph287g/bench/data"
)

// writeTables writes a file for each table, and in which order they are to be loaded.
func writeTables(folder string, copies int, extension string, write func(io.Writer, data.Table) error) error {
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return err
	}
	order := ""
	for n := range copies {
		for _, t := range data.Copy(n).Tables() {
			if n == 0 {
				order += t.Name + "\n"
			}
			if err := appendRows(filepath.Join(folder, t.Name+extension), t, write); err != nil {
				return err
			}
		}
	}
	return os.WriteFile(filepath.Join(folder, "order"), []byte(order), 0o600)
}

func appendRows(path string, t data.Table, write func(io.Writer, data.Table) error) (err error) {
	f, err := os.OpenFile(path, os.O_CREATE|os.O_WRONLY|os.O_APPEND, 0o600)
	if err != nil {
		return err
	}
	defer func() {
		if e := f.Close(); err == nil {
			err = e
		}
	}()
	return write(f, t)
}

// appendCSV writes rows as comma-separated values.
func appendCSV(to io.Writer, t data.Table) error {
	w := csv.NewWriter(to)
	for row := range t.Rows {
		if err := w.Write(row); err != nil {
			return err
		}
	}
	w.Flush()
	return w.Error()
}

// appendJSON writes rows as objects, a line each.
func appendJSON(to io.Writer, t data.Table) error {
	e := json.NewEncoder(to)
	object := map[string]string{}
	for row := range t.Rows {
		for i, name := range t.Columns {
			object[name] = row[i]
		}
		if err := e.Encode(object); err != nil {
			return err
		}
	}
	return nil
}
