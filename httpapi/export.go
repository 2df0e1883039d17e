package httpapi

import (
	"compress/gzip"
	"context"
	"fmt"
	"hash/fnv"
	"io"
	"iter"
	"net/http"
	"strconv"
	"strings"
	"time"

	"graph287g/graph"
	"graph287g/graph/apierror"
	"graph287g/graph/compile"
	"graph287g/store"
)

// An Exporter is an Engine from which whole kinds, and the whole graph, can be had.
type Exporter interface {
	Tabler
	KindExports() []graph.KindExport
	Version(ctx context.Context) (store.Version, error)
	// Records yields the whole graph of one version, as store.Store's Export does.
	Records(ctx context.Context) iter.Seq2[store.Record, error]
	// ExecuteUnkept is Execute, of an answer that nobody will ask for again soon.
	ExecuteUnkept(ctx context.Context, r graph.Request) graph.Response
}

const (
	exportPath    = "/export"
	exportPrefix  = "/export/"
	recordsPath   = "/export.jsonl.gz"
	csvEnding     = ".csv"
	sidecarEnding = ".csv-metadata.json" // as "CSV on the Web" looks for it beside a CSV
)

var (
	licenseLink = "<" + compile.LicenseURL + `>; rel="license"`
	gzipType    = "application/gzip"
)

// exports is /export and what is below it.
type exports struct {
	exporter Exporter
	kinds    []graph.KindExport
	files    *exportFiles
	timeout  time.Duration // of a page
	base     string        // of addresses
}

// addExports adds the exports of an engine that has them.
func (rs *routes) addExports(c Config) {
	e, ok := c.Engine.(Exporter)
	if !ok {
		return
	}
	x := &exports{exporter: e, kinds: e.KindExports(), files: newExportFiles(e, c.Logger), timeout: c.Limits.Timeout, base: strings.TrimSuffix(c.PublicURL, "/")}
	rs.handle(exportPath, onlyRead, http.HandlerFunc(x.list))
	rs.handle(recordsPath, onlyRead, http.HandlerFunc(x.records))
	rs.handlePrefix(exportPrefix, onlyRead, http.HandlerFunc(x.kind))
}

func hasExports(e Engine) bool {
	_, ok := e.(Exporter)
	return ok
}

// An exportList is what /export tells.
type exportList struct {
	Version     int64          `json:"version"`
	RecordedAt  string         `json:"recordedAt"`
	License     string         `json:"license"`
	LicenseURL  string         `json:"licenseUrl"`
	Attribution string         `json:"attribution"`
	Records     string         `json:"records"` // the address of the whole graph
	Kinds       []exportedKind `json:"kinds"`
}

type exportedKind struct {
	Kind        string `json:"kind"`
	Rows        int    `json:"rows"`
	CSV         string `json:"csv"`
	Metadata    string `json:"metadata"`
	Description string `json:"description"`
}

func (x *exports) list(w http.ResponseWriter, r *http.Request) {
	v, err := x.exporter.Version(r.Context())
	if err != nil {
		sendProblem(w, r, jsonMedia, x.files.problemOf(r.Context(), err))
		return
	}
	out := exportList{
		Version: v.Number, RecordedAt: v.RecordedAt.Format(store.InstantLayout), License: compile.License, LicenseURL: compile.LicenseURL, Attribution: compile.Attribution,
		Records: x.base + recordsPath,
	}
	for _, k := range x.kinds {
		of := exportedKind{
			Kind: k.Slug, CSV: x.base + exportPrefix + k.Slug + csvEnding, Metadata: x.base + exportPrefix + k.Slug + sidecarEnding, Description: k.Description,
		}
		if k.Index < len(v.Counts) { // an empty graph has counted nothing
			of.Rows = v.Counts[k.Index]
		}
		out.Kinds = append(out.Kinds, of)
	}
	w.Header()["Cache-Control"] = noStore
	w.Header().Add("Vary", "Accept-Encoding")
	send(w, r, http.StatusOK, jsonMedia, marshal(out))
}

// An export is what is asked for: which file, in which form.
type export struct {
	name        string // of the file that is kept
	file        string // as it is saved
	contentType string
	etag        string // without the version, and what tells forms apart
	describedBy string
	zipped      bool // compressed by its own format, whatever Accept-Encoding says
	sidecar     bool
	write       maker
}

func (x *exports) records(w http.ResponseWriter, r *http.Request) {
	x.serve(w, r, export{
		name: recordsPath, file: "graph287g.jsonl.gz", contentType: gzipType, etag: "jsonl", zipped: true, write: recordsMaker(x.exporter),
	})
}

func (x *exports) kind(w http.ResponseWriter, r *http.Request) {
	rest := strings.TrimPrefix(r.URL.Path, exportPrefix)
	slug, sidecar := strings.CutSuffix(rest, sidecarEnding)
	isCSV := false
	if !sidecar {
		slug, isCSV = strings.CutSuffix(rest, csvEnding)
	}
	for _, k := range x.kinds {
		if k.Slug == slug && (isCSV || sidecar) {
			x.serve(w, r, x.exportOf(k, sidecar))
			return
		}
	}
	sendProblem(w, r, jsonMedia, x.notExported())
}

func (x *exports) exportOf(k graph.KindExport, sidecar bool) export {
	address := x.base + exportPrefix + k.Slug
	hash := fnv.New32a()
	_, _ = io.WriteString(hash, k.Document)
	e := export{
		name: k.Slug, file: k.Slug + csvEnding, contentType: csvType[0], etag: fmt.Sprintf("csv%x", hash.Sum32()), describedBy: address + sidecarEnding,
		write: kindMaker(x.exporter, k, x.timeout, tableOptions{name: k.Plural, address: address + csvEnding}),
	}
	if sidecar {
		e.sidecar, e.contentType, e.etag, e.describedBy = true, csvwType[0], "csvw"+e.etag[3:], ""
	}
	return e
}

func (x *exports) notExported() *problem {
	p := &problem{status: http.StatusNotFound, code: apierror.NotFound, message: "no such export: /export lists those that there are, such as /export/county.csv"}
	for _, k := range x.kinds {
		p.paths = append(p.paths, exportPrefix+k.Slug+csvEnding)
	}
	return p
}

// serve sends an export, or tells that the client's copy is that of the version that the graph has; for that nothing has to be made.
func (x *exports) serve(w http.ResponseWriter, r *http.Request, e export) {
	v, err := x.exporter.Version(r.Context())
	if err != nil {
		sendProblem(w, r, jsonMedia, x.files.problemOf(r.Context(), err))
		return
	}
	zip := !e.zipped && acceptsGzip(r.Header["Accept-Encoding"])
	h := w.Header()
	if !e.zipped {
		h.Add("Vary", "Accept-Encoding")
	}
	if e.setVersion(h, v, zip); isUnchanged(r, h.Get("ETag"), v.RecordedAt) {
		w.WriteHeader(http.StatusNotModified)
		return
	}
	file, p := x.files.get(r.Context(), e.name, v, e.write)
	if p != nil {
		for _, name := range []string{"ETag", "Last-Modified", "Link"} {
			h.Del(name)
		}
		sendProblem(w, r, jsonMedia, p)
		return
	}
	defer x.files.giveBack(file)
	e.setVersion(h, file.version, zip) // which may be a newer one
	h.Set("Content-Type", e.contentType)
	if e.sidecar {
		sendBody(w, r, http.StatusOK, []string{e.contentType}, file.sidecar)
		return
	}
	h.Set("Content-Disposition", `attachment; filename="`+e.file+`"`)
	if e.describedBy != "" {
		h.Add("Link", "<"+e.describedBy+">; "+csvProfile)
	}
	sendSpool(w, r, file.spool, zip, zip || e.zipped)
}

// setVersion sets what tells of which version an export is. Caches ask each time whether it is the newest.
func (e *export) setVersion(h http.Header, v store.Version, zip bool) {
	form := e.etag
	if zip {
		form += "-gzip" // other bytes, another strong tag
	}
	h.Set("ETag", fmt.Sprintf(`"%d-%s-%s"`, v.Number, strconv.FormatInt(v.RecordedAt.UnixMilli(), 36), form))
	h.Set("Cache-Control", "no-cache")
	h.Set("Last-Modified", v.RecordedAt.UTC().Format(http.TimeFormat))
	h.Set("Link", licenseLink)
}

// isUnchanged tells whether a client's copy is that which has a tag, or where it sends none, is no older than that.
func isUnchanged(r *http.Request, tag string, recordedAt time.Time) bool {
	if r.Header.Get("If-None-Match") != "" {
		return HasTag(r, tag)
	}
	since, err := http.ParseTime(r.Header.Get("If-Modified-Since"))
	return err == nil && !recordedAt.Truncate(time.Second).After(since)
}

// sendSpool sends what is spooled, piece by piece: what a slow client hasn't taken stays in the file.
func sendSpool(w http.ResponseWriter, r *http.Request, s *spool, coded, asIs bool) {
	h := w.Header()
	if coded {
		h["Content-Encoding"] = gzipCoding
	}
	size, body := s.size, s.reader()
	if !asIs {
		plain, err := gzip.NewReader(body)
		if err != nil {
			panic(err) // it was compressed here
		}
		size, body = s.plain, plain
	}
	h.Set("Content-Length", strconv.FormatInt(size, 10))
	w.WriteHeader(http.StatusOK)
	if r.Method == http.MethodHead {
		return
	}
	if _, err := io.Copy(w, body); err != nil {
		panic(http.ErrAbortHandler) // the client has gone, or the file can't be read: what came isn't whole
	}
}
