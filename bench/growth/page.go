package growth

import (
	"context"
	"encoding/json"
	"fmt"

	"graph287g/bench/data"
	"graph287g/bench/engine"
)

// farPage is the page of a list that is asked for, and perPage how many are on one.
const (
	farPage = 1000
	perPage = 20
)

// tooSmall tells whether a server's list of counties ends before that page.
func tooSmall(s *server) bool { return s.copies*data.NumCounties < farPage*perPage }

// farBody returns the request for that page. Cursors come from answers alone, so it goes there page by page.
func farBody(ctx context.Context, s *server) ([]byte, error) {
	variables := map[string]any{}
	for range farPage - 1 {
		answer, err := engine.Post(ctx, s.URL(""), bodyOf(page, variables))
		if err != nil {
			return nil, err
		}
		var a struct {
			Data struct {
				Counties struct {
					PageInfo struct {
						EndCursor   string
						HasNextPage bool
					}
				}
			}
		}
		if err := json.Unmarshal(answer, &a); err != nil {
			return nil, err
		}
		if !a.Data.Counties.PageInfo.HasNextPage {
			return nil, fmt.Errorf("the list ends early: %.300s", answer)
		}
		variables["after"] = a.Data.Counties.PageInfo.EndCursor
	}
	return bodyOf(page, variables), nil
}
