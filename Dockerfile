# The server with its playground: docker run -p 8080:8080 IMAGE. docs/operations.md tells how to run it.
FROM node:20-bookworm-slim AS web
WORKDIR /src/web
COPY web/package.json web/package-lock.json web/.npmrc ./
RUN npm ci
COPY web .
RUN npm run build

FROM golang:1.26-bookworm AS build
WORKDIR /src
COPY go.mod go.sum ./
RUN go mod download
COPY . .
COPY --from=web /src/web/dist web/dist
# The commit, which the build context doesn't tell because .git isn't in it: --build-arg VERSION="$(make -s version)".
ARG VERSION=
RUN CGO_ENABLED=0 go build -trimpath -ldflags "-X graph287g/cli.linkedVersion=${VERSION}" -o /graph287g . && mkdir /data

FROM gcr.io/distroless/static-debian12:nonroot
ARG VERSION=
LABEL org.opencontainers.image.title="graph287g" \
      org.opencontainers.image.licenses="Apache-2.0" \
      org.opencontainers.image.revision="${VERSION}"
COPY --from=build /graph287g /graph287g
# A new volume takes the owner of the folder in the image; by number, so that an orchestrator sees that it isn't root.
COPY --from=build --chown=65532:65532 /data /data
USER 65532:65532
WORKDIR /data
ENV GRAPH287G_STORE=/data/graph.db \
    GRAPH287G_LISTEN=:8080
VOLUME /data
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 CMD ["/graph287g", "health"]
ENTRYPOINT ["/graph287g"]
