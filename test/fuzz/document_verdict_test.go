package fuzz

import (
	"regexp"
	"strings"

	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/gqlerror"
	"github.com/vektah/gqlparser/v2/validator/rules"

	"graph287g/graph/apierror"
)

// checkValidation holds the parser's verdict against gqlparser's own.
func (c *documentCase) checkValidation() {
	text := c.request.Query
	_, ours := c.s.parser.Parse(text, false)
	if longWord.MatchString(text) || len(ours) > 0 && isLimit(ours[0]) {
		return // gqlparser knows no limits: it could take for ever
	}
	_, theirs := gqlparser.LoadQueryWithRules(c.s.schema, text, rules.NewDefaultRules())
	switch {
	case len(ours) == 0 && len(theirs) > 0 && !admitted.MatchString(text):
		c.t.Errorf("it was let in, and gqlparser says %v\n%s", theirs, text)
	case len(ours) > 0 && len(theirs) == 0 && !isOurs(ours[0]):
		c.t.Errorf("gqlparser lets it in: %v\n%s", ours, text)
	}
}

var longWord = regexp.MustCompile(`[A-Za-z0-9_]{60}`)

func isLimit(err *gqlerror.Error) bool {
	code := apierror.CodeOf(err)
	return code == apierror.CostExceeded || code == apierror.DepthExceeded
}

// admitted is what we let in on purpose and gqlparser refuses: integers of any size, and control characters in comments.
var admitted = regexp.MustCompile(`[0-9]{19}|#[^\n\r]*[\x00-\x08\x0b\x0c\x0e-\x1f]`)

// isOurs tells whether gqlparser lets in on purpose what we refuse: half of a surrogate pair, and what isn't a query.
func isOurs(err *gqlerror.Error) bool {
	return strings.Contains(err.Message, "half of a surrogate pair") || strings.Contains(err.Message, "there are only queries here")
}
