package seed

// A template composes the name and the description of an entity whose curator left them out: parts with `, ` between. A
// part with a field that has no value is left out; without its first part nothing is composed. A field is written in
// braces: of an enum its word, of a date what is printed, of a relation the names at its other end or a field of those.
type template struct{ name, description string }

func (t template) of(field string) string {
	if field == "name" {
		return t.name
	}
	return t.description
}

// templates are by kind. Of a kind that has none, or none for its names, curators write what it would compose.
var templates = map[string]template{
	"Agency":        {"{serves} {kind}", "{kind}, {serves}, {state}"},
	"Agreement":     {"{agency}, 287(g) agreement, {signedOn}", "287(g) agreement, {agency.serves}, {models}, {status}"},
	"Event":         {"{kind}, {involves}, {happenedOn}", "{kind}, {involves}, {by}"},
	"Investigation": {"investigation of {subjects}", "investigation, {by}, {openedOn}"},
	"Law":           {"{citation}", "{kind}, {status}"},
	"Lawsuit":       {"", "lawsuit, {court}, {decidedOn}, {status}"},
	"Organization":  {"", "{kind}, {partOf}"},
	"Person":        {"", "person, {offices}, {affiliations}"},
	"Place":         {"", "{kind}, {counties}, {state}"},
	"ProgramModel":  {"{code} model", "model of the 287(g) program, {setting}"},
	"Source":        {"{title}", "{kind}, {publisher}, {publishedOn}"},
	"Study":         {"{publishedAs}", "study, {examines}, {period}"},
	"Topic":         {"", "{kind}"},
}

// nouns are the words for values of enums that don't make one when written small.
var nouns = map[string]string{
	"AgencyKind.SHERIFF":     "sheriff's office",
	"AgencyKind.POLICE":      "police department",
	"AgencyKind.CORRECTIONS": "department of corrections",
	"AgencyKind.PROSECUTOR":  "prosecutor's office",
	"AgencyKind.WILDLIFE":    "wildlife agency",
	"AgencyKind.FEDERAL":     "federal agency",
	"AgencyKind.OTHER":       "agency",

	"EventKind.UNLISTED":    "gone from ICE's list",
	"EventKind.RELISTED":    "back on ICE's list",
	"EventKind.OTHER":       "event",
	"LawKind.STATUTE":       "federal statute",
	"LawKind.REGULATION":    "federal regulation",
	"PlaceKind.OTHER":       "place",
	"ModelCode.OTHER":       "other",
	"TopicKind.PROGRAM":     "part of the program",
	"TopicKind.PRACTICE":    "practice of agencies",
	"TopicKind.DOCTRINE":    "legal doctrine",
	"TopicKind.EFFECT":      "effect of the program",
	"SourceKind.LAW_REVIEW": "law review article",
	"SourceKind.BLOG":       "blog post",
	"SourceKind.NEWS":       "news article",
	"SourceKind.OPINION":    "court opinion",
	"SourceKind.FILING":     "court filing",
	"SourceKind.MOA":        "signed MOA",
	"SourceKind.DATASET":    "data set",
	"SourceKind.OTHER":      "publication",

	"OrganizationKind.NEWS":         "news organization",
	"OrganizationKind.ADVOCACY":     "advocacy group",
	"OrganizationKind.PROFESSIONAL": "professional body",
	"OrganizationKind.OTHER":        "organization",
}
