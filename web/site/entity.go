package site

import (
	"net/http"
	"strings"

	"github.com/a-h/templ"

	"graph287g/web/queries"
)

// entityData is the answer to queries.Entity.
type entityData struct {
	Node struct {
		Typename string `json:"__typename"`
		named
		Description, CiteAs, URL string
		Aliases                  []string
		Claims                   list[claim]
		Sources                  sourceList
		Neighbors                struct {
			TotalCount int
			Edges      []struct {
				Link struct{ Relation string }
				Node struct {
					Typename string `json:"__typename"`
					named
				}
			}
		}
		printed
		PublishedOn, DatedReason, SHA256 string
		RowsCount                        int
		Source                           named
	}
	Meta meta
}

type claim struct {
	ID, Text, Locator string
	Source            named
}

// printed is what a row of ICE's lists has.
type printed struct {
	PrintedState, PrintedAgency, PrintedType, PrintedCounty, PrintedModel, PrintedSigned, PrintedMoa string
	MoaURL                                                                                           string `json:"moaUrl"`
	Rows                                                                                             []int
	ListsCount                                                                                       int
	FirstListedOn, LastListedOn                                                                      string
	Agency, Agreement, First, Last                                                                   named
}

// An entityPage is the page of a record whose kind has none of its own.
type entityPage struct {
	frame
	*entityData
}

func entity(s *Site, w http.ResponseWriter, r *http.Request, at *visit) page {
	id := strings.TrimPrefix(at.path, "/")
	q := question{queries.Entity, map[string]string{"id": id}}
	return answered(s, w, r, at, q, func(d *entityData, q asked) (templ.Component, *page) {
		if d.Node.ID != id {
			return nil, s.moved(at, d.Node.ID)
		}
		p := &entityPage{frame: s.frameOf(at), entityData: d}
		p.title, p.meta, p.description = d.Node.Name, &d.Meta, d.Node.Name
		if d.Node.Description != "" {
			p.description = at.text("entity.description", "name", d.Node.Name, "description", d.Node.Description)
		}
		p.tools = &tools{id: d.Node.ID, citation: d.Node.CiteAs, query: q}
		return p.content(), nil
	})
}

// isEntity tells whether sources speak of it: rows and lists are what is spoken of themselves.
func (p *entityPage) isEntity() bool { return p.Node.CiteAs != "" }
