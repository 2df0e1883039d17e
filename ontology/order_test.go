package ontology

import "testing"

func TestClaimsAndCitationsHaveAnOrder(t *testing.T) {
	c := Must()
	for _, k := range c.Kinds {
		want := k.Name == "Claim" || k.Name == "Citation"
		if got := k.Order != nil; got != want {
			t.Errorf("%s has an order of its own: %v", k.Name, got)
		}
		if !want {
			continue
		}
		if k.Order != k.Field("place") || !k.Order.Hidden || k.Field("locator").By != k.Order || k.Slot("place") < 0 {
			t.Errorf("%s isn't ordered by the place of its locator, which is stored and hidden", k.Name)
		}
	}
}

func TestAFieldOfAnInterfaceHasTheOrderOfAnother(t *testing.T) {
	c, err := Load([]File{{"small.graphqls", small}, {"more.graphqls", "interface I implements Node { n: Int @order(by: \"m\") m: Int @hidden @order }\ntype C implements I & Node @kind(order: \"m\") { x: Int }"}})
	if err != nil {
		t.Fatal(err)
	}
	i, k := c.Interface("I"), c.Kind("C")
	if i.Field("n").By != i.Field("m") || k.Field("n").By != k.Field("m") || k.Order != k.Field("m") {
		t.Error("the order isn't that of the other field")
	}
}
