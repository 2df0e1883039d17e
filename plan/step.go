package plan

import "graph287g/ontology"

// A Plan is an operation: its steps, parents before children. It is never changed once it is made.
type Plan struct {
	Steps []*Step
}

// Root is the Parent of a step that has none.
const Root = -1

// An Op tells what a step's rows are and where they come from.
type Op uint8

// The operations. Unless said otherwise rows are nodes.
const (
	Lookup Op = iota // root: nodes by ids, or one by a key or identifier; a row for each asked, found or not
	All              // root: every node of Kinds

	Search        // root: the nodes that fit what is searched for, best first
	SearchFacets  // root: how many of them there are of each kind, whatever kinds are asked for; rows are counts
	SearchSpelled // root: likely spellings; one row, a list of texts

	Follow    // the nodes at the other end of a relation
	Neighbors // the nodes of Kinds at the other ends of relations of any type, either way; a row for each relation
	Walk      // the nodes at the ends of a path
	Items     // the elements of a stored list of a value type; rows are values
	Cases     // the value of a stored field, or what takes its place: of the first of some cases to hold; one row, a value

	Evidence             // what backs the fields of a node; rows are evidences
	EvidenceClaims       // the claims of an evidence
	EvidenceSource       // the source of an evidence, none or one
	EvidenceDisagreement // the disagreement over the node and field of an evidence, none or one: curated before found, by nature, by id

	LinkEvidence // the claims behind the link of a row of Follow, Neighbors or Walk
	Via          // the ways of such a row; rows are paths
	PathSteps    // the steps of a path; rows are steps
	StepFrom     // the node nearer the start
	StepTo       // the node farther from it
	StepEvidence // the claims behind the relation of a step

	Coverage          // what reaches a place on a day; one row, the place
	CoverageEntries   // the agreements of a Coverage; rows are nodes
	CoveragePlace     // the place of a row of Coverage or CoverageEntries; one row
	CoverageAgreement // the agreement of a row of CoverageEntries; one row
	PathSearch        // root: the shortest ways between two nodes; one row, and Lost tells which of the two there isn't
	FoundPaths        // its ways; rows are paths
	HubsSkipped       // the hubs that it met and didn't go through

	Groups    // how often the rows of step Of have the same values, whatever their page; rows are groups, the largest first
	GroupKeys // the values of a group, or of a row of Timeline; rows are keys
	GroupNode // the node that a key is, none or one
	Distinct  // no rows: Totals tells how many different values the rows of step Of have
	Timeline  // how many of the rows of step Of, whatever their page, were signed, ended and in force in each period, by the same values; rows are periods, and of each the groups in their order
)

// How many rows some operations make of one parent at most.
const (
	MaxEvidence  = 20  // claims of an evidence or a link
	MaxVia       = 5   // ways of a link
	MaxGroupKeys = 4   // keys of a group
	MaxHubs      = 100 // hubs that a search for paths names

	MaxTimeline = 5_000 // rows of Timeline; more are an error
)

// MaxHops is the most relations that a way of a PathSearch may pass.
const MaxHops = 6

// A Shape tells how many rows a parent may have and who decides.
type Shape uint8

// The shapes of lists.
const (
	One  Shape = iota // none or one
	Few               // all, in curated order
	Page              // a page of a connection
)

// A Step fills one table: for each row of its parent the rows that belong to it.
type Step struct {
	Index  int
	Parent int
	Op     Op
	On     ontology.KindSet // the kinds of the parent's rows that it is for; the others have no rows
	Kinds  ontology.KindSet // the kinds that its rows may have
	Shape  Shape

	Hop   ontology.Hop    // of Follow
	Claim string          // of Follow along ABOUT: only claims with this field
	Path  *ontology.Field // of Walk and Coverage, by name on each kind of On
	Item  *ontology.Field // of Items and Cases
	Of    int             // of Groups, Distinct and Timeline: the All, Follow, Neighbors or Walk step whose rows are counted; it has the same parent
	Query int             // of SearchFacets and SearchSpelled: the Search step whose arguments they share

	Columns []Column
	Total   bool // count all rows, not only those of the page
	More    bool // tell whether there are more behind the page
	Less    bool // tell whether there are some before it
	Edges   bool // a row for each relation: parallel ones are told apart by their facts
	Links   bool // a child asks for the links of its rows; of PathSearch, for the steps of its ways
	Grouped bool // another step counts its rows
}

// Column returns the place of a column, adding it if need be.
func (s *Step) Column(c Column) int {
	for i := range s.Columns {
		if s.Columns[i].From == c.From && s.Columns[i].Name == c.Name && s.Columns[i].Part == c.Part {
			s.Columns[i].On |= c.On
			return i
		}
	}
	s.Columns = append(s.Columns, c)
	return len(s.Columns) - 1
}

// A From tells what a column shows.
type From uint8

// What columns show. The first three a store fills; the others follow from them.
const (
	Property From = iota // a stored field of the node, or of the value
	Fact                 // a fact of the relation, its standing, since or until
	Cursor               // the cursor of the row

	LinkBases
	LinkReach
	LinkStanding
	LinkRelation
	EvidenceField
	EvidenceShown
	EvidenceStanding
	EvidenceReason
	PathBasis
	PathHops
	PathStanding
	StepRelation
	StepForward
	GroupCount
	GroupBy
	GroupValue
	GroupLabel
	PeriodStart
	PeriodEnd
	PeriodSigned
	PeriodEnded
	PeriodInForce
	PeriodPossibly // in force possibly, in addition

	SearchScore   // of Search: how well the node fits
	SearchField   // of Search: the field that fits best
	SearchExcerpt // of Search: what stands there
	SearchMatches // of Search: where the matches are in it
	FacetKind     // of SearchFacets
	FacetCount    // of SearchFacets
	Spellings     // of SearchSpelled
	CaseValue     // of Cases

	CoverageDay          // of Coverage and CoverageEntries: the day asked about
	CoverageKnown        // of Coverage and CoverageEntries: by what was known then; null for all
	CoverageCompleteness // of Coverage
	CoverageRecords      // of Coverage: how many agreements reach the place, on whatever day
	CoverageCertain      // of Coverage: how many of them were in force for certain
	CoveragePossible     // of Coverage: how many more may have been
	EntryCertainty       // of CoverageEntries

	PathsComplete // of PathSearch: whether it ended of itself
)

// A Column is one cell of every row.
type Column struct {
	From From
	Name string           // of a Property or Fact
	Part int              // of a value type: which part; 0 for anything else
	On   ontology.KindSet // of a Property: the kinds of rows for which it is asked
}
