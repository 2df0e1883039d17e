package attack

import (
	"context"
	"fmt"
	"strings"
)

// A longList is a list that comes by a variable, whose items are no tokens of the document, and is given to many fields.
type longList struct {
	of    string // the type of the list
	item  string // as JSON
	field string // that takes it as $v
	root  bool   // the field is one of Query, of which there are 20 at most
}

var longLists = map[string]longList{
	"evidence of what there isn't": {"[String!]", `"nmae"`, `evidence(fields:$v){field}`, false},
	"evidence of one field":        {"[String!]", `"name"`, `evidence(fields:$v){field}`, false},
	"relations":                    {"[Relation!]", `"SERVES"`, `neighbors(first:0,relations:$v){totalCount}`, false},
	"bases":                        {"[Basis!]", `"MENTION"`, `relatedLawsuits(first:0,basis:$v){totalCount}`, false},
	"orders":                       {"[CountyOrder!]", `{"name":"ASC"}`, `counties(first:0,orderBy:$v){totalCount}`, false},
	"orders of two keys":           {"[CountyOrder!]", `{"name":"ASC","fips":"ASC"}`, `counties(first:0,orderBy:$v){totalCount}`, false},
	"empty conditions":             {"[CountyFilter!]", `{}`, `counties(first:0,filter:{and:$v}){totalCount}`, false},
	"conditions":                   {"[CountyFilter!]", `{"fips":{"eq":"1"}}`, `counties(first:0,filter:{or:$v}){totalCount}`, false},
	"texts":                        {"[String!]", `"01001"`, `counties(first:0,filter:{fips:{in:$v}}){totalCount}`, false},
	"keys of groups":               {"[CountyGroup!]!", `"STATE"`, `counties(first:0){groups(by:$v){count}}`, false},
	"kinds":                        {"[Kind!]", `"COUNTY"`, `search(query:"a",kinds:$v,first:0){totalCount}`, true},
	"ids":                          {"[ID!]!", `"county/0"`, `nodes(ids:$v){id}`, true},
	"relations of paths":           {"[Relation!]", `"SERVES"`, `paths(from:"county/37119",to:"state/nc",relations:$v){complete}`, true},
}

// request gives a list of so many bytes to as many fields as a document may have.
func (l longList) request(bytes int) Request {
	fields, n := `states(first:1){nodes{%s}}`, 60
	if l.root {
		fields, n = `%s`, 20
	}
	items := strings.Repeat(l.item+",", bytes/(len(l.item)+1))
	return Request{
		Query:     fmt.Sprintf(`query($v:%s){`+fields+`}`, l.of, repeat(n, "a%d:"+l.field)),
		Variables: []byte(`{"v":[` + strings.TrimSuffix(items, ",") + `]}`),
	}
}

var lists = Attack{
	Name:  "lists",
	About: "a list of up to 240 kB in a variable that is given to as many fields as there may be, each of which reads it",
	Must:  "each is answered within a second, with less than 1 MB, be it a list of mistakes",
	Run: func(ctx context.Context, t *Target, r *Report) error {
		c := t.client(address(0))
		defer c.close()
		for _, size := range []int{12_000, 240_000} {
			for what, l := range longLists {
				r.expect(fmt.Sprintf("%s, %d kB", what, size/1000), c.ask(ctx, l.request(size)), Expectation{Within: t.Longest, Bytes: 1 << 20})
			}
		}
		return nil
	},
}
