package roster

import "strings"

// models are the words by which the models are told, whatever stands around them: `Warrant Services Officer`, `Task Force Officer`, `Jail
// Enforcment Model` occur.
var models = []struct{ word, code string }{
	{"tribal", "TRIBAL_TASK_FORCE"}, {"task force", "TASK_FORCE"}, {"taskforce", "TASK_FORCE"}, {"warrant", "WARRANT_SERVICE_OFFICER"}, {"jail", "JAIL_ENFORCEMENT"},
}

// ModelOf returns the code of the model that a list prints; empty where it can't be told.
func ModelOf(printed string) string {
	folded := strings.ToLower(visible(printed))
	for _, m := range models {
		if strings.Contains(folded, m.word) {
			return m.code
		}
	}
	return ""
}
