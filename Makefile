# make run    serves the API and the playground with real data
# make test   passes the tests, with a real Neo4j where Java and Maven are there
# make dev    serves, and shows what you change
# make help   lists the rest
SHELL := /bin/sh
.DEFAULT_GOAL := help
BIN := bin/graph287g
STORE ?=
WEB := web/dist/playground/index.html.gz
GENERATED := .cache/generated
AIR := .cache/air
LINT := .cache/golangci-lint

help: ## list the targets
	@awk -F':.*## ' '/^[a-z0-9-]+:.*## / {printf "  make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

run: build ## serve with the embedded store and real data; everything missing is installed
	./$(BIN) serve $(if $(STORE),--store $(STORE))

build: web ## build the program with the playground in it
	@command -v go >/dev/null || { echo "Go 1.26 or newer is needed: https://go.dev/dl"; exit 1; }
	go build -o $(BIN) .

web: $(WEB) ## build the playground

$(WEB): $(shell find web/src web/playground web/build -type f) web/package-lock.json web/vite.config.ts
	@command -v npm >/dev/null || { echo "Node 20.19 or newer with npm is needed to build the playground: https://nodejs.org"; exit 1; }
	@$(MAKE) --no-print-directory web/node_modules/.package-lock.json
	npm run --prefix web build

dev: $(AIR) ## serve from memory, and build and serve anew whenever a file changes; STORE=… for another store
	$(AIR) -c internal/tools/dev/air.toml -- serve --store $(or $(STORE),memory)

dev-build: $(GENERATED) $(WEB)
	go build -o .cache/dev/graph287g .

$(GENERATED): gqlgen.yml $(wildcard ontology/*.graphqls internal/schemagen/*.go)
	go generate ./graph/schema
	@mkdir -p $(@D) && touch $@

deps: internal/oracle/node_modules/.package-lock.json httpapi/audit/node_modules/.package-lock.json test/clients/node_modules/.package-lock.json ## install what the tests need beside Go modules

%/node_modules/.package-lock.json: %/package-lock.json
	@command -v npm >/dev/null || { echo "Node 20.19 or newer with npm is needed: https://nodejs.org"; exit 1; }
	npm ci --prefix $* --no-audit --no-fund

test: deps ## run all tests; GOFLAGS=-race for the race detector
	@rm -f .cache/neo4j-suite
	go test -timeout 45m ./...
	go -C bench test -bench . -benchtime 1x ./...
	@go run . seed check >/dev/null
	@sh -c 'state=$$(cat .cache/neo4j-suite 2>/dev/null || echo "NOT RUN: its tests were not reached"); \
	if [ "$$state" = ran ]; then echo "Neo4j suite: ran against a real server"; else \
	printf "\n############################################################\n# THE NEO4J SUITE DID NOT RUN.\n# %s\n# Install Java 17 and Maven and run make test again.\n############################################################\n\n" "$$state"; fi'

seed: build ## make the store's curated records equal to the files; STORE=neo4j://… for another store
	./$(BIN) seed $(if $(STORE),--store $(STORE))

check: build ## check the curated files, beside the articles in ../shared/seeds where these are there
	./$(BIN) seed check

neo4j: ## start a Neo4j server from Maven Central on 127.0.0.1:7687, in the foreground
	go run ./internal/neo4jserver/cmd/neo4j

bench: ## measure against gqlgen's ordinary resolvers in the same run
	go -C bench test . -run '^$$' -bench . -benchtime 3s

generate: ## derive the schema from the ontology and run gqlgen
	go generate ./...
	go -C bench generate ./...

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

golden: ## write the corpus' expected answers anew, from the embedded store
	go test ./test/e2e -run TestCorpus/embedded -update

clean: ## remove what was built and downloaded
	rm -rf bin .cache web/dist/playground web/node_modules internal/oracle/node_modules httpapi/audit/node_modules test/clients/node_modules

.PHONY: help run build web dev dev-build deps test seed check neo4j bench generate publish lint golden clean
