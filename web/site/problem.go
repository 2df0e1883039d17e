package site

import (
	"net/http"
	"strconv"
)

// A problem is why a page can't be shown, with one link that leads on.
type problem struct {
	frame
	message string
	link    string
	href    string
}

func nothingHere(s *Site, _ http.ResponseWriter, _ *http.Request, at *visit) page {
	return s.notFound(at, at.text("problem.noPage", "path", at.path))
}

func (s *Site) noRecord(at *visit) page {
	return s.notFound(at, at.text("problem.noRecord", "path", at.path))
}

func (s *Site) notFound(at *visit, message string) page {
	p := &problem{frame: s.frameOf(at), message: message}
	p.link, p.href = at.text("problem.search"), string(p.frame.href("/search"))
	return p.page(http.StatusNotFound)
}

// problem is the page for a status.
func (s *Site) problem(at *visit, status int, retryAfter string) page {
	message := "problem.internal"
	switch status {
	case http.StatusTooManyRequests:
		message = "problem.busy"
	case http.StatusServiceUnavailable:
		message = "problem.unavailable"
	case http.StatusGatewayTimeout:
		message = "problem.slow"
	default:
		status = http.StatusInternalServerError
	}
	p := &problem{frame: s.frameOf(at), message: at.text(message)}
	p.link, p.href = at.text("problem.again"), string(p.frame.href(at.path))
	out := p.page(status)
	out.retryAfter = retryAfter
	return out
}

func (s *Site) frameOf(at *visit) frame { return frame{visit: at, site: s} }

func (p *problem) page(status int) page {
	p.title = p.text("problem.heading." + strconv.Itoa(status))
	p.description = p.message
	return page{status: status, document: render(p.content())}
}
