// Package httpapi is the HTTP side of the GraphQL API: it turns requests into graph.Request, hands them to an Engine and
// writes what comes back. It follows "GraphQL over HTTP", which the script in audit/ checks; it knows nothing of what a
// query means. A request takes this way:
//
//	observe     id, access log, panics (middleware_observe.go, request_id.go, response_writer.go)
//	headers     security headers, Host, CORS (middleware_headers.go, middleware_host.go)
//	routes      path and method (routes.go)
//	graphql     media types, body or URL → graph.Request (graphql.go, request_*.go); whose request it is (client.go)
//	run         a place, memory for the answer, a deadline, the Engine (graphql.go, admission.go, shares.go)
//	send        status, gzip, bytes as they are, at a rate (response_*.go)
//
// A request for CSV takes the same way up to run, once for each page of its list (table.go, table_request.go, table_pages.go, table_failure.go);
// table_sidecar.go describes the columns. Below /export are whole kinds, made once for each version (export.go, export_make.go, export_files.go,
// export_spool.go).
//
// POST /cite takes the same way up to run and archives what comes out (cite_post.go, cite_citation.go); below /cite/ archived
// answers are shown, with what differs today (cite_get.go, cite_today.go, cite_page.go). server.go listens and shuts down.
//
// # Errors
//
// Every error is JSON in the form of GraphQL: no data key, a message that says what would work, extensions.code. No message
// repeats anything that was sent. (What isn't HTTP, or has over 64 KiB of header, net/http refuses in its own words before
// anything here sees it.) The transport's own:
//
//	400  BAD_USER_INPUT      the body or a parameter isn't what GraphQL over HTTP wants
//	404  NOT_FOUND           no such path; extensions.paths lists those that there are. Or a CSV of what isn't there
//	405  METHOD_NOT_ALLOWED  with Allow
//	406  BAD_USER_INPUT      Accept leaves none of the media types
//	408  TIMEOUT             the body came too slowly
//	412  BAD_USER_INPUT      If-Match names another version of a text at a fixed path
//	413  BAD_USER_INPUT      the body is over Limits.BodyBytes
//	415  BAD_USER_INPUT      the body isn't application/json in UTF-8, or it is compressed
//	421  BAD_USER_INPUT      Host is none of Config.Hosts, where these are set
//	500  INTERNAL            a panic; the log has the stack under the request's id
//	429  RATE_LIMITED        the client has its share of the places, of the memory or, at /cite, of the archive; with Retry-After
//	507  ARCHIVE_FULL        /cite can keep no more answers (422 tells of one that can't be cited, 404 of no archive)
//	503  RATE_LIMITED        Limits.Concurrent requests run already, Limits.MemoryBytes are in use, or too much waits to be archived;
//	                         with Retry-After
//
// RATE_LIMITED with 503 tells a client to slow down and an operator that the store isn't what failed, which
// STORE_UNAVAILABLE would suggest. Of the Engine's codes some have a status in both media types, so that proxies and retrying
// clients understand them:
//
//	METHOD_NOT_ALLOWED  405, with Allow
//	RATE_LIMITED        429, with Retry-After
//	INTERNAL            500
//	STORE_UNAVAILABLE   503, with Retry-After
//	TIMEOUT             504
//
// With any other code the status is 400 as application/graphql-response+json, and 200 as application/json, whose clients
// take other statuses for a broken server. Without a code the operation ran: 200.
package httpapi
