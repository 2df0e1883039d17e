package main

import (
	"bytes"
	"net/url"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/goccy/go-yaml"
)

// A composeFile is what this project uses of the form of docker-compose.yml. A key that isn't here is a slip, or belongs here.
type composeFile struct {
	Program  any `yaml:"x-program"`
	Services map[string]service
	Volumes  map[string]any
}

type service struct {
	Image       string
	Build       *composeBuild
	Command     []string
	Restart     string
	Environment map[string]string
	MemLimit    string `yaml:"mem_limit"`
	Volumes     []string
	Ports       []string
	Healthcheck composeHealth
	DependsOn   map[string]struct{ Condition string } `yaml:"depends_on"`
}

type composeBuild struct {
	Context string
	Args    map[string]string
}

type composeHealth struct {
	Test        []string
	Interval    string
	Timeout     string
	Retries     int
	StartPeriod string `yaml:"start_period"`
	Disable     bool
}

func compose(t *testing.T) composeFile {
	t.Helper()
	text, err := os.ReadFile("docker-compose.yml")
	if err != nil {
		t.Fatal(err)
	}
	var out composeFile
	if err := yaml.NewDecoder(bytes.NewReader(text), yaml.Strict()).Decode(&out); err != nil {
		t.Fatal(err)
	}
	return out
}

// TestCompose: what serves is started again and its health is checked, what fills the store runs once, and all fits the image.
func TestCompose(t *testing.T) {
	services := compose(t).Services
	for name, s := range services {
		checkVariables(t, s.Environment)
		serves := name != "seed"
		if want := map[bool]string{true: "unless-stopped", false: "no"}[serves]; s.Restart != want {
			t.Errorf("%s: restart is %q, not %q", name, s.Restart, want)
		}
		if checked := len(s.Healthcheck.Test) > 0; checked != serves || s.Healthcheck.Disable == serves {
			t.Errorf("%s: its health is checked: %v", name, checked)
		}
		if s.MemLimit == "" {
			t.Errorf("%s may take all memory", name)
		}
		for _, port := range s.Ports {
			if !strings.HasPrefix(port, "127.0.0.1:") {
				t.Errorf("%s is open to all at %s", name, port)
			}
		}
		for other, condition := range s.DependsOn {
			finished, healthy := condition.Condition == "service_completed_successfully", condition.Condition == "service_healthy"
			if on, ok := services[other]; !ok || !finished && !healthy || finished != (on.Restart == "no") {
				t.Errorf("%s waits for %s until it is %s", name, other, condition.Condition)
			}
		}
		if s.Build != nil {
			checkBuild(t, name, s)
		}
	}
	if len(services["api"].Command) != 0 || !slices.Equal(services["seed"].Command, []string{"seed"}) {
		t.Errorf("api runs %v, seed %v", services["api"].Command, services["seed"].Command)
	}
	if want := append([]string{"CMD"}, healthCheck(t)...); !slices.Equal(services["api"].Healthcheck.Test, want) {
		t.Errorf("the health of api is checked by %v, not %v", services["api"].Healthcheck.Test, want)
	}
	if exposed := the(t, image(t), "EXPOSE"); len(services["api"].Ports) != 1 || !strings.HasSuffix(services["api"].Ports[0], ":"+exposed) {
		t.Errorf("api is published at %v, it listens on %s", services["api"].Ports, exposed)
	}
}

// checkBuild finds what keeps a service from being this program.
func checkBuild(t *testing.T, name string, s service) {
	t.Helper()
	for arg := range s.Build.Args {
		if !slices.ContainsFunc(dockerfile(t), func(i instruction) bool { return i.name == "ARG" && strings.HasPrefix(i.rest, arg+"=") }) {
			t.Errorf("%s: the Dockerfile takes no %s", name, arg)
		}
	}
	if s.Build.Args["VERSION"] == "" {
		t.Errorf("%s isn't told its version", name)
	}
	if s.Environment["NEO4J_PASSWORD"] == "" || s.Environment["GRAPH287G_LISTEN"] != "" {
		t.Errorf("%s: its variables are %v: it needs a password, and listens as the image does", name, s.Environment)
	}
	store, err := url.Parse(s.Environment["GRAPH287G_STORE"])
	if err != nil || store.Scheme != "neo4j" || compose(t).Services[store.Hostname()].Image == "" {
		t.Errorf("%s: its store %s is none of the services", name, s.Environment["GRAPH287G_STORE"])
	}
}
