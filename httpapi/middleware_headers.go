package httpapi

import (
	"net/http"

	"github.com/rs/cors"
)

// Header values that never change are made once: assigning them to the header map costs nothing.
var (
	noStore      = []string{"no-store"}
	noSniff      = []string{"nosniff"}
	noReferrer   = []string{"no-referrer"}
	anyOrigin    = []string{"cross-origin"}
	varyByAccept = []string{"Origin, Accept, Accept-Encoding"} // of which withCORS has set the first
	noExecution  = []string{"default-src 'none'; frame-ancestors 'none'"}
)

// withSecurityHeaders sets what is right for data; handlers of pages set their own over it.
func withSecurityHeaders(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h["X-Content-Type-Options"] = noSniff
		if !isFromScript(r) {
			h["Referrer-Policy"] = noReferrer
			h["Content-Security-Policy"] = noExecution
			h["Cross-Origin-Resource-Policy"] = anyOrigin // the API is there to be used from other sites
		}
		next.ServeHTTP(w, r)
	})
}

// isFromScript tells whether only a script can have sent a request. Its answer becomes no document and no part of one, for which the other
// headers are; each costs an answer from the cache a fiftieth of its time.
func isFromScript(r *http.Request) bool {
	given := r.Header["Content-Type"]
	return r.Method == http.MethodPost && len(given) == 1 && given[0] == plainJSON
}

// withCORS opens the API to scripts of any site. That gives nothing away: there are no cookies or other credentials, so a
// script sees only what anybody sees.
func withCORS(next http.Handler) http.Handler {
	return cors.New(cors.Options{
		AllowedOrigins: []string{"*"},
		AllowedMethods: []string{http.MethodGet, http.MethodPost, http.MethodHead, http.MethodOptions},
		AllowedHeaders: []string{"*"}, // clients name themselves, and trace, by headers of all sorts
		ExposedHeaders: []string{requestIDHeader, costHeader, "Location", "Retry-After", "Content-Disposition", "Link", "ETag"},
		MaxAge:         24 * 60 * 60, // browsers lower it to their own limit
	}).Handler(next)
}
