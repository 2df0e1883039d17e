package countymap_test

import (
	"slices"
	"testing"

	"graph287g/seed/geo"
	"graph287g/web/countymap"
)

// undrawn are the counties without a shape: islands that are too small, or that the edition of the shapes lacks. The page names them.
var undrawn = []string{"60030", "60040", "69085"}

func TestEveryCountyIsDrawnOnce(t *testing.T) {
	shapes, err := countymap.LoadShapes()
	if err != nil {
		t.Fatal(err)
	}
	counties, err := geo.Counties()
	if err != nil {
		t.Fatal(err)
	}
	drawn := map[string]int{}
	for _, c := range shapes.Counties {
		if c.Path == "" {
			t.Errorf("%v: an empty path", c.FIPS)
		}
		for _, fips := range c.FIPS {
			drawn[fips]++
			if fips[:2] != c.FIPS[0][:2] {
				t.Errorf("%v are of several states", c.FIPS)
			}
		}
	}
	for _, c := range counties {
		if want := map[bool]int{false: 1, true: 0}[slices.Contains(undrawn, c.FIPS)]; drawn[c.FIPS] != want {
			t.Errorf("%s, %s: drawn %d times, want %d", c.FIPS, c.Name, drawn[c.FIPS], want)
		}
		delete(drawn, c.FIPS)
	}
	for fips := range drawn {
		t.Errorf("%s is drawn and no county of the graph", fips)
	}
}

func TestEveryStateIsDrawn(t *testing.T) {
	shapes, err := countymap.LoadShapes()
	if err != nil {
		t.Fatal(err)
	}
	states, err := geo.States()
	if err != nil {
		t.Fatal(err)
	}
	drawn := map[string]bool{}
	for _, s := range shapes.States {
		drawn[s.FIPS] = s.Path != ""
	}
	for _, i := range shapes.Insets {
		if i.X < 0 || i.Y < 0 || i.X+i.Width > shapes.Width || i.Y+i.Height > shapes.Height {
			t.Errorf("the box of %s isn't in the picture", i.FIPS)
		}
	}
	for _, s := range states {
		if !drawn[s.FIPS] {
			t.Errorf("%s isn't drawn", s.Name)
		}
	}
}
