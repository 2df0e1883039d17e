package neo4jtest

import (
	"bytes"
	"errors"
	"io"
	"net"
	"slices"
	"sync"
	"testing"

	"graph287g/store/neo4j"
)

// Members stand in for the members of a cluster, which Neo4j's Community edition lacks. Each has an address of its own and passes on what it is
// told to one server, but for what a cluster does otherwise: the routing table names a leader and followers; who isn't the leader refuses to
// write, and to commit what it began as the leader. A test meddles with single messages.
//
// All have the same data, so a member never answers from the past. What would keep it from that are the bookmarks of transactions, and these
// are looked at.
type Members struct {
	URI string // where clients begin, neo4j://…

	server    string
	addresses []string

	lock     sync.Mutex
	leader   int    // by index; noLeader during an election
	bookmark string // that was answered last
	heard    []Heard
	meddle   func(Heard) Meddling
}

const noLeader = -1

// Heard is what a member was told: to begin a transaction, to run a statement, to commit, or to send what a statement returns.
type Heard struct {
	Member  int
	What    string // BEGIN, RUN, PULL or COMMIT
	Alone   bool   // it runs a statement that is a transaction of its own
	Reads   bool   // it is of a transaction that only reads
	Newest  bool   // where a transaction begins: it isn't to see less than was answered last
	Refused bool   // it was refused, since the member isn't the leader
}

// Begins tells whether a transaction begins with it.
func (h Heard) Begins() bool { return h.What == "BEGIN" || h.Alone }

// A Meddling is what happens in the place of an answer. The zero value is what happens anyway.
type Meddling struct {
	Code  string // the member refuses it with this code
	Cut   bool   // the connection breaks before the server gets it
	Lost  bool   // the connection breaks after the server has got it, before it is answered
	Elect bool   // another member becomes the leader, before it is looked at
}

// StartMembers starts some members before the shared server, of which the first is the leader. They end with the test.
func StartMembers(t testing.TB, n int) *Members {
	t.Helper()
	open(t, neo4j.FusedNever)
	_, server, _ := bytes.Cut([]byte(server.running.URI), []byte("://"))
	m := &Members{server: string(server), meddle: Nothing}
	for i := range n {
		l, err := net.Listen("tcp", "127.0.0.1:0")
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = l.Close() })
		m.addresses = append(m.addresses, l.Addr().String())
		go func() {
			for {
				client, err := l.Accept()
				if err != nil {
					return
				}
				go m.talk(client, i)
			}
		}()
	}
	m.URI = "neo4j://" + m.addresses[0]
	return m
}

// Nothing meddles with nothing.
func Nothing(Heard) Meddling { return Meddling{} }

// Meddle has a function decide from now on what happens to each message that is heard.
func (m *Members) Meddle(f func(Heard) Meddling) {
	m.lock.Lock()
	defer m.lock.Unlock()
	m.meddle = f
}

// Heard returns what was heard since it was asked last.
func (m *Members) Heard() []Heard {
	m.lock.Lock()
	defer m.lock.Unlock()
	out := m.heard
	m.heard = nil
	return out
}

// Leader returns which member leads, by number.
func (m *Members) Leader() int {
	m.lock.Lock()
	defer m.lock.Unlock()
	return m.leader
}

// Lead makes a member the leader, or none.
func (m *Members) Lead(member int) {
	m.lock.Lock()
	defer m.lock.Unlock()
	m.leader = member
}

// NoLeader leaves the members without a leader, as during an election.
func (m *Members) NoLeader() { m.Lead(noLeader) }

// table is the routing table, which holds for longer than any test: clients learn of a new leader by errors.
func (m *Members) table() packet {
	m.lock.Lock()
	defer m.lock.Unlock()
	var writers, readers []string
	for i, a := range m.addresses {
		if i == m.leader {
			writers = append(writers, a)
		} else {
			readers = append(readers, a)
		}
	}
	role := func(name string, addresses []string) []field {
		return []field{{"role", name}, {"addresses", addresses}}
	}
	servers := []any{role("WRITE", writers), role("READ", readers), role("ROUTE", m.addresses)}
	return message(boltSuccess, field{"rt", []field{{"ttl", 3600}, {"db", "neo4j"}, {"servers", servers}}})
}

// hear notes a message, and returns what happens to it.
func (m *Members) hear(h Heard, p packet) Meddling {
	m.lock.Lock()
	defer m.lock.Unlock()
	h.Newest = m.bookmark == "" || bytes.Contains(p, []byte(m.bookmark))
	happens := m.meddle(h)
	if happens.Elect {
		m.leader = (max(m.leader, 0) + 1) % len(m.addresses)
	}
	if !h.Reads && h.Member != m.leader && happens == (Meddling{Elect: happens.Elect}) {
		happens.Code, h.Refused = "Neo.ClientError.Cluster.NotALeader", true
	}
	m.heard = append(m.heard, h)
	return happens
}

func (m *Members) answered(bookmark string) {
	if bookmark == "" {
		return
	}
	m.lock.Lock()
	defer m.lock.Unlock()
	m.bookmark = bookmark
}

// A conversation is one connection of a client, message by message: each gets its answer before the next is looked at.
type conversation struct {
	members        *Members
	member         int
	client, server net.Conn
	open           bool // a transaction is
	reads          bool // the transaction only reads
	failed         bool // what comes before a reset is ignored
}

func (m *Members) talk(client net.Conn, member int) {
	defer client.Close()
	server, err := net.Dial("tcp", m.server)
	if err != nil {
		return
	}
	defer server.Close()
	c := &conversation{members: m, member: member, client: client, server: server}
	if c.shakeHands() != nil {
		return
	}
	for {
		p, err := readPacket(client)
		if err != nil || c.take(p) != nil {
			return
		}
	}
}

// shakeHands lets both agree on a version of Bolt, in the way that needs one answer alone.
func (c *conversation) shakeHands() error {
	var offer [20]byte
	if _, err := io.ReadFull(c.client, offer[:]); err != nil {
		return err
	}
	if slices.Equal(offer[4:8], []byte{0, 0, 1, 0xff}) {
		copy(offer[4:], offer[8:])
		clear(offer[16:])
	}
	if _, err := c.server.Write(offer[:]); err != nil {
		return err
	}
	_, err := io.CopyN(c.client, c.server, 4)
	return err
}

// take takes a message, and answers it.
func (c *conversation) take(p packet) error {
	what := p.is()
	switch {
	case what == boltReset:
		c.open, c.failed = false, false
		return c.pass(p)
	case what == boltGoodbye:
		return io.EOF
	case c.failed:
		return writePacket(c.client, message(boltIgnored))
	case what == boltRoute:
		return writePacket(c.client, c.members.table())
	}
	h := Heard{Member: c.member, What: names[what], Alone: what == boltRun && !c.open}
	if h.What == "" {
		c.open = c.open && what != boltRollback
		return c.pass(p)
	}
	if h.Begins() {
		c.reads = p.reads()
	}
	h.Reads = c.reads
	happens := c.members.hear(h, p)
	switch {
	case happens.Cut:
		return io.EOF
	case happens.Lost:
		if err := writePacket(c.server, p); err != nil {
			return err
		}
		_, err := c.answer(io.Discard)
		return errors.Join(err, io.EOF)
	case happens.Code != "":
		return c.refuse(happens.Code)
	}
	c.open = what == boltBegin || c.open && what != boltCommit
	return c.pass(p)
}

// names are those of what is heard.
var names = map[byte]string{boltBegin: "BEGIN", boltRun: "RUN", boltPull: "PULL", boltCommit: "COMMIT"}

// refuse answers with an error, and rolls back what the server has open.
func (c *conversation) refuse(code string) error {
	if err := writePacket(c.server, message(boltReset)); err != nil {
		return err
	}
	if _, err := c.answer(io.Discard); err != nil {
		return err
	}
	c.open, c.failed = false, true
	return writePacket(c.client, message(boltFailure, field{"code", code}, field{"neo4j_code", code}, field{"message", "a test says so"}))
}

// pass has the server answer a message.
func (c *conversation) pass(p packet) error {
	if err := writePacket(c.server, p); err != nil {
		return err
	}
	bookmark, err := c.answer(c.client)
	if err == nil {
		c.members.answered(bookmark)
	}
	return err
}

// answer passes on what the server answers to one message, and returns the bookmark that it has.
func (c *conversation) answer(to io.Writer) (bookmark string, err error) {
	for {
		p, err := readPacket(c.server)
		if err != nil {
			return "", err
		}
		if p.is() != boltRecord {
			return p.bookmark(), writePacket(to, p)
		}
		if err := writePacket(to, p); err != nil {
			return "", err
		}
	}
}
