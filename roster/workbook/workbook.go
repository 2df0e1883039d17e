package workbook

import (
	"errors"
	"fmt"
	"path"
	"strings"
	"time"
)

// A Workbook is a list as it is printed.
type Workbook struct {
	File     string    // the name, without folders
	Pending  bool      // the list of pending agencies: no agreement in it has a column, or a value, for the day it was signed
	Saved    time.Time // when it was last saved, by its own properties; zero if it doesn't say
	Rows     []Row     // in the sheet's order, hidden ones too, without empty ones
	Problems []Problem // what couldn't be read as it stands, those of the whole file first
}

// A Row is one row of the list. A cell is empty where the list has no such column.
type Row struct {
	Number                                                    int // in the sheet, where the header is 1
	State, Agency, Type, County, Model, Signed, MOA, Addendum Cell
}

// A Cell is what one cell prints and where it leads.
type Cell struct {
	// Text is as printed: the runs of rich text joined, all spaces kept. A date prints as 2006-01-02, an error as its name (#N/A),
	// a number in full, whatever its format.
	Text string
	// Day is 2006-01-02 for a cell that holds a date: a number with a format of dates, or one without in the column of days that
	// can be meant for one. A date that is printed as text has none.
	Day string
	// Link is the target of the cell's hyperlink as it stands in the file; empty for links within the workbook.
	Link string
}

// A Problem is something that couldn't be read as it stands.
type Problem struct {
	Row     int    // in the sheet; 0 for the whole file
	Column  string // its name in the header, or its letters where it has none; empty for the whole row
	Printed string // what stands there
	What    string // what is wrong with it, and what was done
}

// A Refusal is the error for a file that is no list of ICE's, or that can't be read safely.
type Refusal struct {
	File string
	What string // what the file is or has, and what would work; one line
	Err  error  // what was met while reading; may be nil
}

func (r *Refusal) Error() string { return r.File + ": " + r.What }

// Unwrap gives what was met while reading.
func (r *Refusal) Unwrap() error { return r.Err }

// refuse makes a Refusal whose file is still to be told.
func refuse(met error, format string, args ...any) error {
	return &Refusal{What: oneLine(fmt.Sprintf(format, args...)), Err: met}
}

// Read reads a list from the bytes of a workbook. The error is always a *Refusal. The name is for messages only: what the file is,
// its content says.
func Read(file string, content []byte) (*Workbook, error) {
	return guarded(baseName(file), func() (*Workbook, error) { return read(content) })
}

// guarded names the file in what read gives, and makes a refusal of a panic.
func guarded(file string, read func() (*Workbook, error)) (w *Workbook, err error) {
	defer func() {
		if met := recover(); met != nil {
			w, err = nil, &Refusal{File: file, What: "can't be read: it is damaged in a way that wasn't foreseen; please report it with the file",
				Err: fmt.Errorf("panic: %v", met)}
		}
	}()
	if w, err = read(); err != nil {
		return nil, named(file, err)
	}
	w.File = file
	return w, nil
}

func read(content []byte) (*Workbook, error) {
	if err := checkSignature(content); err != nil {
		return nil, err
	}
	c, err := openContainer(content)
	if err != nil {
		return nil, err
	}
	b, err := openBook(c)
	if err != nil {
		return nil, err
	}
	return b.list()
}

func named(file string, err error) error {
	r := &Refusal{What: oneLine(err.Error()), Err: err}
	errors.As(err, &r)
	r.File = file
	return r
}

// baseName is the name without folders, of Windows too.
func baseName(file string) string {
	if file == "" {
		return "the file"
	}
	return oneLine(path.Base(strings.ReplaceAll(file, `\`, "/")))
}

// oneLine keeps what a file says from spoiling a message: it is of one line and short.
func oneLine(s string) string {
	return shortened(strings.Join(strings.FieldsFunc(s, func(r rune) bool { return r < ' ' || r == 0x7f }), " "), 500)
}

// shortened cuts a text at a number of characters.
func shortened(s string, most int) string {
	if len(s) <= most {
		return s
	}
	if runes := []rune(s); len(runes) > most {
		return string(runes[:most]) + "…"
	}
	return s
}
