package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"net"
	"os"

	"graph287g/httpapi"
	"graph287g/internal/archive"
)

// CiteSettings are those of citations and archived answers.
type CiteSettings struct {
	PublicURL          string `env:"GRAPH287G_PUBLIC_URL" placeholder:"ADDRESS" help:"Where readers reach this server, for the addresses in citations: https://example.org; a server on a loopback address takes requests for that host too. Without it they have the address that it listens on. Environment: ${env}."`
	Archive            string `env:"GRAPH287G_ARCHIVE" placeholder:"FOLDER" help:"Where POST /cite archives answers, for good; the folder is made if need be. Without it nothing is archived. Environment: ${env}."`
	ArchiveAnswers     int    `default:"${archiveAnswers}" env:"GRAPH287G_ARCHIVE_ANSWERS" placeholder:"N" help:"How many answers are archived at most. Default: ${default}. Environment: ${env}."`
	ArchiveSize        int    `default:"${archiveSize}" env:"GRAPH287G_ARCHIVE_SIZE" placeholder:"MIB" help:"How much the archive may hold, in MiB. Default: ${default}. Environment: ${env}."`
	ArchiveAnswerSize  int    `default:"${archiveAnswerSize}" env:"GRAPH287G_ARCHIVE_ANSWER_SIZE" placeholder:"MIB" help:"How much one archived answer may have, in MiB. Default: ${default}. Environment: ${env}."`
	ArchiveClientShare int    `default:"${archiveClientShare}" env:"GRAPH287G_ARCHIVE_CLIENT_SHARE" placeholder:"PERCENT" help:"How much of the archive's free room one client may take in a day, in percent of the answers and of the size that are still free; a network (IPv4 /24, IPv6 /48) may take four times that. 100 sets no limit of its own. Behind a proxy see --trusted-proxies. Default: ${default}. Environment: ${env}."`
	ArchiveDailyShare  int    `default:"${archiveDailyShare}" env:"GRAPH287G_ARCHIVE_DAILY_SHARE" placeholder:"PERCENT" help:"How much of it all clients together may take in a day, in percent. Default: ${default}. Environment: ${env}."`
}

// mib is the unit of the settings.
const mib = 1 << 20

// citeDefaults are the defaults of the settings.
func citeDefaults() map[string]string {
	return map[string]string{
		"archiveAnswers":     fmt.Sprint(archive.DefaultAnswers),
		"archiveSize":        fmt.Sprint(archive.DefaultBytes / mib),
		"archiveAnswerSize":  fmt.Sprint(archive.DefaultAnswerBytes / mib),
		"archiveClientShare": fmt.Sprint(archive.DefaultClientShare),
		"archiveDailyShare":  fmt.Sprint(archive.DefaultDailyShare),
	}
}

// check finds what is wrong before anything is opened.
func (c CiteSettings) check() error {
	if err := httpapi.CheckPublicURL(c.PublicURL); err != nil {
		return fmt.Errorf("--public-url: %w", err)
	}
	return nil
}

// OpenArchive opens the archive; nil where none is wanted. A folder that isn't there is made, which is said.
func (o *ServeOptions) OpenArchive() (*archive.Archive, error) {
	c := o.CiteSettings
	if c.Archive == "" {
		return nil, nil
	}
	for _, n := range []int{c.ArchiveAnswers, c.ArchiveSize, c.ArchiveAnswerSize} {
		if n <= 0 {
			return nil, fmt.Errorf("the bounds of the archive are %s, %d MiB, and %d MiB for one answer: each must be at least 1",
				number(c.ArchiveAnswers, "answer"), c.ArchiveSize, c.ArchiveAnswerSize)
		}
	}
	for _, percent := range []int{c.ArchiveClientShare, c.ArchiveDailyShare} {
		if percent < 1 || percent > 100 {
			return nil, fmt.Errorf("the shares of the archive are %d %% for one client and %d %% for all: each must be from 1 to 100", c.ArchiveClientShare, c.ArchiveDailyShare)
		}
	}
	bounds := archive.Bounds{
		Answers: c.ArchiveAnswers, Bytes: int64(c.ArchiveSize) * mib, AnswerBytes: c.ArchiveAnswerSize * mib,
		ClientShare: c.ArchiveClientShare, DailyShare: c.ArchiveDailyShare,
	}
	_, missing := os.Stat(c.Archive)
	a, err := archive.Open(c.Archive, bounds)
	if err != nil {
		return nil, fmt.Errorf("--archive %s: %w", c.Archive, err)
	}
	if errors.Is(missing, fs.ErrNotExist) {
		fmt.Fprintf(o.Status, "creates %s\n", c.Archive)
	}
	return a, nil
}

// PublicAddress is the address that was set, or that of the listener as this machine reaches it.
func (c CiteSettings) PublicAddress(addr net.Addr) string {
	if c.PublicURL != "" {
		return c.PublicURL
	}
	return localURL(addr.String())
}

// localURL is how this machine reaches a server that listens on an address: where that is all addresses, as localhost.
func localURL(listen string) string {
	host, port, err := net.SplitHostPort(listen)
	if ip := net.ParseIP(host); err == nil && (host == "" || ip != nil && ip.IsUnspecified()) {
		return "http://" + net.JoinHostPort("localhost", port)
	}
	return "http://" + listen
}
