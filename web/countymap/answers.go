package countymap

// Answers of the documents, as encoding/json reads them.

type pageInfo struct {
	HasNextPage bool    `json:"hasNextPage"`
	EndCursor   *string `json:"endCursor"`
}

type connection[T any] struct {
	Nodes    []T      `json:"nodes"`
	PageInfo pageInfo `json:"pageInfo"`
}

// list is one of ICE's lists of participating agencies.
type list struct {
	PublishedOn *string `json:"publishedOn"`
	Source      struct {
		ID string `json:"id"`
	} `json:"source"`
}

// row is a row over the lists, one after the other, that print it alike.
type row struct {
	FirstListedOn *string   `json:"firstListedOn"`
	LastListedOn  *string   `json:"lastListedOn"`
	Agreement     agreement `json:"agreement"`
}

type agreement struct {
	ID     string `json:"id"`
	Models []struct {
		Code string `json:"code"`
	} `json:"models"`
	Agency agency `json:"agency"`
}

type agency struct {
	ID    string `json:"id"`
	State *struct {
		Code string `json:"code"`
	} `json:"state"`
	Serves connection[served] `json:"serves"`
}

// served is a place that an agency serves: of a county its own FIPS code, of a state its code, of a place the counties in which it lies.
type served struct {
	Typename string `json:"__typename"`
	FIPS     string `json:"fips"`
	Code     string `json:"code"`
	Counties []struct {
		FIPS string `json:"fips"`
	} `json:"counties"`
}

type stateNode struct {
	ID   string `json:"id"`
	Code string `json:"code"`
	FIPS string `json:"fips"`
	Name string `json:"name"`
}

type countyNode struct {
	ID   string `json:"id"`
	FIPS string `json:"fips"`
	Name string `json:"name"`
}
