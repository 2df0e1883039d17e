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

// negotiate picks the smallest form that the client takes. Weights only say yes or no here: who sends `gzip;q=1, br;q=0.9`
// can read both. Without the header, or if it refuses everything, the plain form is sent; RFC 9110 allows both.
func negotiate(acceptEncoding []string) string {
	weights := map[string]float64{}
	for _, line := range acceptEncoding {
		for entry := range strings.SplitSeq(line, ",") {
			coding, weight := parseCoding(entry)
			weights[coding] = weight
		}
	}
	for _, coding := range []string{codingBrotli, codingGzip} {
		weight, named := weights[coding]
		if !named {
			weight = weights["*"]
		}
		if weight > 0 {
			return coding
		}
	}
	return identity
}

// parseCoding reads `gzip;q=0.5`. A weight that can't be read counts as 0: plain bytes are never wrong.
func parseCoding(entry string) (coding string, weight float64) {
	coding, params, _ := strings.Cut(entry, ";")
	coding = strings.ToLower(strings.TrimSpace(coding))
	name, value, found := strings.Cut(params, "=")
	if !found || !strings.EqualFold(strings.TrimSpace(name), "q") {
		return coding, 1
	}
	weight, err := strconv.ParseFloat(strings.TrimSpace(value), 64)
	if err != nil {
		return coding, 0
	}
	return coding, weight
}
