package oracle

import (
	"regexp"
	"strings"
)

func (s *selection) write(b *strings.Builder) {
	switch {
	case s.field != "":
		if s.alias != "" && s.alias != s.field {
			b.WriteString(s.alias + ": ")
		}
		b.WriteString(s.field)
		if len(s.args) > 0 {
			b.WriteString("(" + strings.Join(s.args, ", ") + ")")
		}
	case s.spread != "":
		b.WriteString("..." + s.spread)
	case s.on != "":
		b.WriteString("... on " + s.on)
	default:
		b.WriteString("...")
	}
	for _, d := range s.directives {
		b.WriteString(" " + d)
	}
	writeSet(b, s.sub)
}

func writeSet(b *strings.Builder, set []*selection) {
	if len(set) == 0 {
		return
	}
	b.WriteString(" { ")
	for _, s := range set {
		s.write(b)
		b.WriteString(" ")
	}
	b.WriteString("}")
}

var variableName = regexp.MustCompile(`\$(v[0-9]+)\b`)

// text writes the document with the variables and fragments that it uses.
func (d *queryDocument) text() string {
	var body strings.Builder
	writeSet(&body, d.roots)
	for used := map[string]bool{}; ; { // a fragment may use others
		next := d.spreads(used)
		if next == nil {
			break
		}
		used[next.name] = true
		body.WriteString(" fragment " + next.name + " on " + next.on)
		writeSet(&body, next.sub)
	}
	head := "query " + d.operation
	if declared := d.declarations(body.String()); declared != "" {
		head += "(" + declared + ")"
	}
	if head == "query " && d.other == "" {
		head = ""
	}
	return strings.TrimSpace(strings.TrimSpace(head)+body.String()) + d.other
}

// spreads returns a fragment that is used and not written yet.
func (d *queryDocument) spreads(written map[string]bool) *fragment {
	var look func(set []*selection) *fragment
	look = func(set []*selection) *fragment {
		for _, s := range set {
			if f := d.fragment(s.spread); f != nil && !written[f.name] {
				return f
			}
			if f := look(s.sub); f != nil {
				return f
			}
		}
		return nil
	}
	if f := look(d.roots); f != nil {
		return f
	}
	for _, f := range d.fragments {
		if written[f.name] {
			if g := look(f.sub); g != nil {
				return g
			}
		}
	}
	return nil
}

func (d *queryDocument) declarations(body string) string {
	used := d.used(body)
	var out []string
	for _, v := range d.variables {
		if used[v.name] {
			out = append(out, "$"+v.name+": "+v.declared)
		}
	}
	return strings.Join(out, ", ")
}

func (d *queryDocument) used(body string) map[string]bool {
	used := map[string]bool{}
	for _, m := range variableName.FindAllStringSubmatch(body, -1) {
		used[m[1]] = true
	}
	return used
}
