package measure

import (
	"strconv"
	"strings"

	"graph287g/ontology"
	"graph287g/store"
)

// daysOf begins the names of the series of days, one for each year: the numbers are those of days in it.
const daysOf = "days "

// days counts the days that the dates of a node can mean, n times, if its kind is temporal.
func days(d store.StatisticsDelta, k *ontology.Kind, node *store.Node, n int64) {
	if !k.Temporal {
		return
	}
	for _, f := range k.Fields {
		switch v := node.Properties[f.Name].(type) {
		case string:
			if f.Type.Name == "Date" {
				day(d, v, n)
			}
		case map[string]any:
			for _, part := range []string{"earliest", "latest"} {
				text, _ := v[part].(string)
				day(d, text, n)
			}
		}
	}
}

// day counts a day, written as 2006-01-02.
func day(d store.StatisticsDelta, text string, n int64) {
	if len(text) != len("2006-01-02") {
		return
	}
	if number, err := strconv.ParseInt(strings.ReplaceAll(text[5:], "-", ""), 10, 64); err == nil {
		count(d, daysOf+text[:4], number, n)
	}
}

// FirstDay returns the first day that a date of a temporal kind can mean; empty where there are no dates.
func FirstDay(s *store.Statistics) string {
	for _, name := range s.Names() { // years in order
		if year, ok := strings.CutPrefix(name, daysOf); ok {
			series := s.Series(name)
			number := strconv.FormatInt(10_000+series[len(series)-1].Number, 10)
			return year + "-" + number[1:3] + "-" + number[3:]
		}
	}
	return ""
}
