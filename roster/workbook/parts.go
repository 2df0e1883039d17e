package workbook

import (
	"encoding/xml"
	"path"
	"slices"
	"strings"
)

const (
	typesPart = "[content_types].xml"
	rootPart  = "" // the archive itself, as the owner of relationships
)

// kind says what the parts of an archive are together, where that isn't a workbook.
func (c *container) kind() string {
	holds := func(prefix string) bool {
		return slices.ContainsFunc(c.order, func(name string) bool { return strings.HasPrefix(name, prefix) })
	}
	switch {
	case c.has("xl/workbook.bin"):
		return "a binary workbook (.xlsb); open it in Excel and save it as .xlsx"
	case c.has("mimetype") && c.has("content.xml"):
		return "an OpenDocument file; open it and save it as .xlsx"
	case holds("word/"):
		return "a Word document; the list is needed as .xlsx"
	case holds("ppt/"):
		return "a presentation; the list is needed as .xlsx"
	case slices.ContainsFunc(c.order, func(name string) bool { return path.Ext(name) == ".xlsx" }):
		return "a ZIP archive with workbooks in it; unpack it first"
	}
	return ""
}

// contentTypes reads which type each part has: by its name, or else by its ending.
func (c *container) contentTypes() (func(part string) string, error) {
	byName, byEnding := map[string]string{}, map[string]string{}
	err := c.walk(typesPart, "Types", func(d *document, e xml.StartElement) error {
		if len(byName)+len(byEnding) > 2*maxEntries {
			return refuse(nil, "its part %s tells the types of more parts than a workbook has; "+downloadAgain, d.part)
		}
		switch e.Name.Local {
		case "Override":
			byName[partName(attr(e, "PartName"))] = attr(e, "ContentType")
		case "Default":
			byEnding[strings.ToLower(attr(e, "Extension"))] = attr(e, "ContentType")
		}
		return nil
	})
	return func(part string) string {
		if t, ok := byName[part]; ok {
			return t
		}
		return byEnding[strings.TrimPrefix(path.Ext(part), ".")]
	}, err
}

// A relation is what a part says of another part, or of an address outside.
type relation struct {
	id, kind string // the kind is the last step of the type's address, such as "worksheet": strict workbooks have other addresses
	target   string // as it stands in the file
	part     string // the part that it means; empty for an address outside
}

// relations reads the relationships of a part. One without any has no file for them.
func (c *container) relations(owner string) ([]relation, error) {
	file := path.Join(path.Dir(owner), "_rels", path.Base(owner)+".rels")
	if owner == rootPart {
		file = "_rels/.rels"
	}
	if !c.has(file) {
		return nil, nil
	}
	var relations []relation
	err := c.walk(file, "Relationships", func(d *document, e xml.StartElement) error {
		if e.Name.Local != "Relationship" {
			return nil
		}
		if len(relations) == maxLinks {
			return refuse(nil, "its part %s has more than %d links, as no list of ICE's has; it may be made to fill the memory", d.part, maxLinks)
		}
		r := relation{id: attr(e, "Id"), kind: path.Base(attr(e, "Type")), target: attr(e, "Target")}
		if attr(e, "TargetMode") != "External" {
			r.part = resolve(owner, r.target)
		}
		relations = append(relations, r)
		return nil
	})
	return relations, err
}

// resolve names the part that a target means: relative to its owner, or from the root.
func resolve(owner, target string) string {
	target = strings.ReplaceAll(target, `\`, "/")
	if strings.HasPrefix(target, "/") {
		return partName(target)
	}
	return partName(path.Join("/", path.Dir(owner), target))
}

// find gives the first relation of a kind.
func find(relations []relation, kind string) (relation, bool) {
	i := slices.IndexFunc(relations, func(r relation) bool { return r.kind == kind })
	if i < 0 {
		return relation{}, false
	}
	return relations[i], true
}

// checkHarmless refuses a workbook that could act when it is opened. None of it would act here; but who made it isn't ICE.
func (c *container) checkHarmless(typeOf func(string) string) error {
	for _, name := range c.order {
		what := ""
		switch t := typeOf(name); {
		case strings.Contains(t, "macroEnabled"), strings.Contains(t, "vbaProject"), path.Base(name) == "vbaproject.bin",
			strings.HasPrefix(name, "xl/macrosheets/"):
			what = "macros"
		case strings.HasPrefix(name, "xl/embeddings/"), strings.Contains(t, "oleObject"):
			what = "embedded objects (OLE)"
		case strings.HasPrefix(name, "xl/activex/"), strings.Contains(t, "activeX"):
			what = "ActiveX controls"
		}
		if what != "" {
			return refuse(nil, "has %s (%s), as no list of ICE's does; download it from ICE, or save it as a plain .xlsx", what, c.shown(name))
		}
	}
	return nil
}

// checkExternal refuses links to other programs (DDE, OLE), and tells whether there are links to other workbooks.
func (c *container) checkExternal(relations []relation) (found bool, err error) {
	var parts []string
	for _, name := range c.order {
		if path.Dir(name) == "xl/externallinks" {
			parts = append(parts, name)
		}
	}
	for _, r := range relations {
		if r.kind == "externalLink" && c.has(r.part) && !slices.Contains(parts, r.part) {
			parts = append(parts, r.part)
		}
	}
	for _, part := range parts {
		err := c.walk(part, "externalLink", func(d *document, e xml.StartElement) error {
			if name := e.Name.Local; name == "ddeLink" || name == "oleLink" {
				return refuse(nil, "starts another program (%s in %s), as no list of ICE's does; download it from ICE", name, d.part)
			}
			return nil
		})
		if err != nil {
			return false, err
		}
	}
	return len(parts) > 0 || c.has("xl/connections.xml"), nil
}
