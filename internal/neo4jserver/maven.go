package neo4jserver

import (
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"
)

const (
	// progressPause is the time between two lines about the download.
	progressPause = 5 * time.Second
	// allFiles is roughly what an empty local repository lacks: the libraries,
	// their descriptions, and those of Maven's plugin.
	allFiles = 760
)

// resolve lets Maven write the class path to the file, which takes seconds if
// Maven has the libraries and a minute or two if not.
func resolve(ctx context.Context, mvn, folder, file string, progress io.Writer) error {
	project := filepath.Join(folder, "pom.xml")
	if err := os.WriteFile(project, pom, 0o644); err != nil {
		return err
	}
	fresh := file + ".new"
	cmd := exec.CommandContext(ctx, mvn, "-B", "-f", project,
		"dependency:build-classpath", "-Dmdep.outputFile="+fresh)
	cmd.WaitDelay = time.Second
	output := &mavenOutput{progress: progress, told: time.Now()}
	cmd.Stdout, cmd.Stderr = output, output

	fmt.Fprintln(progress, "neo4j: Maven looks for Neo4j's libraries (the first time it downloads about 120 MB) ...")
	start := time.Now()
	err := cmd.Run()
	if ctx.Err() != nil {
		return fmt.Errorf("fetching Neo4j's libraries: %w", ctx.Err())
	}
	if err != nil {
		return fmt.Errorf("maven could not fetch Neo4j's libraries: %w\n%s", err, lastLines(output.text.String()))
	}
	fmt.Fprintf(progress, "neo4j: libraries found after %.0f s\n", time.Since(start).Seconds())
	return os.Rename(fresh, file)
}

// mavenOutput keeps what Maven says for the error message and turns its
// hundreds of lines about downloads into a few.
type mavenOutput struct {
	text     strings.Builder
	progress io.Writer
	told     time.Time
}

func (m *mavenOutput) Write(p []byte) (int, error) {
	m.text.Write(p)
	if time.Since(m.told) >= progressPause {
		m.told = time.Now()
		fmt.Fprintf(m.progress, "neo4j: %d of at most %d files downloaded ...\n",
			strings.Count(m.text.String(), "Downloaded from"), allFiles)
	}
	return len(p), nil
}
