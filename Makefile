# make run    serves the API and the playground with real data
# make test   passes the tests, with a real Neo4j where Java and Maven are there
# make dev    serves, and shows what you change
# make help   lists the rest
SHELL := /bin/sh
.DEFAULT_GOAL := help
BIN := bin/graph287g
STORE ?=
IMAGE ?= graph287g
WEB := web/dist/playground/index.html.gz
GENERATED := .cache/generated
PAGES := .cache/pages
AIR := .cache/air
LINT := .cache/golangci-lint
GOTESTSUM := .cache/gotestsum

# The commit, with +dirty where files differ from it: as Go notes it too, but also in a worktree and with -buildvcs=false. Empty
# outside a checkout, where a repository further up would be another's. A VERSION of the environment may be anything.
VERSION = $(shell [ -e .git ] && git rev-parse --short=12 HEAD 2>/dev/null)$(if $(shell [ -e .git ] && git status --porcelain 2>/dev/null),+dirty)
STAMP = -ldflags "-X graph287g/cli.linkedVersion=$(VERSION)"

help: ## list the targets
	@awk -F':.*## ' '/^[a-z0-9-]+:.*## / {printf "  make %-11s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

run: build ## serve with the embedded store and real data; everything missing is installed
	./$(BIN) serve $(if $(STORE),--store $(STORE))

build: web ## build the program with the playground and the scripts of the pages in it
	@command -v go >/dev/null || { echo "Go 1.26 or newer is needed: https://go.dev/dl"; exit 1; }
	go build $(STAMP) -o $(BIN) .

image: ## build the image for docker run; IMAGE=… for another name than graph287g
	docker build --build-arg VERSION=$(VERSION) -t $(IMAGE) .

version: ## print the version that a build of these files has
	@echo $(VERSION)

web: $(WEB) ## build the playground and the scripts of the pages

$(WEB): $(shell find web/src web/playground web/build -type f) $(wildcard web/queries/*.graphql) web/package-lock.json web/vite.config.ts web/vite.islands.config.ts
	@command -v npm >/dev/null || { echo "Node 20.19 or newer with npm is needed to build the playground: https://nodejs.org"; exit 1; }
	@$(MAKE) --no-print-directory web/node_modules/.package-lock.json
	npm run --prefix web build

dev: $(AIR) ## serve from memory, and build and serve anew whenever a file changes; STORE=… for another store
	$(AIR) -c internal/tools/dev/air.toml -- serve --store $(or $(STORE),memory)

dev-build: $(GENERATED) $(PAGES) $(WEB)
	go build $(STAMP) -o .cache/dev/graph287g .

$(GENERATED): gqlgen.yml $(wildcard ontology/*.graphqls internal/schemagen/*.go)
	go generate ./graph/schema
	@mkdir -p $(@D) && touch $@

$(PAGES): $(wildcard web/site/*.templ) internal/tools/dev/go.mod
	go generate ./web/site
	@mkdir -p $(@D) && touch $@

DEPS := internal/oracle/node_modules/.package-lock.json httpapi/audit/node_modules/.package-lock.json

deps: $(DEPS) test/clients/node_modules/.package-lock.json ## install what the tests need beside Go modules

READERS := .cache/readers/bin/duckdb.installed

readers: $(READERS) ## install what reads the server's CSVs in tests: Python with DuckDB and csvw, about 150 MB

$(READERS): test/clients/csv/requirements.txt
	@command -v python3 >/dev/null || { echo "Python 3.10 or newer is needed to read CSVs by other readers"; exit 1; }
	python3 -m venv .cache/readers
	.cache/readers/bin/pip install --quiet --disable-pip-version-check -r $<
	@touch $@

%/node_modules/.package-lock.json: %/package-lock.json
	@command -v npm >/dev/null || { echo "Node 20.19 or newer with npm is needed: https://nodejs.org"; exit 1; }
	npm ci --prefix $* --no-audit --no-fund

# Package by package: these ask one question after the other, most of them of Neo4j or of graphql-js, and wait for the answer. The
# race detector finds nothing in them that it doesn't find in the other packages' tests, and takes minutes. Workbooks are read by
# one goroutine, and what that takes is measured.
SEQUENTIAL := ./test/e2e ./test/crash ./test/random ./test/fuzz ./internal/oracle ./roster/workbook ./cli ./seed
CONCURRENT = ./test/conformance $(filter-out $(SEQUENTIAL:./%=graph287g/%),$(shell go list ./...))
SKIPPED := $(CURDIR)/.cache/skipped

test: export SKIPPED := $(SKIPPED)
test: deps ## run all tests; RACE=-race for the race detector, TESTFLAGS=… for other flags of go test
	@mkdir -p .cache && rm -f $(SKIPPED)
	go test -timeout 45m $(TESTFLAGS) $(RACE) $(CONCURRENT)
	go test -timeout 45m $(TESTFLAGS) $(SEQUENTIAL)
	go -C bench test $(filter-out -json,$(TESTFLAGS)) -bench . -benchtime 1x ./...
	@go run . seed check >/dev/null
	@if grep -qs "for want of neo4j" $(SKIPPED); then \
	printf "\n############################################################\n# THE TESTS ON NEO4J DID NOT RUN.\n# %s\n# Install Java 17 and Maven and run make test again.\n############################################################\n\n" "$$(grep -m1 'for want of neo4j' $(SKIPPED))"; \
	else echo "Tests on Neo4j: none was skipped"; fi

test-fast: $(DEPS) ## run what needs neither Java nor a browser: no Neo4j, 1,000 random queries instead of 10,000
	ORACLE_QUERIES=1000 go test -short -count=1 ./...

FUZZ ?= Transport Document Variables Cursor Filter Archive Read Parts
FUZZTIME ?= 10m

# Each target ends with a line. What fails is written to testdata/fuzz beside the target, where go test finds it from then on.
crash: ## kill programs and Neo4j at more moments of imports than make test does; half an hour
	go test -timeout 90m -count=1 -v ./test/crash -kills 6

fuzz: ## ask what nobody would, FUZZTIME=10m of each fuzz target; FUZZ="Filter Cursor" for some of them
	@code=0; for target in $(FUZZ); do \
	package=$$(dirname $$(grep -rl --include=*_test.go "func Fuzz$$target(" test/fuzz roster)); \
	if out=$$(go test ./$$package -run '^$$' -fuzz "^Fuzz$$target\$$" -fuzztime $(FUZZTIME) -fuzzminimizetime 50x $(TESTFLAGS) 2>&1) && echo "$$out" | grep -q '^fuzz: elapsed'; then result=passed; \
	else result=FAILED; code=1; echo "$$out" | grep -v '^fuzz: '; fi; \
	echo "$$out" | awk -v name=$$target -v result=$$result '/^fuzz: elapsed/ { line = $$0 } END { sub(/^fuzz: elapsed: /, "", line); sub(/ \([0-9]+\/sec\)/, "", line); printf "%-10s %s  %s\n", name, result, line }'; \
	done; exit $$code

ATTACKFLAGS ?=

attack: ## attack the server as anybody can, and print what holds; STORE=neo4j over a Neo4j of its own, ATTACKFLAGS="-only size,gone"
	go run ./internal/attack/cmd/attack $(if $(filter neo4j%,$(STORE)),-neo4j) $(ATTACKFLAGS)

seed: build ## make the store's curated records equal to the files; STORE=neo4j://… for another store
	./$(BIN) seed $(if $(STORE),--store $(STORE))

seed-check: ## check the curated files, beside the articles in ../shared/seeds where these are there
	go run . seed check

check: fresh tidy vet lint test-fast seed-check ## all that can be told without Java and a browser: run it before pushing

neo4j: ## start a Neo4j server from Maven Central on 127.0.0.1:7687, in the foreground
	go run ./internal/neo4jserver/cmd/neo4j

BENCHFLAGS ?=

bench: ## measure beside others that answer the same questions; BENCHFLAGS="--copies 10 --engines embedded,sqlite"
	go -C bench build -o ../.cache/bench ./cmd/bench
	cd bench && ../.cache/bench run $(BENCHFLAGS)

generate: ## derive the schema from the ontology and run gqlgen
	go generate ./...
	go -C bench generate ./...

fresh: ## fail where generated files aren't what the ontology says now, and write them
	@before=$$(git hash-object graph/schema/* bench/peer/* web/site/*_templ.go); $(MAKE) --no-print-directory generate; \
	[ "$$before" = "$$(git hash-object graph/schema/* bench/peer/* web/site/*_templ.go)" ] || { git diff --stat -- graph/schema bench/peer web/site; echo "Generated files were stale and are written now: commit them."; exit 1; }

SHAPES := web/countymap/shapes.txt

shapes: web/node_modules/.package-lock.json ## write the outlines of counties anew, from the package that has them
	node web/build/shapes.mjs

fresh-shapes: ## fail where the outlines of counties aren't what the package says now, and write them
	@before=$$(git hash-object $(SHAPES)); $(MAKE) --no-print-directory shapes; \
	[ "$$before" = "$$(git hash-object $(SHAPES))" ] || { echo "$(SHAPES) was stale and is written now: commit it."; exit 1; }

tidy: ## fail where go.mod or go.sum isn't tidy
	go mod tidy -diff
	go -C bench mod tidy -diff

vet: ## look for mistakes that compile
	go vet ./...
	go -C bench vet ./...

publish: ## write the schema down as published: from then on only notice of 90 days lets anything go
	go run ./internal/schemadiff -publish

lint: $(LINT) ## check style and imports
	$(LINT) run
	cd bench && ../$(LINT) run

# Tools are built from their pinned source. The first time the linter takes minutes.
$(LINT): internal/tools/go.mod
	go -C internal/tools build -o ../../$@ github.com/golangci/golangci-lint/v2/cmd/golangci-lint

$(AIR): internal/tools/dev/go.mod
	go -C internal/tools/dev build -o ../../../$@ github.com/air-verse/air

$(GOTESTSUM): internal/tools/dev/go.mod
	go -C internal/tools/dev build -o ../../../$@ gotest.tools/gotestsum

# Packages whose tests write what they expect, with -update.
GOLDEN = $(sort $(dir $(shell grep -rl --include=*_test.go --exclude-dir=node_modules --exclude-dir=.cache 'flag.Bool."update"' .)))

golden: generate ## write all that tests expect anew: answers, documents, statements, curated cases, Neo4j's plans
	go test -short -count=1 $(GOLDEN) -update
	@if command -v java >/dev/null && command -v mvn >/dev/null; then \
	echo go test -timeout 45m -count=1 ./test/e2e -run TestPlans -update; go test -timeout 45m -count=1 ./test/e2e -run TestPlans -update; \
	else echo "NOT WRITTEN: test/corpus/plans, which needs Java 17 and Maven"; fi

clean: ## remove what was built and downloaded
	rm -rf bin .cache web/dist/playground web/dist/islands web/node_modules internal/oracle/node_modules httpapi/audit/node_modules test/clients/node_modules bench/node/node_modules

.PHONY: help run build image version web dev dev-build deps readers test test-fast crash fuzz attack seed seed-check check neo4j bench generate fresh shapes fresh-shapes tidy vet publish lint golden clean
