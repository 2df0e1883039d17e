package neo4j

import (
	"testing"
	"time"
)

// The driver reads local date-times in the zone of the machine, some of whose hours don't exist.
func TestInstantsKeepTheirZone(t *testing.T) {
	const text = "2025-03-30T02:30:00.004Z"
	v := asDateTime.encode(text).(time.Time)
	if name, offset := v.Zone(); name != "Offset" || offset != 0 {
		t.Errorf("sent in zone %s%+d", name, offset)
	}
	if got := decodeValue(v.In(time.FixedZone("Offset", 0))); got != text {
		t.Errorf("read back as %v", got)
	}
}
