package countymap

import (
	_ "embed"
	"errors"
	"fmt"
	"strings"
	"sync"
)

// Outlines are written by web/build/shapes.mjs, from the Census Bureau's files as the package us-atlas has them.
//
//go:embed shapes.txt
var shapesText string

// Shapes are the outlines of counties and states, as paths of an SVG.
type Shapes struct {
	Width, Height int
	Counties      []CountyShape // by FIPS code
	States        []StateShape  // by FIPS code
	Insets        []Inset       // the boxes in which territories are drawn
}

// A CountyShape is the outline of a county, or of several of which there is none for each.
type CountyShape struct {
	FIPS []string
	Path string
}

// A StateShape is the outline of a state, by its FIPS code.
type StateShape struct{ FIPS, Path string }

// An Inset is the box of a territory, by its FIPS code.
type Inset struct {
	FIPS                string
	X, Y, Width, Height int
}

// LoadShapes reads the outlines once.
var LoadShapes = sync.OnceValues(func() (*Shapes, error) { return parseShapes(shapesText) })

func parseShapes(text string) (*Shapes, error) {
	s := &Shapes{}
	for n, line := range strings.Split(strings.TrimSpace(text), "\n") {
		if err := s.parseLine(line); err != nil {
			return nil, fmt.Errorf("shapes.txt: line %d: %w", n+1, err)
		}
	}
	if s.Width == 0 || len(s.Counties) == 0 || len(s.States) == 0 {
		return nil, errors.New("shapes.txt: a size, counties and states are needed")
	}
	return s, nil
}

func (s *Shapes) parseLine(line string) error {
	sort, rest, _ := strings.Cut(line, " ")
	key, path, _ := strings.Cut(rest, " ")
	switch sort {
	case "size":
		_, err := fmt.Sscan(rest, &s.Width, &s.Height)
		return err
	case "county":
		s.Counties = append(s.Counties, CountyShape{strings.Split(key, ","), path})
	case "state":
		s.States = append(s.States, StateShape{key, path})
	case "inset":
		i := Inset{FIPS: key}
		_, err := fmt.Sscan(path, &i.X, &i.Y, &i.Width, &i.Height)
		s.Insets = append(s.Insets, i)
		return err
	default:
		return fmt.Errorf("nothing is called %q", sort)
	}
	return nil
}
