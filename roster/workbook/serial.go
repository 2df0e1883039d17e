package workbook

import (
	"math"
	"time"
)

// Excel counts days from 31 December 1899, and has a 29 February 1900, which there wasn't. Workbooks that were made on old Macs
// count from 1 January 1904.
const (
	noSuchDay   = 60        // 29 February 1900
	lastSerial  = 2_958_465 // 31 December 9999
	from1904    = 1_462     // 1 January 1904
	programYear = 1996      // section 287(g) was enacted
	farYear     = 2100
)

// dayOf is the day of a serial number; its fraction is the time of day. False where there is none.
func dayOf(serial float64, since1904 bool) (time.Time, bool) {
	serial = math.Floor(serial)
	if since1904 {
		if serial < 0 {
			return time.Time{}, false
		}
		serial += from1904
	}
	if !(1 <= serial && serial <= lastSerial) || serial == noSuchDay { // NaN is neither
		return time.Time{}, false
	}
	first := time.Date(1899, time.December, 30, 0, 0, 0, 0, time.UTC)
	if serial < noSuchDay {
		first = first.AddDate(0, 0, 1)
	}
	return first.AddDate(0, 0, int(serial)), true
}

// isPlausible holds for days that can be meant for one of the program.
func isPlausible(day time.Time) bool { return programYear <= day.Year() && day.Year() <= farYear }
