// Package docs holds the documents of this folder, so that the program can show them.
package docs

import "embed"

// Files are the documents, by their names in this folder.
//
//go:embed *.md decisions/*.md
var Files embed.FS
