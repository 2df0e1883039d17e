# The server with its playground, as docker-compose.yml runs it.
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
RUN CGO_ENABLED=0 go build -trimpath -o /graph287g .

FROM gcr.io/distroless/static-debian12:nonroot
COPY --from=build /graph287g /graph287g
ENTRYPOINT ["/graph287g"]
