package web

import (
	"strconv"
	"strings"
)

const (
	codingBrotli = "br"
	codingGzip   = "gzip"
	identity     = "identity"
)

// negotiate picks the smallest form that the client takes. Quality values only say yes or no here: who sends `gzip;q=1,
// br;q=0.9` can read both. Without the header, or if it refuses everything, the plain form is sent; RFC 9110 allows both.
func negotiate(acceptEncoding []string) string {
	qualities := map[string]float64{}
	for _, line := range acceptEncoding {
		for entry := range strings.SplitSeq(line, ",") {
			coding, quality := parseCoding(entry)
			qualities[coding] = quality
		}
	}
	for _, coding := range []string{codingBrotli, codingGzip} {
		quality, named := qualities[coding]
		if !named {
			quality = qualities["*"]
		}
		if quality > 0 {
			return coding
		}
	}
	return identity
}

// parseCoding reads `gzip;q=0.5`. A quality that can't be read counts as 0: plain bytes are never wrong.
func parseCoding(entry string) (coding string, quality float64) {
	coding, params, _ := strings.Cut(entry, ";")
	coding = strings.ToLower(strings.TrimSpace(coding))
	name, value, found := strings.Cut(params, "=")
	if !found || !strings.EqualFold(strings.TrimSpace(name), "q") {
		return coding, 1
	}
	quality, err := strconv.ParseFloat(strings.TrimSpace(value), 64)
	if err != nil {
		return coding, 0
	}
	return coding, quality
}
