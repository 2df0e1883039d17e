package oracle

import (
	"bytes"
	"encoding/json"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf16"
)

func (g *queryMaker) literal(in *input, constant bool) string {
	inner := func(child *input) string {
		if constant {
			return g.literal(child, true)
		}
		return g.write(child)
	}
	switch {
	case in.enum != "":
		return in.enum
	case in.isSet:
		if len(in.list) == 1 && chance(g.r, 25) {
			return g.literal(in.list[0], constant) // a single value stands for a list of it
		}
		parts := make([]string, len(in.list))
		for i, item := range in.list {
			parts[i] = inner(item)
		}
		return "[" + strings.Join(parts, ", ") + "]"
	case in.names != nil:
		parts := make([]string, len(in.names))
		for i, name := range in.names {
			parts[i] = name + ": " + inner(in.items[i])
		}
		return "{" + strings.Join(parts, ", ") + "}"
	}
	return g.scalar(in.plain)
}

func (g *queryMaker) scalar(v any) string {
	switch v := v.(type) {
	case string:
		return g.quote(v)
	case int:
		return strconv.Itoa(v)
	case int64:
		return strconv.FormatInt(v, 10)
	case bool:
		return strconv.FormatBool(v)
	}
	b, _ := json.Marshal(v)
	if len(b) > 15 && !bytes.ContainsAny(b, ".e") {
		b = append(b, "e0"...) // see DEVIATIONS.md, "Whole numbers beyond 64 bits"
	}
	return string(b)
}

// quote writes a string as GraphQL does; what need not be escaped is at times.
func (g *queryMaker) quote(s string) string {
	if chance(g.r, 10) && block.MatchString(s) {
		return `"""` + s + `"""`
	}
	var b strings.Builder
	b.WriteByte('"')
	escape := chance(g.r, 20)
	for _, c := range s {
		switch {
		case c == '"' || c == '\\':
			b.WriteRune('\\')
			b.WriteRune(c)
		case c == '\n':
			b.WriteString(`\n`)
		case c < ' ' || c == 0x7f || (escape && c > 0x7e && c <= 0xffff):
			b.WriteString(`\u` + strconv.FormatInt(int64(c)+0x10000, 16)[1:])
		case escape && c > 0xffff: // as two, which readers must put together
			hi, lo := utf16.EncodeRune(c)
			b.WriteString(`\u` + strconv.FormatInt(int64(hi), 16) + `\u` + strconv.FormatInt(int64(lo), 16))
		default:
			b.WriteRune(c)
		}
	}
	return b.String() + `"`
}

// block matches what a block string may hold as it is.
var block = regexp.MustCompile(`^[^"\\\s\x00-\x1f\x7f]([^"\\\x00-\x1f\x7f]*[^"\\\s\x00-\x1f\x7f])?$`)
