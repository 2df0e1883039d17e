package fuzz

import (
	"encoding/base64"
	"encoding/json"
	"slices"
	"strings"
)

var oddParts = []string{
	"null", "true", "false", "0", "-1", "1", "1.5", "-0", "1e3", "1e999", "9223372036854775807", "9223372036854775808", `""`, `"a"`, `"z"`, `"\uffff"`, `"\ud800"`, `"\u0000"`, "[]", "{}", `"county/37119"`, `"state/NC"`,
	`"agency/x agency/y 2"`, `"~"`, `"2018-12-05"`, `"DAY"`, `"` + strings.Repeat("x", 1100) + `"`,
}

// editCursor changes a cursor as choices say: parts of what it holds, or its text.
func editCursor(cursor string, all []pagedList, made choices) string {
	if made.ended() {
		return cursor
	}
	raw, err := base64.RawURLEncoding.DecodeString(cursor)
	var parts []json.RawMessage
	if err != nil || json.Unmarshal(raw, &parts) != nil {
		return cursor
	}
	for n := 0; n < 8 && !made.ended(); n++ {
		how, i := made.number(8), made.number(len(parts)+1)
		switch {
		case how == 0 || i == len(parts):
			parts = append(parts, json.RawMessage(from(&made, oddParts)))
		case how == 1 || how == 2:
			parts[i] = json.RawMessage(from(&made, oddParts))
		case how == 3: // as another cursor has it there
			l := from(&made, all)
			if others := decodeParts(from(&made, l.rows).Cursor); i < len(others) {
				parts[i] = others[i]
			}
		case how == 4:
			parts = slices.Delete(parts, i, i+1)
		case how == 5:
			j := made.number(len(parts))
			parts[i], parts[j] = parts[j], parts[i]
		case how == 6: // one byte of a part
			part := slices.Clone(parts[i])
			part[made.number(len(part))] = byte(made.next())
			parts[i] = part
		case how == 7: // the text itself
			out := []byte(encodeParts(parts))
			out[made.number(len(out))] = byte(made.next())
			return string(out)
		}
	}
	return encodeParts(parts)
}

func encodeParts(parts []json.RawMessage) string {
	texts := make([]string, len(parts))
	for i, p := range parts {
		texts[i] = string(p)
	}
	return base64.RawURLEncoding.EncodeToString([]byte("[" + strings.Join(texts, ",") + "]"))
}

func decodeParts(cursor string) []json.RawMessage {
	raw, _ := base64.RawURLEncoding.DecodeString(cursor) // one of ours
	var parts []json.RawMessage
	_ = json.Unmarshal(raw, &parts)
	return parts
}
