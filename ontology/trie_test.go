package ontology

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// ways lists what a trie holds: each way as its hops with the kinds it may come to, and what it says of its ends.
func ways(c *Catalogue, t *Trie) []string {
	var out []string
	var walk func(state int, path string)
	walk = func(state int, path string) {
		for _, e := range t.States[state].Ends {
			out = append(out, fmt.Sprintf("%s = %s %d %d", strings.TrimSpace(path), kindNames(c, e.Kinds), e.Basis, e.Reach))
		}
		for _, n := range t.States[state].Next {
			walk(n.State, path+" "+n.Hop.String()+":"+kindNames(c, n.To))
		}
	}
	walk(0, "")
	slices.Sort(out)
	return out
}

func kindNames(c *Catalogue, s KindSet) string {
	var names []string
	for _, k := range s.In(c) {
		names = append(names, k.Name)
	}
	return strings.Join(names, "|")
}

const paths = `interface Node { id: ID! name: String! }
enum Basis { STRONG WEAK }
enum Reach { NEAR FAR }
type Place implements Node @kind {
  whole: Place @relation(type: "IN", direction: OUT)
  parts: [Place!]! @relation(type: "IN", direction: IN)
  bodies: [Body!]! @path(any: [{via: ["<SERVES"], reach: NEAR} {via: [">IN", "<SERVES"], reach: FAR}])
  deeds: [Deed!]! @path(any: [{via: ["bodies", ">DID"]}])
  news: [Text!]! @path(any: [{via: ["<ON"], basis: STRONG} {via: ["bodies", "texts"]} {via: ["deeds", "<ON"], basis: WEAK} {via: [">IN", "<ON"], basis: WEAK}])
}
type Body implements Node @kind {
  serves: [Place!]! @relation(type: "SERVES", direction: OUT)
  did: [Deed!]! @relation(type: "DID", direction: OUT)
  texts: [Text!]! @path(any: [{via: ["<ON"], basis: STRONG}])
}
type Deed implements Node @kind { by: [Body!]! @relation(type: "DID", direction: IN) }
type Text implements Node @kind { on: [Node!]! @relation(type: "ON", direction: OUT) }
`

func TestPathsBecomeTriesOfTheirWays(t *testing.T) {
	c, err := Load([]File{{"paths.graphqls", paths}})
	if err != nil {
		t.Fatal(err)
	}
	for field, want := range map[string]struct {
		ways   []string
		states int
		depth  int
	}{
		"bodies": {[]string{"<SERVES:Body = Body 0 1", ">IN:Place <SERVES:Body = Body 0 2"}, 4, 2},
		"deeds":  {[]string{"<SERVES:Body >DID:Deed = Deed 0 1", ">IN:Place <SERVES:Body >DID:Deed = Deed 0 2"}, 6, 3},
		"news": {[]string{
			"<ON:Text = Text 1 0",
			"<SERVES:Body <ON:Text = Text 1 1",
			"<SERVES:Body >DID:Deed <ON:Text = Text 2 1",
			">IN:Place <ON:Text = Text 2 0",
			">IN:Place <SERVES:Body <ON:Text = Text 1 2",
			">IN:Place <SERVES:Body >DID:Deed <ON:Text = Text 2 2",
		}, 12, 4},
	} {
		t.Run(field, func(t *testing.T) {
			k := c.Kind("Place")
			trie := k.Field(field).Trie(k)
			if diff := cmp.Diff(want.ways, ways(c, trie)); diff != "" {
				t.Errorf("ways (-want +got):\n%s", diff)
			}
			if len(trie.States) != want.states || trie.Depth != want.depth {
				t.Errorf("%d states, %d deep; common beginnings are shared: %d and %d", len(trie.States), trie.Depth, want.states, want.depth)
			}
		})
	}
}

func TestTrieKnowsHowFarWaysGo(t *testing.T) {
	c, err := Load([]File{{"paths.graphqls", paths}})
	if err != nil {
		t.Fatal(err)
	}
	k := c.Kind("Place")
	trie := k.Field("news").Trie(k)
	for hops, want := range []bool{false, true, true, true, true, false, false} {
		if got := trie.Reaches(0, hops); got != want {
			t.Errorf("a way ends after %d hops: %v", hops, got)
		}
	}
	for i, s := range trie.States {
		if got, want := trie.Reaches(i, 0), len(s.Ends) > 0; got != want {
			t.Errorf("a way ends in state %d: %v", i, got)
		}
	}
}

func TestPathsOfTheOntologyAsTheyAreMeant(t *testing.T) {
	c := Must()
	for _, x := range []struct {
		kind, field string
		want        []string
	}{
		{"County", "agencies", []string{
			"<IN_COUNTY <SERVES = Agency 0 2", "<SERVES = Agency 0 1", ">IN_STATE <SERVES = Agency 0 4",
		}},
		{"Place", "agencies", []string{
			"<IN_COUNTRY <OF_STATE = Agency 0 2", "<SERVES = Agency 0 1", ">IN_COUNTY <SERVES = Agency 0 3", ">IN_STATE <SERVES = Agency 0 4",
		}},
		{"State", "agencies", []string{"<OF_STATE = Agency 0 2", "<SERVES = Agency 0 1"}},
		{"State", "within", []string{"<IN_STATE = County|Place 0 2"}},
		{"Agreement", "state", []string{"<SIGNED >OF_STATE = State 0 0"}},
		{"Agreement", "counties", []string{
			"<SIGNED >SERVES <IN_STATE = County 0 4", "<SIGNED >SERVES = County 0 1", "<SIGNED >SERVES >IN_COUNTY = County 0 2",
		}},
	} {
		k := c.Kind(x.kind)
		got := ways(c, k.Field(x.field).Trie(k))
		for i := range got { // what a hop may come to on its way is checked where it ends
			got[i] = dropMiddles(got[i])
		}
		slices.Sort(got)
		if diff := cmp.Diff(x.want, got); diff != "" {
			t.Errorf("%s.%s (-want +got):\n%s", x.kind, x.field, diff)
		}
	}
}

// dropMiddles leaves out the kinds of all but the end.
func dropMiddles(way string) string {
	hops, end, _ := strings.Cut(way, " = ")
	var out []string
	for _, hop := range strings.Fields(hops) {
		name, _, _ := strings.Cut(hop, ":")
		out = append(out, name)
	}
	return strings.Join(out, " ") + " = " + end
}

func TestEveryPatternLeadsSomewhere(t *testing.T) {
	c := Must()
	for _, k := range c.Kinds {
		for _, f := range k.Fields {
			for i, p := range f.Patterns {
				alive := false
				for _, other := range c.Kinds {
					if other.Field(f.Name) != f {
						continue
					}
					expanded, err := c.expandPattern(p, other, 0)
					if err != nil {
						t.Fatal(err)
					}
					alive = alive || len(endingIn(expanded, c.KindsOf(f.Type.Name))) > 0
				}
				if !alive {
					t.Errorf("%s:%d: pattern %d of %s leads nowhere from any kind", p.Pos.File, p.Pos.Line, i+1, f.Coordinate())
				}
			}
			if f.Role == Traverse && len(ways(c, f.Trie(k))) == 0 {
				t.Errorf("%s of %s leads nowhere", f.Coordinate(), k.Name)
			}
		}
	}
}

// A mask of 64 bits holds the qualities of paths (store/executor), and the encoder numbers up to 15 hops.
func TestTriesStayWithinWhatStoresHold(t *testing.T) {
	if Bases*Standings > 64 || Bases > 16 || Reaches > 8 {
		t.Error("what ways say no longer fits in its masks")
	}
	c := Must()
	for _, k := range c.Kinds {
		for _, f := range k.Fields {
			if f.Role == Traverse && f.Trie(k).Depth > 15 {
				t.Errorf("%s goes %d hops", f.Coordinate(), f.Trie(k).Depth)
			}
		}
	}
}
