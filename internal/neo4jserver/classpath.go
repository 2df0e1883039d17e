package neo4jserver

import (
	"context"
	"crypto/sha256"
	_ "embed"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
)

//go:embed pom.xml
var pom []byte

// classPath returns Java's class path of Neo4j. Maven takes seconds to tell
// it, so it is remembered for as long as the pom and the libraries stay.
func classPath(ctx context.Context, cache string, progress io.Writer) (string, error) {
	folder := filepath.Join(cache, fmt.Sprintf("%x", sha256.Sum256(pom))[:12])
	if err := makeCache(cache, folder); err != nil {
		return "", err
	}
	file := filepath.Join(folder, "classpath")
	if path := remembered(file); path != "" {
		return path, nil
	}
	mvn, err := findMaven()
	if err != nil {
		return "", err
	}
	// Test binaries start at the same time, and two Mavens that download the
	// same libraries get in each other's way.
	unlock, err := lock(ctx, filepath.Join(folder, "lock"))
	if err != nil {
		return "", err
	}
	defer unlock()
	if path := remembered(file); path != "" {
		return path, nil
	}
	if err := resolve(ctx, mvn, folder, file, progress); err != nil {
		return "", err
	}
	path := remembered(file)
	if path == "" {
		return "", fmt.Errorf("maven left no usable class path in %s", file)
	}
	return path, nil
}

// remembered returns the class path in the file, or "" if there is none or one
// of its libraries is gone from Maven's local repository.
func remembered(file string) string {
	content, err := os.ReadFile(file)
	if err != nil {
		return ""
	}
	path := strings.TrimSpace(string(content))
	for _, library := range filepath.SplitList(path) {
		if _, err := os.Stat(library); err != nil {
			return ""
		}
	}
	return path
}

// makeCache makes the folders, and keeps git from them even where nobody
// thought of .gitignore.
func makeCache(cache, folder string) error {
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(cache, ".gitignore"), []byte("*\n"), 0o644)
}

// defaultCache is never a folder that other users can write to: what its files
// name gets executed.
func defaultCache() string {
	if root, err := repositoryRoot(); err == nil {
		return filepath.Join(root, ".cache", "neo4j")
	}
	if folder, err := os.UserCacheDir(); err == nil {
		return filepath.Join(folder, "graph287g", "neo4j")
	}
	return filepath.Join(".cache", "neo4j")
}

// repositoryRoot is the closest folder above the working directory that has a
// go.mod.
func repositoryRoot() (string, error) {
	folder, err := os.Getwd()
	if err != nil {
		return "", err
	}
	for {
		if _, err := os.Stat(filepath.Join(folder, "go.mod")); err == nil {
			return folder, nil
		}
		parent := filepath.Dir(folder)
		if parent == folder {
			return "", errors.New("no go.mod above the working directory")
		}
		folder = parent
	}
}
