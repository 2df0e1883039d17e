package e2e

// unmetWishes are searches whose wish the ranking doesn't fulfil, and why. Wishes are written by others and stay as they are; one that is
// fulfilled must be taken out here.
var unmetWishes = map[string]string{
	"detaineers":          "it is found, by its stem, so that nothing is suggested",
	"sherriff arpaio":     "Maricopa County Sheriff's Office is a sheriff by name and Arpaio's department by an alias; of the person a description alone says sheriff",
	"immigraton detainer": "the topic Civil immigration requests has one word in its name as it is searched for, the topic Detainers another form of the other",
	"immigration hold":    "as for immigration detainer; hold is a synonym of what the topic is called, and in its description",
	"border patrol chief": "Border Patrol, Miami has two of the words in its name and the third in its description; the person has all three in the description",
	"deputies in jail":    "no deputy or officer stands in the jail model's texts, so that it fits one word alone",
	"terminate agreement": "pledges to end an agreement have agreement in their names and a synonym of terminate; the terminations have one word in the name and one in the description",
}
