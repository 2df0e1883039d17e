package geo

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
)

// row keeps its place in the file, because a table is mended by line.
type row struct {
	file   string
	line   int
	fields []string
}

func (r row) errorf(format string, args ...any) error {
	return fmt.Errorf("%s:%d: %w", r.file, r.line, fmt.Errorf(format, args...))
}

// readRows reads a whole table and checks its shape, not yet its values.
func readRows(file string, src io.Reader, header []string) ([]row, error) {
	in := csv.NewReader(src)
	// The count is checked in readRow, where the message can name the columns.
	in.FieldsPerRecord = -1
	if err := readHeader(file, in, header); err != nil {
		return nil, err
	}
	return readBody(file, in, header)
}

func readBody(file string, in *csv.Reader, header []string) ([]row, error) {
	var rows []row
	for {
		r, err := readRow(file, in, header)
		if errors.Is(err, io.EOF) {
			return rows, wantRows(file, rows)
		}
		if err != nil {
			return nil, err
		}
		rows = append(rows, r)
	}
}

func readHeader(file string, in *csv.Reader, header []string) error {
	r, err := readRow(file, in, header)
	if errors.Is(err, io.EOF) {
		return fmt.Errorf("%s:1: file is empty, want the header %q", file, strings.Join(header, ","))
	}
	if err != nil {
		return err
	}
	if !slices.Equal(r.fields, header) {
		return r.errorf("header is %q, want %q", strings.Join(r.fields, ","), strings.Join(header, ","))
	}
	return nil
}

// readRow returns io.EOF bare at the end of the table.
func readRow(file string, in *csv.Reader, header []string) (row, error) {
	fields, err := in.Read()
	if err != nil {
		return row{}, readError(file, err)
	}
	line, _ := in.FieldPos(0)
	r := row{file: file, line: line, fields: fields}
	if len(fields) != len(header) {
		return row{}, r.errorf("%d fields, want %d: %s", len(fields), len(header), strings.Join(header, ","))
	}
	return r, nil
}

// readError puts a malformed line into the form of all other errors here.
func readError(file string, err error) error {
	if bad, ok := errors.AsType[*csv.ParseError](err); ok {
		return fmt.Errorf("%s:%d: %w, want plain commas and balanced quotes", file, bad.Line, bad.Err)
	}
	if errors.Is(err, io.EOF) {
		return io.EOF
	}
	return fmt.Errorf("%s: %w", file, err)
}

// wantRows stops a table cut off after its header from passing as an empty one.
func wantRows(file string, rows []row) error {
	if len(rows) == 0 {
		return fmt.Errorf("%s:1: no rows below the header, want at least one", file)
	}
	return nil
}
