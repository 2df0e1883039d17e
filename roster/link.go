package roster

import (
	"cmp"
	"net/url"
	"strings"
)

// Unwrap returns the address that a link leads to, and what was taken off it. Some links go through Outlook's Safe Links, which carry a
// mailbox address, or through a browser's extension; some lack a slash. Of what isn't an address on the web nothing is left.
func Unwrap(link string) (address, how string) {
	link = strings.TrimSpace(link)
	for range 4 { // wrappers wrap each other
		u, err := url.Parse(link)
		if err != nil {
			break
		}
		inner := ""
		switch {
		case strings.HasSuffix(u.Hostname(), "safelinks.protection.outlook.com"):
			inner, how = u.Query().Get("url"), "Safe Links"
		case strings.HasSuffix(u.Scheme, "-extension"):
			inner, how = strings.TrimPrefix(u.Path, "/"), "a browser's extension"
		case strings.HasSuffix(u.Hostname(), "urldefense.com"), strings.HasSuffix(u.Hostname(), "urldefense.proofpoint.com"):
			inner, how = proofpoint(u), "URL Defense"
		}
		if inner == "" {
			break
		}
		link = inner
	}
	return webAddress(link, how)
}

// proofpoint returns the address that URL Defense wraps: v3 has it between two underscores.
func proofpoint(u *url.URL) string {
	if _, rest, ok := strings.Cut(u.String(), "/v3/__"); ok {
		inner, _, _ := strings.Cut(rest, "__;")
		return inner
	}
	return u.Query().Get("u")
}

// webAddress repairs an address on the web, and returns none for others.
func webAddress(link, how string) (string, string) {
	for _, scheme := range []string{"https:", "http:"} {
		rest, ok := strings.CutPrefix(link, scheme)
		if !ok {
			continue
		}
		if trimmed := strings.TrimLeft(rest, "/"); !strings.HasPrefix(rest, "//") || strings.HasPrefix(rest, "///") {
			link, how = scheme+"//"+trimmed, cmp.Or(how, "a wrong number of slashes")
		}
	}
	u, err := url.Parse(link)
	if err != nil || u.Scheme != "https" && u.Scheme != "http" || u.User != nil || !strings.Contains(u.Hostname(), ".") {
		return "", how
	}
	return u.String(), how
}
