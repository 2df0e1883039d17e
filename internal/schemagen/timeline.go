package main

import (
	"fmt"

	"graph287g/agreement"
	"graph287g/plan"
)

// timeline is the field of connections of what was in force at times; those of all else have none.
func (d *deriver) timeline(target string) []fieldOut {
	k := d.c.Kind(target)
	if k == nil || !k.Clock {
		return nil
	}
	return []fieldOut{{"timeline", "[TimelineRow!]!", fmt.Sprintf("How they developed: a row for each period, also where nothing happened, and with `by` for each period and each group that occurs in the list; periods in order, and in each the groups as `groups` orders them. Counted is what `filter`, `basis` and `reach` of the connection let pass, on all pages. At most %d rows; more are an error that says what would fit. Example: `timeline(interval: YEAR, by: [%s]) { start keys { label } signed inForce }`.", agreement.MaxTimeline, d.sampleKey(target)), []arg{
		{"interval", "Interval! = MONTH", "How long the periods are."},
		{"by", "[" + target + "Group!]", fmt.Sprintf("By what, at most %d at once: a row for each combination of values that occurs, whenever it does. What has several values counts under each of them, what has none under null. Where it is left out or empty there is one row a period.", plan.MaxGroupKeys)},
		{"from", "Date", "A day of the first period. Where it is left out: the first day of which anything is known of those counted, a signing, an end or a list; without any the last period is the only one. Example: `\"2025-01-01\"`."},
		{"to", "Date", "A day of the last period. Where it is left out: today in UTC, or the day of `knownAt`. Example: `\"2025-06-30\"`."},
		{"knownAt", "Date", "What was published by this day counts: dates for which a source of then makes a claim, and ICE's lists of then; of days after it nothing is certain. Groups are those of today. Example: `\"2019-01-01\"`."},
	}}}
}
