package site

import (
	"cmp"
	"encoding/json"
	"net/url"
	"strconv"
	"strings"

	"github.com/a-h/templ"

	"graph287g/web/site/words"
)

// A frame is what every page has around its content.
type frame struct {
	*visit
	site        *Site
	title       string   // without the name of the site
	description string   // for search engines and chats: plain text
	meta        *meta    // nil where the API wasn't asked
	tools       *tools   // nil where there is no record to cite
	islands     []string // that the page loads beside those of every page
	query       string   // what is asked behind the path, with its question mark
	oembed      string   // where consumers learn how to embed the page; empty for most
}

// A meta is what every document asks of the graph itself.
type meta struct {
	Version      int
	RecordedAt   string
	NewestDay    string
	NewestDayAge int
	LicenseURL   string `json:"licenseUrl"`
}

// tools are what one can do with a page.
type tools struct {
	id       string // of the record
	sentence string // to be quoted
	citation string // of the record, as lawyers write it
	query    asked
	dated    string // what makes the page's address that of its day, with its question mark
	field    string // of the record, that the page is about first; its name where it is empty
	list     string // the newest list and the rows of it that the page shows, cited
}

// text is a message in the page's language.
func (f *visit) text(key string, values ...any) string { return f.words.Text(key, values...) }

// html is a message with components in it.
func (f *visit) html(key string, values ...any) templ.Component { return f.words.HTML(key, values...) }

// day writes a date; nothing for nothing.
func (f *visit) day(edtf string) string { return f.words.Date(edtf) }

// prefix is what addresses of a language begin with.
func prefix(language string) string {
	if language == words.Languages[0] {
		return ""
	}
	return "/" + language
}

// href is the address of a page in the language of this one. A path is as it stands in a URL, unescaped.
func (f *frame) href(path string) templ.SafeURL { return f.hrefIn(f.words.Language, path) }

func (f *frame) hrefIn(language, path string) templ.SafeURL {
	if path == "/" && language != words.Languages[0] {
		path = ""
	}
	return templ.SafeURL(f.site.base + prefix(language) + escapePath(path))
}

// record is the address of the page of a record. No id has parts that browsers would take for steps up or for another site; if one had, its
// link would lead to the search.
func (f *frame) record(id string) templ.SafeURL {
	for part := range strings.SplitSeq(id, "/") {
		if part == "" || part == "." || part == ".." {
			return f.href("/search")
		}
	}
	return f.href("/" + id)
}

// root is the address of what has no language: the playground, the API, a style.
func (f *frame) root(path string) templ.SafeURL { return templ.SafeURL(f.site.base + path) }

func escapePath(path string) string {
	parts := strings.Split(path, "/")
	for i, part := range parts {
		parts[i] = url.PathEscape(part)
	}
	return strings.Join(parts, "/")
}

// absolute is the whole address of this page in a language, where the server knows by which name it is reached; else its path.
func (f *frame) absolute(language string) string {
	path := string(f.hrefIn(language, f.path)) + f.query
	if f.site.config.PublicURL == "" {
		return path
	}
	return strings.TrimSuffix(strings.TrimSuffix(f.site.config.PublicURL, "/"), f.site.base) + path
}

// otherLanguage is the first language that the page isn't in.
func (f *frame) otherLanguage() string {
	for _, language := range words.Languages {
		if language != f.words.Language {
			return language
		}
	}
	return f.words.Language
}

// external is an address of another site, if it is one of the web: others run scripts or open programs.
func external(address string) (templ.SafeURL, bool) {
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
		return "", false
	}
	return templ.SafeURL(u.String()), true
}

// playground is the address of the playground in the language of this page.
func (f *frame) playground() templ.SafeURL {
	if f.words.Language == words.Languages[0] {
		return f.root("/playground/")
	}
	return f.root("/playground/" + f.words.Language + "/")
}

// inPlayground is the address of a query in the playground. What it holds is after the #, which isn't sent to the server.
func (f *frame) inPlayground(q asked) templ.SafeURL {
	return f.playground() + templ.SafeURL("#query="+fragmentValue("# "+q.About+"\n"+q.Text)+"&variables="+fragmentValue(indented(q.variables)))
}

func indented(variables []byte) string {
	var value any
	if err := json.Unmarshal(variables, &value); err != nil {
		return string(variables)
	}
	text, err := json.MarshalIndent(value, "", "  ")
	if err != nil {
		return string(variables)
	}
	return string(text)
}

// fragmentValue escapes a value behind #, in which a space is no +.
func fragmentValue(s string) string { return strings.ReplaceAll(url.QueryEscape(s), "+", "%20") }

// reported is the field that a report of a mistake names, until who writes it names another.
func (t *tools) reported() string { return cmp.Or(t.field, "name") }

// report is the address to which a mistake in a field of the page's record is reported, with what is known of the page filled in.
func (f *frame) report(field string) templ.SafeURL {
	u, err := url.Parse(f.site.contact)
	if err != nil {
		return ""
	}
	version := f.words.Number(f.meta.Version)
	if u.Scheme == "mailto" {
		subject := f.text("report.subject", "id", f.tools.id, "version", version)
		body := f.text("report.body", "id", f.tools.id, "field", field, "version", version, "page", f.absolute(f.words.Language))
		u.RawQuery = "subject=" + fragmentValue(subject) + "&body=" + fragmentValue(body)
		return templ.SafeURL(u.String())
	}
	q := u.Query()
	q.Set("id", f.tools.id)
	q.Set("field", field)
	q.Set("version", strconv.Itoa(f.meta.Version))
	q.Set("page", f.absolute(f.words.Language))
	u.RawQuery = q.Encode()
	return templ.SafeURL(u.String())
}

// maxCitedRows is up to how many rows of a list a citation names.
const maxCitedRows = 20

// listCited cites the newest list with the rows that a page shows, and the hash by which anybody can tell that theirs is the same file.
func (f *frame) listCited(newest []snapshot, rows []rowLink) string {
	if len(newest) == 0 {
		return ""
	}
	out := newest[0].Source.CiteAs
	if len(rows) > 0 && len(rows) <= maxCitedRows {
		numbers := make([]string, len(rows))
		for i, at := range rows {
			numbers[i] = strconv.Itoa(at.number)
		}
		out += ", " + f.text("cite.rows", "count", len(rows), "rows", strings.Join(numbers, ", "))
	}
	return out + ", SHA-256 " + newest[0].SHA256
}

// versioned is the page's address with the version of the graph that it shows and the day of that.
func (f *frame) versioned() templ.Component {
	return f.html("cite.dated.is", "page", f.address(), "version", f.meta.Version, "day", f.day(dayOf(f.meta.RecordedAt)))
}

// oldDays is from when on the newest list is older than lists get between two of them.
const oldDays = 15

func (f *frame) daysAgo(n int) string {
	if n == 0 {
		return f.text("age.today")
	}
	return f.text("age.days", "count", n)
}

// dayOf is the day of an instant.
func dayOf(instant string) string {
	day, _, _ := strings.Cut(instant, "T")
	return day
}

// scriptNames are the islands that every page loads.
var scriptNames = []string{"copy", "search"}

// archiving is the island that archives the answer of a page, where that can be done.
func (f *frame) archiving() []string {
	if f.tools == nil || !f.site.config.Archive {
		return nil
	}
	return []string{"archive"}
}

// script is the address of an island; empty where it wasn't built.
func (f *frame) script(name string) string {
	if f.site.config.Islands == nil {
		return ""
	}
	if file := f.site.config.Islands.Script(name); file != "" {
		return string(f.root(islandPrefix + file))
	}
	return ""
}
