package httpapi

import (
	"net/http"
	"strings"
)

// HasTag tells whether a client has what an entity tag names, by If-None-Match (RFC 9110, 13.1.2): it compares weakly, so that W/ is no
// difference.
func HasTag(r *http.Request, tag string) bool {
	for _, line := range r.Header["If-None-Match"] {
		for known := range strings.SplitSeq(line, ",") {
			if known = strings.TrimSpace(known); known == "*" || strings.TrimPrefix(known, "W/") == tag {
				return true
			}
		}
	}
	return false
}
