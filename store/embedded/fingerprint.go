package embedded

import (
	"strconv"

	"github.com/cespare/xxhash/v2"

	"graph287g/ontology"
)

// recordRules is the version of the rules of package store for records: what is written under others is checked again.
const recordRules = "1"

// fingerprintOf hashes what the check of a record depends on, so that records which the same ontology has checked needn't be checked again.
func fingerprintOf(c *ontology.Catalogue) string {
	h := hasher{xxhash.New()}
	h.add(recordRules)
	for _, k := range c.Kinds {
		h.add("kind", k.Name, k.Slug, strconv.FormatBool(c.KindsOf("Entity").Has(k.Index)))
		h.fields(k.Fields)
		h.add("keys")
		h.fields(k.Keys)
	}
	for _, r := range c.Relations {
		h.add("relation", r.Type)
		for _, k := range c.Kinds {
			h.add(strconv.FormatUint(uint64(r.Ends(k, ontology.Out)), 16))
		}
		h.fields(r.Facts)
	}
	for _, o := range c.Values {
		h.add("value", o.Name)
		h.fields(o.Fields)
	}
	for _, e := range c.Enums {
		h.add("enum", e.Name)
		for i := range e.Values {
			h.add(e.Values[i].Name)
		}
	}
	return strconv.FormatUint(h.Sum64(), 16)
}

type hasher struct{ *xxhash.Digest }

func (h hasher) add(texts ...string) {
	for _, s := range texts {
		_, _ = h.WriteString(s) // a hash takes everything
		_, _ = h.Write([]byte{0})
	}
}

func (h hasher) fields(fields []*ontology.Field) {
	for _, f := range fields {
		h.add(f.Name, f.Type.String(), strconv.Itoa(int(f.Role)), strconv.FormatBool(f.Few), strconv.FormatBool(f.Filter || f.Order))
	}
}
