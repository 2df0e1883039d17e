package site

import (
	"net/http"
	"net/url"

	"github.com/a-h/templ"

	"graph287g/web/queries"
)

// disagreementsData is the answer to queries.Disagreements.
type disagreementsData struct {
	Disagreements struct {
		list[disagreement]
		PageInfo pageInfo
	}
	Others struct{ TotalCount int }
	Meta   meta
}

type disagreement struct {
	named
	Nature, Explanation, Rule string
	Shown                     *struct{ ID string }
	Subject                   struct {
		Typename string `json:"__typename"`
		named
		Description string
	}
	Claims []told
}

// shown is the claim that is shown where there is room for one.
func (d *disagreement) shown() string {
	if d.Shown == nil {
		return ""
	}
	return d.Shown.ID
}

// A disagreementsPage lists where sources differ: publications, or ICE's lists.
type disagreementsPage struct {
	frame
	*disagreementsData
	found bool // by comparing
	next  templ.SafeURL
}

func disagreements(s *Site, w http.ResponseWriter, r *http.Request, at *visit) page {
	values := r.URL.Query()
	of := values.Get("of")
	if of != "" && of != "lists" {
		p := &problem{frame: s.frameOf(at), message: at.text("disagreements.bad", "of", of)}
		p.link, p.href = at.text("disagreements.title"), string(p.frame.href(at.path))
		return p.page(http.StatusBadRequest)
	}
	variables := map[string]any{"found": of == "lists"}
	address := url.Values{}
	if of != "" {
		address.Set("of", of)
	}
	if after := values.Get("after"); after != "" {
		variables["after"] = after
		address.Set("after", after)
	}
	asks := *at
	query := ""
	if len(address) > 0 {
		query = "?" + address.Encode()
		asks.behind = query
	}
	return answered(s, w, r, &asks, question{queries.Disagreements, variables}, func(d *disagreementsData, q asked) (templ.Component, *page) {
		p := &disagreementsPage{frame: s.frameOf(at), disagreementsData: d, found: of == "lists"}
		p.title, p.description, p.meta, p.query = at.text("disagreements.title"), at.text("disagreements.description"), &d.Meta, query
		if p.found {
			p.title = at.text("disagreements.title.lists")
		}
		p.tools = &tools{id: "disagreements" + query, query: q}
		if d.Disagreements.PageInfo.HasNextPage {
			address.Set("after", d.Disagreements.PageInfo.EndCursor)
			p.next = p.href(at.path) + templ.SafeURL("?"+address.Encode())
		}
		return p.content(), nil
	})
}
