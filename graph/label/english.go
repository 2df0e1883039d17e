package label

// English words. Labels stand alone or within a sentence, and are capitalised where they stand alone on the pages.
var English = Words{
	Calendar: Calendar{
		Months: [12]string{"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"},
		Day:    "{month} {day}, {year}", Month: "{month} {year}", DayInPhrase: "{date}",
		Between: "between {from} and {to}", By: "by {date}", ByDay: "by {date}", From: "from {date} on", Around: "around {date}", Uncertain: "{date} (uncertain)",
	},
	enums: map[string]map[string]string{
		"AgreementStatus": {
			"PENDING":        "Applied for, on no list of participating agencies",
			"ACTIVE":         "Shown in force",
			"UNLISTED":       "No longer listed",
			"SUPERSEDED":     "Replaced by another agreement",
			"ENDED":          "Ended",
			"WITHDRAWN":      "Withdrawn",
			"UNKNOWN":        "No source tells",
			"NOT_YET_SIGNED": "Not yet signed",
		},
		"AgencyKind": {
			"SHERIFF":        "sheriff’s office",
			"POLICE":         "police",
			"STATE_POLICE":   "state police",
			"CORRECTIONS":    "department of corrections",
			"PROSECUTOR":     "prosecutor’s office",
			"NATIONAL_GUARD": "national or state guard",
			"REGULATOR":      "regulator",
			"WILDLIFE":       "wildlife or parks agency",
			"LOTTERY":        "lottery",
			"CAMPUS_POLICE":  "campus police",
			"PORT_POLICE":    "port or airport police",
			"CONSTABLE":      "constable",
			"JAIL_AUTHORITY": "jail authority",
			"TRIBAL_POLICE":  "tribal police",
			"FEDERAL":        "federal agency",
			"OTHER":          "other agency",
		},
		"CountyKind": {
			"COUNTY":           "county",
			"PARISH":           "parish",
			"BOROUGH":          "borough",
			"CENSUS_AREA":      "census area",
			"INDEPENDENT_CITY": "independent city",
			"PLANNING_REGION":  "planning region",
			"MUNICIPIO":        "municipio",
			"TERRITORY":        "county-equivalent of a territory",
			"OTHER":            "county-equivalent",
		},
		"Setting": {
			"JAIL":  "in jail",
			"FIELD": "on patrol",
			"OTHER": "elsewhere",
		},
	},
}
