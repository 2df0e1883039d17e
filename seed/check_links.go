package seed

import (
	"fmt"
	"net/url"
	"regexp"
	"strings"
	"unicode"
)

// archives have the form of an archive's addresses, by host: a slip there leads to another page, or to none.
var archives = map[string]struct {
	path    *regexp.Regexp
	example string
}{
	"perma.cc":        {regexp.MustCompile(`^/[0-9A-Z]{4}-[0-9A-Z]{4}$`), "https://perma.cc/34NC-UMMJ"},
	"web.archive.org": {regexp.MustCompile(`^/web/[0-9]{14}/https?://.+$`), "https://web.archive.org/web/20250328000000/https://www.ice.gov/"},
}

// linkProblem returns what is wrong with an address that readers will follow; empty where nothing is.
func linkProblem(s string) string {
	u, err := url.Parse(s)
	switch {
	case err != nil || u.Host == "":
		return quote(s) + " is no absolute web address: it starts with https://"
	case strings.ContainsFunc(s, unicode.IsSpace):
		return quote(s) + " has a blank: write %20, or delete it"
	case u.Scheme != "https":
		return fmt.Sprintf("%s begins with %s://: write https://, as browsers do", quote(s), u.Scheme)
	case u.User != nil:
		return "the address has a name or password before its host: delete it"
	case !hostPattern.MatchString(u.Host):
		return fmt.Sprintf("%s is no host of a public site: write one such as www.ice.gov, without a port", quote(u.Host))
	}
	if a, ok := archives[u.Host]; ok && !a.path.MatchString(strings.TrimPrefix(s, "https://"+u.Host)) {
		return fmt.Sprintf("%s is no address of %s: they look like %s", quote(s), u.Host, a.example)
	}
	return ""
}

var hostPattern = regexp.MustCompile(`^([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$`)
