package archive

import (
	"bytes"
	"testing"
)

// FuzzDecode: whatever lies in the folder, only what has the hash and the request that it should is ever taken for an
// answer.
func FuzzDecode(f *testing.F) {
	e := entry("{ a }", `{"a":1}`)
	e.Request, _ = e.Request.normalized()
	whole, err := encode(e)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(whole, false)
	f.Add(whole[:len(whole)-checksumLength], true)
	f.Add([]byte("{\"bytes\":-5}\n\n"), true)
	f.Add([]byte("\n"+checksumPrefix), true)
	f.Fuzz(func(t *testing.T, file []byte, seal bool) {
		if seal { // what gets past the seal
			file = append(bytes.Clone(file), checksumPrefix+Hash(file)+"\n"...)
		}
		got, wrong := decode(file, Hash(e.Data), e.Request.ID())
		if wrong == "" && (!bytes.Equal(got.Data, e.Data) || got.Request.ID() != e.Request.ID()) {
			t.Errorf("took %+v", got)
		}
		line, _, _ := bytes.Cut(file, []byte("\n"))
		if h, wrong := decodeHeader(line); wrong == "" && h.Bytes < 0 {
			t.Errorf("took %+v", h)
		}
	})
}

// FuzzPut: what is archived is what is read, byte for byte.
func FuzzPut(f *testing.F) {
	f.Add("{ a }", "A", []byte(`{"x":1}`), []byte(`{"a":1}`), "Title")
	f.Add("{ a }", "", []byte{}, []byte(`{}`), "")
	f.Add("\xff", "", []byte(nil), []byte("a\nb\n"), "\u2028")
	f.Fuzz(func(t *testing.T, query, operation string, variables, data []byte, title string) {
		e := Entry{Title: title, Request: Request{query, operation, variables}, Data: data}
		var err error
		if e.Request, err = e.Request.normalized(); err != nil {
			return
		}
		file, err := encode(e)
		if err != nil {
			t.Fatal(err)
		}
		got, wrong := decode(file, Hash(data), e.Request.ID())
		if wrong != "" || !bytes.Equal(got.Data, data) {
			t.Errorf("%s: %q became %q", wrong, data, got.Data)
		}
	})
}

// FuzzNames: no name of a file, and no hash, leads out of the folder.
func FuzzNames(f *testing.F) {
	f.Add("01-0123456789abcdef0123456789abcdef.txt")
	f.Add("../01-0123456789abcdef0123456789abcdef.txt")
	f.Fuzz(func(t *testing.T, name string) {
		if id, ok := requestIDOf(name); ok && (len(id) != idDigits || bytes.ContainsAny([]byte(name[3:]), `/\:`)) {
			t.Errorf("%q is a name", name)
		}
		if IsHash(name) && bytes.ContainsAny([]byte(name), `./\`) {
			t.Errorf("%q is a hash", name)
		}
	})
}
