package store

import "strconv"

// Year returns the year in which a date or partial date lies for certain, as an int64: nil for null, and where it may lie in
// several years.
func Year(v any) any {
	switch v := v.(type) {
	case string:
		if len(v) < 4 {
			return nil
		}
		if n, err := strconv.ParseInt(v[:4], 10, 64); err == nil {
			return n
		}
	case map[string]any:
		if year := Year(v["earliest"]); year == Year(v["latest"]) {
			return year
		}
	}
	return nil
}
