package edtf

import (
	"errors"
	"testing"
)

func TestParse(t *testing.T) {
	for text, want := range map[string]Span{
		"2018":                  {"2018-01-01", "2018-12-31", Year},
		"2024-02":               {"2024-02-01", "2024-02-29", Month},
		"2025-02":               {"2025-02-01", "2025-02-28", Month},
		"2018-12-05":            {"2018-12-05", "2018-12-05", Day},
		"2025-02/2025-04":       {"2025-02-01", "2025-04-30", ""},
		"2025-02-14/2025":       {"2025-02-14", "2025-12-31", ""},
		"2025/2025-01":          {"2025-01-01", "2025-01-31", ""},
		"2025-02-14/2025-02-14": {"2025-02-14", "2025-02-14", ""},
		"9999-12":               {"9999-12-01", "9999-12-31", Month},
	} {
		if got, err := Parse(text); err != nil || got != want {
			t.Errorf("%q: %v, %v", text, got, err)
		}
	}
}

func TestWhatIsNoDate(t *testing.T) {
	for text, want := range map[string]string{
		"2025-13":         `"2025-13" is no month: months are 01 to 12`,
		"2025-02-30":      `"2025-02-30" is no day: February 2025 has days 01 to 28`,
		"2025-13-01":      `"2025-13-01" is no day: months are 01 to 12`,
		"0000":            `"0000": years are 0001 to 9999`,
		"2025/2024":       `"2025/2024" ends before it begins: write 2024/2025`,
		"2025/2026-02-30": `"2026-02-30" is no day: February 2026 has days 01 to 28`,
	} {
		if _, err := Parse(text); err == nil || err.Error() != want {
			t.Errorf("%q: %v", text, err)
		}
	}
	for _, text := range []string{"", "/", "Feb 2025", "2025-2", "2025/", "/2025", "../2025", "2025/..", "2025~", "2025-02-03T10:00:00Z", "２０２５", "2025/2026/2027", "-2025"} {
		if _, err := Parse(text); !errors.Is(err, ErrShape) {
			t.Errorf("%q: %v", text, err)
		}
	}
}
