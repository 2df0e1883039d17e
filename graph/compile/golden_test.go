package compile_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// Each operation with the plan it becomes, as show prints it.
var goldens = map[string]struct{ query, vars, plan string }{
	"a node by its id": {
		query: `{ node(id: "county/37119") { id name } }`,
		plan: `
lookup → Node: id name [ids ["county/37119"]]`,
	},
	"nodes of different kinds": {
		query: `query($ids: [ID!]!) { nodes(ids: $ids) { id ... on County { fips state { code } } ... on Agency { slug home: state { name } } ... on Entity { description } __typename } }`,
		vars:  `{"ids": ["county/37119", "agency/x"]}`,
		plan: `
lookup → Node: id slug of Agency description of Entity fips of County [ids ["county/37119" "agency/x"]]
  follow >OF_STATE → State of Agency, one: name
  follow >IN_STATE → State of County, one: code`,
	},
	"one by a key, and one by a number of others": {
		query: `{ county(fips: "37119") { name } state(code: "NC") { name } entity(scheme: "ORI", value: "NC0600000") { id } programModel(code: TASK_FORCE) { name } }`,
		plan: `
lookup → County: name [fips "37119"]
lookup → State: name [code "NC"]
lookup → Entity: id [ORI "NC0600000"]
lookup → ProgramModel: name [code "TASK_FORCE"]`,
	},
	"a page of a list": {
		query: `{ counties(first: 3) { totalCount nodes { name } edges { cursor node { fips } } pageInfo { hasNextPage endCursor } } }`,
		plan: `
all → County, page: name cursor fips +total +more [first 3]`,
	},
	"filter and order": {
		query: `query($k: AgencyKind, $d: [ID!]) {
			agencies(filter: {kind: {eq: $k}, level: {in: [COUNTY, STATE]}, id: {in: $d}}, orderBy: [{state: {code: DESC}}, {name: ASC}, {id: DESC}], first: 100) { totalCount }
			agreements(orderBy: [{state: {code: ASC}}, {agency: {state: {fips: DESC}}}]) { totalCount } }`,
		vars: `{"k": "SHERIFF"}`,
		plan: `
all → Agency, page +total [kind = [SHERIFF]; level in [COUNTY STATE]; by >OF_STATE code desc; by name; by id desc; first 100]
all → Agreement, page +total [by <SIGNED >OF_STATE code; by <SIGNED >OF_STATE fips desc]`,
	},
	"county, agencies, agreements, lawsuits, sources": {
		query: `{ county(fips: "37119") { agencies(reach: [OWN, STATEWIDE]) { nodes { name agreements { nodes { status
			relatedLawsuits(basis: [SAME_AGREEMENT]) { edges { link { bases reach standing } node { name sources { nodes { title } } } } } } } } } } }`,
		plan: `
lookup → County [fips "37119"]
  walk agencies → Agency, page: name [reaches OWN|STATEWIDE]
    follow >SIGNED → Agreement, page: status
      walk relatedLawsuits → Lawsuit, page: bases reach standing name [bases SAME_AGREEMENT]
        walk sources → Source, page: title`,
	},
	"values of several parts": {
		query: `{ agreements { nodes { signedOn { edtf printed } endedOn { date earliest } agency { identifiers { scheme value } } } } }`,
		plan: `
all → Agreement, page: signedOn.date signedOn.edtf signedOn.printed endedOn.date endedOn.earliest
  follow <SIGNED → Agency, one
    items identifiers: scheme value`,
	},
	"facts of relations": {
		query: `{ lawsuit(id: "lawsuit/l") { parties { edges { role printed link { relation since { edtf } standing } node { ... on Agency { slug } name } } } topics { name } court { name } } }`,
		plan: `
lookup → Lawsuit [ids ["lawsuit/l"]]
  follow >PARTY → Entity, page: (role) (printed) (since.date) (since.edtf) (standing) slug of Agency name +edges
  follow >ON_TOPIC → Topic, few: name
  follow >DECIDED_BY → Organization, one: name`,
	},
	"ways between two nodes": {
		query: `query($r: [Relation!]) { paths(from: "county/1", to: "lawsuit/l", maxHops: 6, relations: $r) { complete paths { basis hops steps { relation to { name } since { edtf } evidence { id } } } hubsSkipped { name } }
			few: paths(from: "county/1", to: "law/l", first: 0, maxHops: null) { complete } }`,
		vars: `{"r": ["PARTY", "SERVES", "PARTY"]}`,
		plan: `
paths → Node: complete +links [ids ["county/1" "lawsuit/l"]; first 5; over 6; relations [PARTY SERVES]]
  ways: basis hops
    steps: relation (since.date) (since.edtf)
      to → Node: name
      claims behind the step → Claim: id
  hubs → Entity: name
paths → Node: complete [ids ["county/1" "law/l"]; over 4]`,
	},
	"why a link is there": {
		query: `{ county(id: "county/1") { agreements { edges { link { via { basis hops standing steps { relation forward from { id } to { id ... on Agency { slug } } standing since { date } evidence { text } } } evidence { locator } } } } } }`,
		plan: `
lookup → County [ids ["county/1"]]
  walk agreements → Agreement, page +links
    ways: basis hops standing
      steps: relation forward (standing) (since.date)
        from → Node: id
        to → Node: id slug of Agency
        claims behind the step → Claim: text
    claims behind the link → Claim: locator`,
	},
	"what backs values": {
		query: `{ agreement(id: "agreement/a") { all: evidence { field } evidence(fields: ["endedOn", "agency", "endedOn"]) { field shown standing reason claims { text source { title } } source { url } } } }`,
		plan: `
lookup → Agreement [ids ["agreement/a"]]
  evidence: field
  evidence: field shown standing reason [fields [endedOn agency]]
    claims behind it → Claim: text
      follow >MADE_IN → Source, one: title
    source behind it → Source: url`,
	},
	"texts, for which the plan reads what nobody asked for": {
		query: `{ sources { nodes { url citeAs bib: citeAs(style: BIBTEX) authors { id } } } laws { nodes { citeAs } } lawsuit(id: "lawsuit/l") { citeAs(style: APA) } }`,
		plan: `
all → Source, page: url id name kind title publishedOn.date publishedOn.earliest publishedOn.latest publishedOn.precision publishedOn.edtf publishedOn.printed publishedOn.inferred printedPublisher lastVisitedOn archiveUrl
  follow >AUTHORED_BY → Actor, few: name familyName of Person
  follow >PUBLISHED_BY → Actor, one: name
  follow >AUTHORED_BY → Actor, few: id
all → Law, page: id name named kind citation introducedOn.date introducedOn.earliest introducedOn.latest introducedOn.precision introducedOn.edtf introducedOn.printed introducedOn.inferred enactedOn.date enactedOn.earliest enactedOn.latest enactedOn.precision enactedOn.edtf enactedOn.printed enactedOn.inferred
  follow <CODIFIES → Law, few: citation
lookup → Lawsuit: id name named citation docketNumber filedOn.date filedOn.earliest filedOn.latest filedOn.precision filedOn.edtf filedOn.printed filedOn.inferred decidedOn.date decidedOn.earliest decidedOn.latest decidedOn.precision decidedOn.edtf decidedOn.printed decidedOn.inferred [ids ["lawsuit/l"]]
  follow >DECIDED_BY → Organization, one: name`,
	},
	"claims with a field": {
		query: `{ study(id: "study/s") { findings(first: 0) { totalCount } claims { nodes { field } } } }`,
		plan: `
lookup → Study [ids ["study/s"]]
  follow <ABOUT with field finding → Claim, page +total
  follow <ABOUT → Claim, page: field`,
	},
	"neighbors": {
		query: `query($r: [Relation!]) { topic(id: "topic/287g") { neighbors(relations: $r, filter: {name: {eq: "x"}}, first: 3) { totalCount edges {
			link { relation bases reach standing since { edtf } via { steps { forward } } evidence { id } } node { name ... on Law { citation } } } } all: neighbors { nodes { id } } none: neighbors(relations: []) { nodes { id } } } }`,
		vars: `{"r": ["ON_TOPIC", "PARTY", "ON_TOPIC"]}`,
		plan: `
lookup → Topic [ids ["topic/287g"]]
  neighbors → Entity, page: relation bases (standing) (since.date) (since.edtf) name citation of Law +total +links [name = [x]; first 3; relations [ON_TOPIC PARTY]]
    ways
      steps: forward
    claims behind the link → Claim: id
  neighbors → Entity, page: id
  neighbors → Entity, page: id [relations []]`,
	},
	"neighbors of neighbors, whatever their kinds": {
		query: `{ node(id: "x") { ...N } } fragment N on Entity { neighbors { nodes { ...M ... on County { fips } ... on Law { citation } ... on Agency { slug } } } }
			fragment M on Entity { neighbors { nodes { name } } }`,
		plan: `
lookup → Node [ids ["x"]]
  neighbors → Entity of Entity, page: slug of Agency fips of County citation of Law
    neighbors → Entity, page: name`,
	},
	"one fragment in several places": {
		query: `{ county(id: "county/1") { ...A ... on Jurisdiction { ...A } state { ...A } } } fragment A on Jurisdiction { name agreements { nodes { id } } }`,
		plan: `
lookup → County: name [ids ["county/1"]]
  walk agreements → Agreement, page: id
  follow >IN_STATE → State, one: name
    walk agreements → Agreement, page: id`,
	},
	"the same asked twice": {
		query: `{ county(id: "county/1") { state { name } state { code } again: state { name } } }`,
		plan: `
lookup → County [ids ["county/1"]]
  follow >IN_STATE → State, one: name code
  follow >IN_STATE → State, one: name`,
	},
	"what is left out": {
		query: `query($yes: Boolean!, $no: Boolean = false) { county(id: "county/1") {
			name @skip(if: $yes) fips @include(if: $yes) state @include(if: $no) { name } ... @skip(if: $no) { description } ...F @include(if: false) places @skip(if: true) { totalCount } } }
			fragment F on County { kind }`,
		vars: `{"yes": true}`,
		plan: `
lookup → County: fips description [ids ["county/1"]]`,
	},
	"a selection that is left empty": {
		query: `{ county(id: "county/1") { state { name @skip(if: true) } } meta { version } __typename }`,
		plan: `
lookup → County [ids ["county/1"]]
  follow >IN_STATE → State, one`,
	},
	"timelines of lists": {
		query: `query($k: Date, $by: [AgreementGroup!]) { agreements(first: 0) { timeline(knownAt: $k) { start end signed ended inForce inForcePossibly __typename } }
			agency(id: "agency/x") { agreements { nodes { id } timeline(interval: WEEK, by: $by, from: "2018-12-31", to: "2018-12-31") { signed keys { label node { name } } } } } }`,
		vars: `{"k": "2019-01-01", "by": ["STATE", "STATUS"]}`,
		plan: `
all → Agreement, page +grouped
timeline of step 0: start end signed ended in force possibly [MONTH from  to 2019-01-01; known at 2019-01-01]
lookup → Agency [ids ["agency/x"]]
  follow >SIGNED → Agreement, page: id +grouped
  timeline of step 3: signed [by STATE; by STATUS; WEEK from 2018-12-31 to 2018-12-31]
    keys: label
      node → Node: name`,
	},
	"an interface's field over all of its kinds": {
		query: `{ nodes(ids: ["x"]) { ... on Actor { lawsuits { edges { role node { name } } } } ... on Jurisdiction { events { nodes { name } } } ... on Agency { events { nodes { id } } } } }`,
		plan: `
lookup → Node [ids ["x"]]
  follow <PARTY → Lawsuit of Actor, page: (role) name +edges
  follow <INVOLVES → Event of Agency, page: id
  follow <INVOLVES → Event of Jurisdiction, page: name`,
	},
}

func TestOperationsBecomePlans(t *testing.T) {
	for name, golden := range goldens {
		t.Run(name, func(t *testing.T) {
			op, g, vars := operation(t, golden.query, golden.vars)
			args, errs := op.Bind(g, vars)
			if len(errs) > 0 {
				t.Fatal(errs)
			}
			got := show(op.Plan, args)
			if diff := cmp.Diff(strings.Split(strings.TrimSpace(golden.plan), "\n"), strings.Split(strings.TrimSpace(got), "\n")); diff != "" {
				t.Errorf("(-want +got):\n%s\n%s", diff, got)
			}
		})
	}
}

func TestStepsStandBehindTheirParents(t *testing.T) {
	for _, golden := range goldens {
		op, _, _ := operation(t, golden.query, golden.vars)
		for i, s := range op.Plan.Steps {
			if s.Index != i || s.Parent >= i {
				t.Errorf("step %d has the index %d and the parent %d", i, s.Index, s.Parent)
			}
		}
	}
}
