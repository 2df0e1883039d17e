package seed

import (
	"embed"
	"io/fs"
)

// dataFolder is where the embedded files lie in the repository; problems in them are reported below it.
const dataFolder = "seed/data"

//go:embed all:data
var files embed.FS

// Embedded returns the curated files that are part of the program.
func Embedded() fs.FS {
	sub, err := fs.Sub(files, "data")
	if err != nil {
		panic(err) // the name is constant and valid
	}
	return sub
}
