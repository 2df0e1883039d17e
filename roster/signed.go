package roster

import (
	"regexp"
	"strconv"
	"time"
)

// A Signing is what the cell for the day of signing means.
type Signing struct {
	Day      string // 2006-01-02; empty where it can't be told
	Repaired string // what was read through: "05/082025 lacks a sign"; empty where nothing was
}

var (
	isoDay         = regexp.MustCompile(`^\d{4}-\d\d-\d\d$`)
	usDay          = regexp.MustCompile(`^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})$`)
	runTogetherDay = regexp.MustCompile(`^(\d{1,2})/(\d{2})(\d{4})$`)
	oneDigitDay    = regexp.MustCompile(`^(\d{1,2})/(\d{1})(\d{4})$`)
)

// firstSigning is the first day on which an agreement can have been signed: the section of the law is of September 1996.
const firstSigning = "1996-09-30"

// ParseSigned reads the day of signing as a list prints it. by is a day by which it must have been signed: that of the list, or when the file was saved.
func ParseSigned(printed, by string) Signing {
	day := printed
	repaired := ""
	switch {
	case isoDay.MatchString(printed):
	case usDay.MatchString(printed):
		m := usDay.FindStringSubmatch(printed)
		day = dayOf(m[1], m[2], m[3])
	case runTogetherDay.MatchString(printed):
		m := runTogetherDay.FindStringSubmatch(printed)
		day, repaired = dayOf(m[1], m[2], m[3]), "a sign is missing in `"+printed+"`"
	case oneDigitDay.MatchString(printed):
		m := oneDigitDay.FindStringSubmatch(printed)
		day, repaired = dayOf(m[1], m[2], m[3]), "a sign is missing in `"+printed+"`"
	default:
		return Signing{}
	}
	if fixed, ok := plausibleYear(day, by); ok && fixed != day {
		return Signing{fixed, "the year of `" + printed + "` can't be true"}
	}
	if !plausible(day, by) {
		return Signing{}
	}
	return Signing{day, repaired}
}

// plausibleYear repairs years such as 5025, whose last three digits are right.
func plausibleYear(day, by string) (string, bool) {
	if len(day) != len("2006-01-02") || plausible(day, by) {
		return day, false
	}
	fixed := "2" + day[1:]
	return fixed, day[0] != '2' && plausible(fixed, by)
}

func plausible(day, by string) bool {
	_, err := time.Parse(time.DateOnly, day)
	return err == nil && day >= firstSigning && (by == "" || day <= by)
}

func dayOf(month, day, year string) string {
	m, _ := strconv.Atoi(month)
	d, _ := strconv.Atoi(day)
	y, _ := strconv.Atoi(year)
	if y < 100 {
		y += 2000
	}
	t := time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC)
	if int(t.Month()) != m || t.Day() != d {
		return ""
	}
	return t.Format(time.DateOnly)
}
