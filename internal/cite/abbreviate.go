package cite

import "strings"

// abbreviate writes the name of a body as tables T6 and T10 of The Bluebook have it. A name of one word stays, for it may
// be a surname, and so does a place that is the whole name (rule 10.2.2).
func abbreviate(name string) string {
	if !strings.Contains(name, " ") || placeAbbreviations[name] != "" || name == "United States" {
		return name
	}
	words := strings.Fields(strings.ReplaceAll(name, "District of Columbia", "D.C."))
	out := make([]string, 0, len(words))
	for i := 0; i < len(words); i++ {
		if i+1 < len(words) {
			if short := twoWords(words[i], words[i+1]); short != "" {
				out = append(out, short)
				i++
				continue
			}
		}
		out = append(out, oneWord(words[i]))
	}
	return strings.Join(out, " ")
}

// twoWords abbreviates a place of two words, such as North Carolina.
func twoWords(a, b string) string {
	b, comma := strings.CutSuffix(b, ",")
	short := placeAbbreviations[a+" "+b]
	if a == "United" && b == "States" {
		short = "U.S."
	}
	if short != "" && comma {
		short += ","
	}
	return short
}

func oneWord(w string) string {
	w, comma := strings.CutSuffix(w, ",")
	short, known := wordAbbreviations[w]
	if !known {
		short = placeAbbreviations[w]
	}
	if short == "" {
		short = w
	}
	if comma {
		short += ","
	}
	return short
}

// abbreviateParties abbreviates the caption of a case, each party by itself.
func abbreviateParties(caption string) string {
	parties := strings.Split(caption, " v. ")
	for i := range parties {
		parties[i] = abbreviate(parties[i])
	}
	return strings.Join(parties, " v. ")
}

// placeAbbreviations are those of table T10.
var placeAbbreviations = map[string]string{
	"Alabama": "Ala.", "Alaska": "Alaska", "Arizona": "Ariz.", "Arkansas": "Ark.", "California": "Cal.", "Colorado": "Colo.",
	"Connecticut": "Conn.", "Delaware": "Del.", "District of Columbia": "D.C.", "Florida": "Fla.", "Georgia": "Ga.",
	"Guam": "Guam", "Hawaii": "Haw.", "Idaho": "Idaho", "Illinois": "Ill.", "Indiana": "Ind.", "Iowa": "Iowa", "Kansas": "Kan.",
	"Kentucky": "Ky.", "Louisiana": "La.", "Maine": "Me.", "Maryland": "Md.", "Massachusetts": "Mass.", "Michigan": "Mich.",
	"Minnesota": "Minn.", "Mississippi": "Miss.", "Missouri": "Mo.", "Montana": "Mont.", "Nebraska": "Neb.", "Nevada": "Nev.",
	"New Hampshire": "N.H.", "New Jersey": "N.J.", "New Mexico": "N.M.", "New York": "N.Y.", "North Carolina": "N.C.",
	"North Dakota": "N.D.", "Northern Mariana Islands": "N. Mar. I.", "Ohio": "Ohio", "Oklahoma": "Okla.", "Oregon": "Or.",
	"Pennsylvania": "Pa.", "Puerto Rico": "P.R.", "Rhode Island": "R.I.", "South Carolina": "S.C.", "South Dakota": "S.D.",
	"Tennessee": "Tenn.", "Texas": "Tex.", "Utah": "Utah", "Vermont": "Vt.", "Virgin Islands": "V.I.", "Virginia": "Va.",
	"Washington": "Wash.", "West Virginia": "W. Va.", "Wisconsin": "Wis.", "Wyoming": "Wyo.",
}

// wordAbbreviations are the words of table T6 that names in this field have.
var wordAbbreviations = map[string]string{
	"and": "&", "Academy": "Acad.", "Administration": "Admin.", "Administrative": "Admin.", "Advocate": "Advoc.", "Advocates": "Advocs.",
	"Advocacy": "Advoc.", "Affairs": "Affs.", "America": "Am.", "American": "Am.", "Americans": "Ams.", "Associates": "Assocs.",
	"Association": "Ass’n", "Authority": "Auth.", "Board": "Bd.", "Brothers": "Bros.", "Building": "Bldg.", "Business": "Bus.",
	"Center": "Ctr.", "Centers": "Ctrs.", "Central": "Cent.", "Children": "Child.", "Civil": "Civ.", "Coalition": "Coal.", "College": "Coll.",
	"Commission": "Comm’n", "Commissioner": "Comm’r", "Committee": "Comm.", "Community": "Cmty.", "Communities": "Cmtys.",
	"Company": "Co.", "Conference": "Conf.", "Congress": "Cong.", "Congressional": "Cong.", "Constitution": "Const.", "Constitutional": "Const.",
	"Corporation": "Corp.", "Corrections": "Corr.", "Correctional": "Corr.", "County": "Cnty.", "Court": "Ct.", "Criminal": "Crim.",
	"Defender": "Def.", "Defenders": "Defs.", "Defense": "Def.", "Department": "Dep’t", "Development": "Dev.",
	"Director": "Dir.", "District": "Dist.", "Division": "Div.", "Eastern": "E.", "Economic": "Econ.", "Editorial": "Ed.", "Education": "Educ.",
	"Employees": "Emps.", "Employment": "Emp.", "Enforcement": "Enf’t", "Environmental": "Env’t", "Executive": "Exec.", "Federal": "Fed.",
	"Federation": "Fed’n", "Foundation": "Found.", "General": "Gen.", "Government": "Gov’t", "Group": "Grp.", "Housing": "Hous.",
	"Human": "Hum.", "Immigrant": "Immigr.", "Immigrants": "Immigrs.", "Immigration": "Immigr.", "Incorporated": "Inc.",
	"Independent": "Indep.", "Information": "Info.", "Institute": "Inst.", "Institution": "Inst.", "Insurance": "Ins.",
	"International": "Int’l", "Journal": "J.", "Judicial": "Jud.", "Justice": "Just.", "Labor": "Lab.", "Law": "L.", "Lawyers": "Laws.",
	"Legislative": "Legis.", "Legislature": "Legis.", "Library": "Libr.", "Local": "Loc.", "Management": "Mgmt.",
	"Memorial": "Mem’l", "Metropolitan": "Metro.", "Municipal": "Mun.", "National": "Nat’l", "Northern": "N.", "Office": "Off.",
	"Organization": "Org.", "Policy": "Pol’y", "Political": "Pol.", "Professional": "Pro.",
	"Project": "Proj.", "Public": "Pub.", "Publishing": "Publ’g", "Quarterly": "Q.", "Regional": "Reg’l", "Report": "Rep.", "Reporter": "Rep.",
	"Research": "Rsch.", "Resource": "Res.", "Resources": "Res.", "Review": "Rev.", "Rights": "Rts.", "School": "Sch.", "Science": "Sci.",
	"Secretary": "Sec’y", "Security": "Sec.", "Service": "Serv.", "Services": "Servs.", "Social": "Soc.", "Society": "Soc’y",
	"Southern": "S.", "Statistics": "Stat.", "Studies": "Stud.", "System": "Sys.", "Systems": "Sys.", "Technology": "Tech.",
	"Transportation": "Transp.", "Tribune": "Trib.", "University": "Univ.", "Urban": "Urb.", "Weekly": "Wkly.", "Western": "W.",
}
