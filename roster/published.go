package roster

import (
	"regexp"
	"strings"
	"time"
)

// Dated is the day on which a list was published, and how that is known. No single date tells: names have the wrong month or year, files
// are saved again weeks later. A list was published after the newest signing that it has, and before it was captured; the day in its
// name counts where it lies between these and beside the day on which the file was saved.
type Dated struct {
	Day  string // 2006-01-02
	By   Rule
	half int // of the day: 1 before noon, 2 at noon, 3 after
}

// A Rule is what decided the day of a list.
type Rule string

// The rules, the firmest first.
const (
	ByName      Rule = "NAME"       // the day in the file's name, which nothing contradicts
	BySaved     Rule = "SAVED"      // the day on which the file was saved, for its name has none or one that can't be true
	ByYear      Rule = "NAME_YEAR"  // the day in the name with the year in which the file was saved: the name's year can't be true
	ByCapture   Rule = "CAPTURE"    // the day on which it was captured: by then it had been published
	BySigning   Rule = "SIGNING"    // the newest signing in it: it was published on that day or after it
	ByNameAlone Rule = "NAME_ALONE" // the day in the name, beside which the file tells nothing that could bear it out
	ByNothing   Rule = "NONE"       // nothing tells
)

// Reason says in words what a rule rests on.
func (r Rule) Reason() string {
	return map[Rule]string{
		ByName:      "The day in the file's name; the file was saved about that day, and no signing in it is later.",
		BySaved:     "The day on which the file was saved: its name has no day, or one that can't be true beside the signings in it and the day on which it was saved.",
		ByYear:      "The day in the file's name with the year in which the file was saved: the year in the name can't be true.",
		ByCapture:   "The day on which the copy was captured, by which the list had been published; the file was saved again later.",
		BySigning:   "The newest signing in it, on or after which it was published; neither its name nor when it was saved tells the day.",
		ByNameAlone: "The day in the file's name; when the file was saved tells nothing, for that was long after it.",
		ByNothing:   "Neither the name of the file nor the file tells its day.",
	}[r]
}

// Firm tells whether a source says the day; else it is our reading.
func (r Rule) Firm() bool { return r == ByName }

var (
	namedDay     = regexp.MustCompile(`(?i)agencies[ _-]*(\d{2})(\d{2})(\d{4})(am|pm|mid|noon)?`)
	namedCapture = regexp.MustCompile(`-(\d{8})(\d{6})?\D*$`)
)

// nearSaved is how many days the day in a name may lie from that on which the file was saved: lists are prepared before a weekend.
const nearSaved = 5

// datedOf finds the day of a list. saved is when the file was saved, newest the newest signing in it.
func datedOf(names []string, saved, newest string) Dated {
	best := Dated{By: ByNothing}
	for _, name := range names {
		if d := datedByName(name, saved, newest); best.By == ByNothing || d.rank() < best.rank() || d.rank() == best.rank() && d.Day < best.Day {
			best = d
		}
	}
	return best
}

// ranks are the rules in order of how firm they are.
var ranks = []Rule{ByName, ByYear, BySaved, ByCapture, ByNameAlone, BySigning, ByNothing}

func (d Dated) rank() int {
	for i, r := range ranks {
		if r == d.By {
			return i
		}
	}
	return len(ranks)
}

func datedByName(name, saved, newest string) Dated {
	savedDay, _, _ := strings.Cut(saved, "T")
	if day, half := dayIn(name); day != "" {
		return datedBySaved(day, half, savedDay, newest)
	}
	captured := capturedIn(name)
	switch {
	case captured != "" && savedDay != "" && savedDay <= captured && savedDay >= newest:
		return Dated{Day: savedDay, By: BySaved}
	case captured != "" && captured >= newest:
		return Dated{Day: captured, By: ByCapture}
	case captured == "" && savedDay != "" && savedDay >= newest:
		return Dated{Day: savedDay, By: BySaved}
	case newest != "":
		return Dated{Day: newest, By: BySigning}
	}
	return Dated{By: ByNothing}
}

// datedBySaved holds the day in a name against when the file was saved and the newest signing in it.
func datedBySaved(day string, half int, saved, newest string) Dated {
	apart := daysBetween(saved, day)
	switch {
	case saved == "":
		if day >= newest {
			return Dated{day, ByNameAlone, half}
		}
	case day >= newest && apart >= -nearSaved && apart <= nearSaved:
		return Dated{day, ByName, half}
	case inYearOf(saved, day) >= newest && near(saved, inYearOf(saved, day)):
		return Dated{inYearOf(saved, day), ByYear, half}
	case day >= newest && apart < 0 && !isSlip(day, saved): // saved again after it was published
		return Dated{day, ByNameAlone, half}
	case saved >= newest:
		return Dated{Day: saved, By: BySaved}
	}
	if newest != "" {
		return Dated{Day: newest, By: BySigning}
	}
	return Dated{day, ByNameAlone, half}
}

// isSlip tells that a day in a name is that on which the file was saved, but for the month: 04/12 for 05/12.
func isSlip(day, saved string) bool {
	a, errA := time.Parse(time.DateOnly, day)
	b, errB := time.Parse(time.DateOnly, saved)
	if errA != nil || errB != nil {
		return false
	}
	moved := a.AddDate(0, int(b.Month())-int(a.Month())+12*(b.Year()-a.Year()), 0)
	return near(moved.Format(time.DateOnly), saved)
}

// near tells whether two days are as near as a name is to when its file was saved.
func near(a, b string) bool {
	n := daysBetween(a, b)
	return n >= -nearSaved && n <= nearSaved
}

// inYearOf returns a day in the year of another; empty where it is in that year already.
func inYearOf(of, day string) string {
	if len(of) < 4 || len(day) < 4 || of[:4] == day[:4] {
		return ""
	}
	return of[:4] + day[4:]
}

// daysBetween returns how many days a day comes after another.
func daysBetween(from, to string) int {
	a, errA := time.Parse(time.DateOnly, from)
	b, errB := time.Parse(time.DateOnly, to)
	if errA != nil || errB != nil {
		return 1 << 20
	}
	return int(b.Sub(a).Hours() / 24)
}

// DayInWords writes a day in words; what is none is unknown.
func DayInWords(day string) string {
	t, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return "an unknown day"
	}
	return t.Format("January 2, 2006")
}

// dayIn returns the day in the name of a file, and which half of it.
func dayIn(name string) (day string, half int) {
	m := namedDay.FindStringSubmatch(name)
	if m == nil {
		return "", 0
	}
	t, err := time.Parse("01022006", m[1]+m[2]+m[3])
	if err != nil {
		return "", 0
	}
	half = map[string]int{"": 0, "am": 1, "mid": 2, "noon": 2, "pm": 3}[strings.ToLower(m[4])]
	return t.Format(time.DateOnly), half
}

// capturedIn returns the day of a capture in the name of its file, by Universal Time: participatingAgencies-20250301180751.xlsx.
func capturedIn(name string) string {
	m := namedCapture.FindStringSubmatch(name)
	if m == nil {
		return ""
	}
	t, err := time.Parse("20060102", m[1])
	if err != nil {
		return ""
	}
	return t.Format(time.DateOnly)
}
