package ontology

import (
	"slices"
	"strings"
	"testing"
)

func TestKindsAreInOrderAndFound(t *testing.T) {
	c := Must()
	for i, k := range c.Kinds {
		if k.Index != i || c.Kind(k.Name) != k || c.KindOfID(k.Slug+"/x") != k || c.KindsOf(k.Name) != SetOf(k) {
			t.Errorf("%s isn't found by its name, its ids and its place", k.Name)
		}
		if i > 0 && c.Kinds[i-1].Name >= k.Name {
			t.Errorf("%s comes behind %s", k.Name, c.Kinds[i-1].Name)
		}
		if k.Slots()[0].Field.Name != "id" || k.Slot("id") != 0 {
			t.Errorf("%s doesn't begin with its id", k.Name)
		}
		for _, key := range k.Keys {
			if key != k.Field(key.Name) || key.Role != Stored {
				t.Errorf("%s is no stored field", key.Coordinate())
			}
		}
	}
}

// Both stores number and order nodes by id; a snapshot relies on the nodes of a kind standing together, in order of kinds.
func TestIDsAreInOrderOfKinds(t *testing.T) {
	var ids []string
	for _, k := range Must().Kinds {
		ids = append(ids, k.Slug+"/", k.Slug+"/zzz")
	}
	if !slices.IsSorted(ids) {
		t.Errorf("not in order: %v", ids)
	}
}

func TestRootFieldsAreDistinct(t *testing.T) {
	seen := map[string]string{}
	add := func(field, of string) {
		if other, ok := seen[field]; ok {
			t.Errorf("%s is the root field of %s and of %s", field, other, of)
		}
		seen[field] = of
	}
	for _, f := range Must().Query {
		add(f.Name, "Query")
	}
	for _, k := range Must().Kinds {
		add(k.Singular, k.Name)
		add(k.Plural, k.Name)
	}
}

func TestKindOfIDKnowsNothingOfOtherIDs(t *testing.T) {
	for _, id := range []string{"", "county", "/county", "thing/x", "County/x", "count/y"} {
		if k := Must().KindOfID(id); k != nil {
			t.Errorf("%q is of %s", id, k.Name)
		}
	}
	if Must().Kind("Node") != nil || Must().KindsOf("Standing") != 0 || Must().KindsOf("") != 0 {
		t.Error("what is no kind was found")
	}
}

func TestInterfacesStandForTheirKinds(t *testing.T) {
	c := Must()
	if n := c.KindsOf("Node").Len(); n != len(c.Kinds) {
		t.Errorf("Node stands for %d kinds of %d", n, len(c.Kinds))
	}
	for _, i := range c.Interfaces {
		for _, k := range i.Kinds.In(c) {
			if !slices.Contains(k.Interfaces, i.Name) {
				t.Errorf("%s stands for %s, which doesn't implement it", i.Name, k.Name)
			}
			for _, f := range i.Fields {
				if own := k.Field(f.Name); own == nil || own.Type != f.Type {
					t.Errorf("%s lacks %s", k.Name, f.Coordinate())
				}
			}
		}
	}
}

func TestRelationsAreSeenAlikeFromBothEnds(t *testing.T) {
	c := Must()
	for i, r := range c.Relations {
		if r.Index != i || c.Relation(r.Type) != r || r.From() == 0 || r.To() == 0 {
			t.Errorf("%s isn't found by its type and place, or leads nowhere", r.Type)
		}
		for _, from := range c.Kinds {
			for _, to := range c.Kinds {
				if r.Allows(from, to) != r.Ends(from, Out).Has(to.Index) || r.Allows(from, to) != r.Ends(to, In).Has(from.Index) {
					t.Errorf("%s from %s to %s is seen from one end alone", r.Type, from.Name, to.Name)
				}
			}
		}
		for _, fact := range []string{"standing", "since", "until"} {
			if r.Slot(fact) < 0 {
				t.Errorf("%s has no %s", r.Type, fact)
			}
		}
		if r.Slot("nothing") != -1 {
			t.Errorf("%s has a fact that it hasn't", r.Type)
		}
	}
}

func TestHopsLeadOverAllRelationsBetweenKinds(t *testing.T) {
	c := Must()
	hops := map[Hop]KindSet{}
	for i, hop := range c.HopsFrom(c.KindsOf("Entity"), c.KindsOf("Entity")) {
		if _, ok := hops[hop.Hop]; ok {
			t.Errorf("%s twice", hop.Hop)
		}
		hops[hop.Hop] = hop.To
		if all := c.HopsFrom(c.KindsOf("Entity"), c.KindsOf("Entity")); i > 0 && all[i-1].Relation.Type > hop.Relation.Type {
			t.Errorf("%s comes behind %s", hop.Hop, all[i-1].Hop)
		}
	}
	for _, r := range c.Relations {
		for _, dir := range []Direction{Out, In} {
			var want KindSet
			for _, from := range c.KindsOf("Entity").In(c) {
				for _, to := range c.KindsOf("Entity").In(c) {
					if dir == Out && r.Allows(from, to) || dir == In && r.Allows(to, from) {
						want |= SetOf(to)
					}
				}
			}
			if got := hops[Hop{r, dir}]; got != want {
				t.Errorf("%s leads to %b, not %b", Hop{r, dir}, got, want)
			}
		}
	}
	if got := c.HopsFrom(c.KindsOf("Claim"), c.KindsOf("ProgramModel")); len(got) == 0 || got[0].Relation.Type != "ABOUT" || got[0].To != c.KindsOf("ProgramModel") {
		t.Errorf("got %v", got)
	}
}

func TestWhatIsNoEntityIsEvidenceAndNeedsNone(t *testing.T) {
	c := Must()
	for relation, want := range map[string]bool{
		"ABOUT": true, "MADE_IN": true, "OBJECT": true, "HAS_CITATION": true, "CITES": true, "SUPPORTS": true,
		"OVER": true, "CONTRASTS": true, "SHOWS": true,
		"SIGNED": false, "SERVES": false, "REPORTS_ON": false, "ON_TOPIC": false,
	} {
		if got := c.Relation(relation).Evidential(); got != want {
			t.Errorf("%s: %v", relation, got)
		}
	}
	if f := c.Relation("CONCERNS").BasisFact(); f == nil || f.Name != "basis" {
		t.Errorf("the basis of CONCERNS is %v", f)
	}
	if c.Relation("PARTY").BasisFact() != nil || c.Relation("SIGNED").BasisFact() != nil || c.Relation("SIGNED").Parallel() || !c.Relation("PARTY").Parallel() {
		t.Error("facts are seen where there are none")
	}
}

func TestValueTypesAreLaidOutPartByPart(t *testing.T) {
	k := Must().Kind("Study")
	at, parts := k.Slot("period"), Must().Object("PartialDate").Fields
	for i, p := range parts {
		if s := k.Slots()[at+i]; s.Field.Name != "period" || s.Part != p {
			t.Errorf("slot %d is %s", at+i, s.Field.Name)
		}
	}
	if s := k.Slots()[k.Slot("identifiers")]; s.Part != nil {
		t.Error("a list of values was split into parts")
	}
	if k.Slot("findings") != -1 || k.Slot("claims") != -1 || k.Slot("standings") < 0 {
		t.Error("slots are for what is stored, and for standings")
	}
}

func TestTextIsAllFilesDirectivesFirst(t *testing.T) {
	if !strings.HasPrefix(Text(), "# How the ontology is written") {
		t.Errorf("begins with %.40q", Text())
	}
	for _, f := range Files() {
		if !strings.Contains(Text(), f.Text) {
			t.Errorf("%s is missing", f.Name)
		}
	}
}

// Hubs are named in answers as entities.
func TestKindsThatAreHubsAreEntities(t *testing.T) {
	c := Must()
	for _, k := range c.Kinds {
		if k.Hub && !c.KindsOf("Entity").Has(k.Index) {
			t.Errorf("%s is no entity", k.Name)
		}
	}
}
