package graph

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"graph287g/graph/apierror"
	"graph287g/graph/compile"
	"graph287g/graph/computed"
	"graph287g/graph/encode"
	"graph287g/graph/schema"
	"graph287g/store"
)

// respond writes the response. Where all is in the graph, and nothing is wrong, it is the parts of the answer one after the other.
func (e *Engine) respond(ctx context.Context, x *execution) Response {
	setVersion(x.texts, x.answer.Version)
	in := &encode.Input{Catalogue: e.catalogue, Answer: x.answer, TextArgs: x.texts, Today: x.days.Today, NewestDay: x.days.Newest, MaxBytes: e.limits.AnswerBytes, Cuts: &x.cuts}
	scratch := e.getBuffer()
	if x.compiled.AsksSchema || x.Describe {
		return e.respondByParts(ctx, x, scratch, in)
	}
	ok, err := scratch.encodeWhole(ctx, x.compiled.Output, in)
	if err != nil {
		e.buffers.Put(scratch)
		return refuse(gqlerror.List{e.encodeError(ctx, x.compiled, err)})
	}
	if !ok {
		return e.respondByParts(ctx, x, scratch, in)
	}
	x.cost.actualBytes = int64(len(scratch.json))
	response := Response{Body: scratch.json, version: x.answer.Version}
	if cap(scratch.json) > maxLentBuffer {
		response.Body = bytes.Clone(scratch.json)
		e.buffers.Put(scratch)
	} else {
		response.release = func() { e.buffers.Put(scratch) }
	}
	return response
}

// respondByParts writes the parts of the answer and lets gqlgen put them together: it orders the root fields, answers introspection, and
// lets a null that reaches the root blank the data.
func (e *Engine) respondByParts(ctx context.Context, x *execution, scratch *buffer, in *encode.Input) Response {
	defer e.buffers.Put(scratch)
	parts, errs, err := scratch.encodeParts(ctx, x.compiled.Output, in)
	if err != nil {
		return refuse(gqlerror.List{e.encodeError(ctx, x.compiled, err)})
	}
	ctx = graphql.WithOperationContext(ctx, &graphql.OperationContext{
		RawQuery: x.document.Text, Variables: x.variables, Doc: x.document.AST, Operation: x.operation, OperationName: x.operation.Name,
		RecoverFunc:            e.recover,
		ResolverMiddleware:     schema.Resolve,
		RootResolverMiddleware: func(ctx context.Context, next graphql.RootResolver) graphql.Marshaler { return next(ctx) },
	})
	ctx = graphql.WithResponseContext(ctx, presentError, e.recover)
	ctx = schema.WithParts(ctx, parts)
	response := e.exec.Exec(ctx)(ctx)
	if err := ctx.Err(); err != nil { // then what is there of the schema isn't whole
		return refuse(gqlerror.List{e.storeError(ctx, x.compiled, err)})
	}
	errs = append(errs, graphql.GetErrors(ctx)...)
	sortErrors(errs, parts.Keys)
	full, data := responseBody(response.Data, parts, errs)
	x.cost.actualBytes = int64(len(full))
	out := Response{Body: full, version: x.answer.Version}
	if x.Describe {
		out.Provenance = provenanceOf(ctx, x.operation, x.answer.Version)
		out.Provenance.Data, out.Provenance.Errors = data, len(errs)
	}
	return out
}

// setVersion tells texts of which version they are.
func setVersion(texts []map[string]any, v store.Version) {
	for _, args := range texts {
		computed.AddVersion(args, v.Number, v.RecordedAt)
	}
}

// A buffer is the memory in which an answer, or its parts, are written.
type buffer struct{ json []byte }

const (
	// maxPooledBuffer is from where on the memory of a large answer isn't kept.
	maxPooledBuffer = 4 << 20

	// maxLentBuffer is how much memory goes out with an answer, which may have less. Of more the answer gets as much as it has.
	maxLentBuffer = 128 << 10
)

func (e *Engine) getBuffer() *buffer {
	if s, ok := e.buffers.Get().(*buffer); ok && cap(s.json) <= maxPooledBuffer {
		return s
	}
	return &buffer{}
}

// encodeWhole writes the response. ok is false where there are errors, which it doesn't know how to write.
func (s *buffer) encodeWhole(ctx context.Context, p *encode.OutputPlan, in *encode.Input) (ok bool, err error) {
	s.json = append(s.json[:0], `{"data":{`...)
	for i := range p.Roots {
		r := &p.Roots[i]
		if i > 0 {
			s.json = append(s.json, ',')
		}
		s.json = append(append(append(s.json, '"'), r.Key...), `":`...)
		b, found, failed, err := encode.AppendRoot(ctx, s.json, r, in)
		if err != nil || failed || len(found) > 0 {
			return false, err
		}
		s.json = b
	}
	s.json = append(s.json, `}}`...)
	return true, nil
}

// encodeParts writes the JSON of every root field. An error that takes a non-null root's place goes to gqlgen, the others
// come back.
func (s *buffer) encodeParts(ctx context.Context, p *encode.OutputPlan, in *encode.Input) (*schema.Parts, gqlerror.List, error) {
	parts := &schema.Parts{List: make([]schema.Part, len(p.Roots)), Keys: make(map[string]int, len(p.Roots))}
	var errs gqlerror.List
	in.Cuts.Reset()
	s.json = s.json[:0]
	for i := range p.Roots {
		r := &p.Roots[i]
		parts.Keys[r.Key] = i
		start := len(s.json)
		b, found, failed, err := encode.AppendRoot(ctx, s.json, r, in)
		if err != nil {
			return nil, nil, err
		}
		if failed {
			parts.List[i].Err = found[len(found)-1]
			found = found[:len(found)-1]
		} else {
			s.json = b
			parts.List[i].JSON = b[start:]
		}
		errs = append(errs, found...)
	}
	return parts, errs, nil
}

// encodeError tells clients why an answer could not be written.
func (e *Engine) encodeError(ctx context.Context, o *compile.Operation, err error) *gqlerror.Error {
	if errors.Is(err, encode.ErrTooLarge) {
		return apierror.New(apierror.CostExceeded, "the answer would have over %d MiB: ask for fewer with `first`, or for less of each", e.limits.AnswerBytes>>20)
	}
	return e.storeError(ctx, o, err)
}

// presentError shows an error of ours as it is, and of any other only that there was one.
func presentError(_ context.Context, err error) *gqlerror.Error {
	var known *gqlerror.Error
	if errors.As(err, &known) && apierror.CodeOf(known) != "" {
		return known
	}
	return apierror.New(apierror.Internal, "something went wrong here; it was logged")
}

func (e *Engine) recover(ctx context.Context, v any) error {
	e.log.ErrorContext(ctx, "panic", "value", v)
	return apierror.New(apierror.Internal, "something went wrong here; it was logged")
}

// responseBody writes the response, and returns the value of its data member too.
func responseBody(data []byte, parts *schema.Parts, errs gqlerror.List) (full, value []byte) {
	b := make([]byte, 0, len(data)+parts.Len()+16)
	b = append(b, '{')
	if len(errs) > 0 {
		b = append(appendErrors(b, errs, false), ',')
	}
	b = append(b, `"data":`...)
	start := len(b)
	b = parts.Splice(b, data)
	return append(b, '}'), b[start:len(b):len(b)]
}

// appendErrors appends the errors member, and closes the object if it is the last.
func appendErrors(b []byte, errs gqlerror.List, last bool) []byte {
	buf := bytes.NewBuffer(append(b, `"errors":`...))
	enc := json.NewEncoder(buf)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(errs); err != nil {
		buf.WriteString("[]\n")
	}
	b = bytes.TrimSuffix(buf.Bytes(), []byte{'\n'})
	if last {
		b = append(b, '}')
	}
	return b
}

// withHints adds to the response of an operation what is hardly meant in its arguments.
func withHints(hints []compile.Hint, response Response) Response {
	if len(hints) > 0 && response.Code == "" {
		_ = response.Extend("hints", hints) // texts always marshal
	}
	return response
}

// withCost adds what an operation cost to its response, to the body only if that was asked for.
func withCost(r Request, c *Cost, response Response) Response {
	response.Cost = c
	if r.ShowCost {
		_ = response.Extend("cost", c) // numbers and paths always marshal
	}
	return response
}
