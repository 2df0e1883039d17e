package label

// Spanish words.
var Spanish = Words{
	Calendar: Calendar{
		Months: [12]string{"enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre"},
		Day:    "{day} de {month} de {year}", Month: "{month} de {year}", DayInPhrase: "el {date}",
		Between: "entre {from} y {to}", By: "a más tardar en {date}", ByDay: "a más tardar el {date}", From: "desde {date}", Around: "hacia {date}", Uncertain: "{date} (incierto)",
	},
	enums: map[string]map[string]string{
		"AgreementStatus": {
			"PENDING":        "Solicitado; no figura en ninguna lista de agencias participantes",
			"ACTIVE":         "Consta en vigor",
			"UNLISTED":       "Ya no figura en la lista",
			"SUPERSEDED":     "Sustituido por otro acuerdo",
			"ENDED":          "Terminado",
			"WITHDRAWN":      "Retirado",
			"UNKNOWN":        "Ninguna fuente lo dice",
			"NOT_YET_SIGNED": "Aún sin firmar",
		},
		"AgencyKind": {
			"SHERIFF":        "oficina del sheriff",
			"POLICE":         "policía",
			"STATE_POLICE":   "policía estatal",
			"CORRECTIONS":    "departamento penitenciario",
			"PROSECUTOR":     "fiscalía",
			"NATIONAL_GUARD": "guardia nacional o estatal",
			"REGULATOR":      "organismo regulador",
			"WILDLIFE":       "agencia de fauna o parques",
			"LOTTERY":        "lotería",
			"CAMPUS_POLICE":  "policía universitaria",
			"PORT_POLICE":    "policía portuaria o aeroportuaria",
			"CONSTABLE":      "alguacil (constable)",
			"JAIL_AUTHORITY": "autoridad carcelaria",
			"TRIBAL_POLICE":  "policía tribal",
			"FEDERAL":        "agencia federal",
			"OTHER":          "otra agencia",
		},
		"CountyKind": {
			"COUNTY":           "condado",
			"PARISH":           "parroquia (equivale a un condado)",
			"BOROUGH":          "borough (equivale a un condado)",
			"CENSUS_AREA":      "área censal (equivale a un condado)",
			"INDEPENDENT_CITY": "ciudad independiente",
			"PLANNING_REGION":  "región de planificación",
			"MUNICIPIO":        "municipio",
			"TERRITORY":        "equivalente de condado de un territorio",
			"OTHER":            "equivalente de condado",
		},
		"Setting": {
			"JAIL":  "en la cárcel",
			"FIELD": "en patrullaje",
			"OTHER": "en otro lugar",
		},
	},
}
