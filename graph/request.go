package graph

import (
	"bytes"
	"encoding/json"

	"graph287g/graph/apierror"
	"graph287g/store"
)

// A Request is one GraphQL request, whatever the transport.
type Request struct {
	Query         string
	OperationName string
	Variables     json.RawMessage // a JSON object, or nothing
	ReadOnly      bool            // only a query may run: the request came by GET
	ShowCost      bool            // the response tells what it cost
	Describe      bool            // the response tells what it answers
	Registered    bool            // the document was named, not sent

	// Admit is asked, before the store is, whether there is room for so many bytes, which the answer and making it may need at most.
	// Where there is none Execute ends with apierror.RateLimited. Nil admits all.
	Admit func(bytes int64) bool
}

// A Response is the answer to a Request, ready to be written.
type Response struct {
	Body []byte // the whole JSON document: data, errors
	// Code is that of the error that kept the request from being run at all, empty where it ran: then Body has a data
	// key, and errors at most beside it.
	Code       apierror.Code
	Cost       *Cost       // nil for what was refused before it was priced
	Provenance *Provenance // nil for what was refused, and where nobody asked
	Operation  string      // the name that the document gives to what was asked for; empty where it has none, or can't be read

	version  store.Version // that it was answered from; 0 where no store was asked
	extended bool          // Body ends with extensions
	release  func()        // see Release; nil where there is nothing to do
}

// Release gives the memory of the body back, for another answer. Whoever has sent the body may call it, and nobody uses the body after that;
// where nobody calls it, that memory is garbage.
func (r *Response) Release() {
	if r.release != nil {
		r.release()
		r.Body, r.release = nil, nil
	}
}

// Extend adds a member to the extensions of the body. What Provenance holds of the body stays as it is.
func (r *Response) Extend(name string, value any) error {
	member, err := appendMember(nil, name, value)
	if err != nil {
		return err
	}
	r.extend(member)
	return nil
}

// extend adds a member, as JSON, to the extensions of the body.
func (r *Response) extend(member []byte) {
	if r.extended {
		r.Body = append(append(r.Body[:len(r.Body)-2], ','), member...)
	} else {
		r.Body = append(append(r.Body[:len(r.Body)-1], `,"extensions":{`...), member...)
	}
	r.Body = append(r.Body, '}', '}')
	r.extended = true
}

func appendMember(b []byte, name string, value any) ([]byte, error) {
	buf := bytes.NewBuffer(append(append(append(b, '"'), name...), '"', ':'))
	enc := json.NewEncoder(buf)
	enc.SetEscapeHTML(false) // this is no HTML, and addresses have `&`
	err := enc.Encode(value)
	return bytes.TrimSuffix(buf.Bytes(), []byte{'\n'}), err
}
