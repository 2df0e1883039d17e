package site

import (
	"net/http"
	"regexp"
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
	if rest, ok := s.withoutLanguage(at.path); ok {
		p := &problem{frame: s.frameOf(at), message: at.text("problem.language", "path", at.path)}
		p.link, p.href = at.text("problem.language.link"), string(p.frame.href(rest))
		return p.page(http.StatusNotFound)
	}
	return s.notFound(at, at.text("problem.noPage", "path", at.path))
}

// languagePart is the first part of a path, if it may be meant for a language.
var languagePart = regexp.MustCompile(`^/[A-Za-z]{2}(-[A-Za-z0-9]{2,8})*(/|$)`)

// withoutLanguage is the path of a page that was asked for in a language that there isn't.
func (s *Site) withoutLanguage(path string) (rest string, ok bool) {
	prefix := languagePart.FindString(path)
	if prefix == "" {
		return "", false
	}
	rest = "/" + path[len(prefix):]
	return rest, s.has(rest)
}

// badAddress is the page for an address with something behind its path that can be none, such as a place in a list that isn't there.
func (s *Site) badAddress(at *visit) page {
	p := &problem{frame: s.frameOf(at), message: at.text("problem.address", "path", at.path)}
	p.link, p.href = at.text("problem.address.link"), string(p.frame.href(at.path))
	return p.page(http.StatusBadRequest)
}

func (s *Site) noRecord(at *visit) page {
	return s.notFound(at, at.text("problem.noRecord", "path", at.path+at.behind))
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
	p.link, p.href = at.text("problem.again"), string(p.frame.href(at.path))+at.behind
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
