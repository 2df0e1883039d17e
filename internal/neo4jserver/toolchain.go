package neo4jserver

import (
	"context"
	"errors"
	"fmt"
	"os/exec"
	"regexp"
	"strconv"
	"strings"
)

// ErrUnavailable is wrapped by errors that say that Java or Maven is missing
// or doesn't suit. Tests skip on it; any other error is a failure.
var ErrUnavailable = errors.New("Neo4j can't run here")

const (
	minJava = 17
	wantJDK = "Neo4j 5.26 needs a JDK 17 or 21, such as Debian's openjdk-17-jdk-headless or Eclipse Temurin"
	wantMvn = "Maven fetches Neo4j's libraries once; Debian's package is maven"
)

var javaBase = regexp.MustCompile(`(?m)^java\.base@(\d+)`)

// findJava returns the path of a java that can run Neo4jServer.java. The list
// of modules answers both questions about it at once: the version, and whether
// the compiler is there, which a JRE lacks.
func findJava(ctx context.Context) (string, error) {
	java, err := exec.LookPath("java")
	if err != nil {
		return "", fmt.Errorf("%w: java is not on the PATH: %s", ErrUnavailable, wantJDK)
	}
	out, err := exec.CommandContext(ctx, java, "--list-modules").CombinedOutput()
	if ctx.Err() != nil {
		return "", ctx.Err()
	}
	if err != nil {
		return "", fmt.Errorf("%w: %s doesn't work or is older than version 9 (%s): %s",
			ErrUnavailable, java, firstLine(out), wantJDK)
	}
	return java, checkModules(java, string(out))
}

func checkModules(java, modules string) error {
	match := javaBase.FindStringSubmatch(modules)
	if match == nil {
		return fmt.Errorf("%w: %s doesn't tell its version: %s", ErrUnavailable, java, wantJDK)
	}
	if version, _ := strconv.Atoi(match[1]); version < minJava {
		return fmt.Errorf("%w: %s is version %d: %s", ErrUnavailable, java, version, wantJDK)
	}
	if !strings.Contains(modules, "jdk.compiler@") {
		return fmt.Errorf("%w: %s is a runtime without compiler: %s", ErrUnavailable, java, wantJDK)
	}
	return nil
}

func findMaven() (string, error) {
	mvn, err := exec.LookPath("mvn")
	if err != nil {
		return "", fmt.Errorf("%w: mvn is not on the PATH: %s", ErrUnavailable, wantMvn)
	}
	return mvn, nil
}

func firstLine(out []byte) string {
	line, _, _ := strings.Cut(strings.TrimSpace(string(out)), "\n")
	return line
}
