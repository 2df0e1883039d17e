package fuzz

import (
	"bytes"
	"slices"
	"strings"

	"graph287g/internal/archive"
)

// damaged changes the bytes of a file as choices say; where its last choice is odd, the seal is made right again.
func damaged(contents []byte, made choices) []byte {
	out := bytes.Clone(contents)
	if made.ended() {
		return out
	}
	seal := made[len(made)-1]%2 == 1
	for n := 0; n < 8 && !made.ended() && len(out) > 0; n++ {
		how, i := made.number(9), made.number(len(out))
		switch how {
		case 0, 1:
			out[i] = byte(made.next())
		case 2:
			out = out[:i]
		case 3:
			out = slices.Delete(out, i, min(len(out), i+1+made.number(64)))
		case 4:
			out = slices.Insert(out, i, []byte(from(&made, words))...)
		case 5:
			out = append(out, out[i:]...)
		case 6: // a number of the first line
			out = bytes.Replace(out, []byte(`"bytes":`), []byte(`"bytes":`+from(&made, []string{"-", "1", "9", "1e", "null,\"x\":", "\""})), 1)
		case 7:
			out = bytes.Replace(out, []byte(`"format":1`), []byte(`"format":`+from(&made, []string{"0", "2", "-1", "1.5", "null", "{}"})), 1)
		case 8: // another line first
			out = append([]byte(from(&made, []string{"{}\n", "\n", "null\n", "[]\n", "{\"format\":1}\n"})), out...)
		}
	}
	if at := bytes.LastIndex(out, []byte("\nsha256 ")); seal && at >= 0 {
		out = append(out[:at+1:at+1], "sha256 "+archive.Hash(out[:at+1])+"\n"...)
	}
	return out
}

// editAddress changes the address of an answer as choices say.
func editAddress(c *archiveCase, made choices) string {
	out := c.path + from(&made, []string{"", ".json", "/data"})
	for n := 0; n < 6 && !made.ended(); n++ {
		how, i := made.number(9), 6+made.number(len(out)-5)
		i = min(i, len(out))
		switch how {
		case 0:
			out = out[:i] + string(rune(made.next())) + out[min(i+1, len(out)):]
		case 1:
			out = out[:i] + out[min(i+1, len(out)):]
		case 2:
			out = out[:i] + from(&made, []string{"/", "..", "%2e", "%00", "%", "?", "#", "//", "\\", ".", "é", ".json", "/data", "?request="}) + out[i:]
		case 3:
			out = strings.ToUpper(out)
		case 4:
			out += "?request=" + c.id
		case 5:
			out += "&request=" + from(&made, []string{c.id, strings.Repeat("0", 32), "", "x"})
		case 6:
			out = out[:i]
		case 7:
			out += out[i:]
		case 8:
			out = "/cite/" + from(&made, words)
		}
	}
	return out
}
