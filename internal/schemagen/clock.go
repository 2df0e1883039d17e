package main

// clockArgs are those of a list of what holds for a time.
func clockArgs(clock bool) []arg {
	if !clock {
		return nil
	}
	return []arg{
		{"asOf", "Date", "Only what was in force on this day, and with it `status` in `filter` and `groups` is that day's; all, ended ones too, where it is left out. The nodes themselves show what the records say today: ask them for `status(asOf:)`. Example: `\"2018-06-30\"`."},
		{"knownAt", "Date", "Only what had been published by this day, and by what was then known of it; all that is known where it is left out. Example: `\"2025-05-01\"`."},
		{"certainty", "Certainty = CERTAIN", "With `asOf`: only what was certainly in force, or also what may have been."},
	}
}

// dayArgs are those of a value that depends on the day.
func dayArgs(clock bool) []arg {
	if !clock {
		return nil
	}
	return []arg{
		{"asOf", "Date", "That of this day; today's where it is left out. Of a day to come nothing but what is over is known. Example: `\"2018-06-30\"`."},
		{"knownAt", "Date", "By what had been published by this day, of the same day where `asOf` is left out; by all that is known where it is left out. Example: `\"2025-05-01\"`."},
	}
}
