// Stores in Apollo Client's cache, normalised by type and id, and reads back by id through fragments on interfaces: what
// one query brought is there for the next, without the network.
import assert from "node:assert/strict";
import { ApolloClient, HttpLink, InMemoryCache, gql } from "@apollo/client";
import { apolloClient } from "../dist/apollo/client.js";
import { codeOf, readCounty } from "../dist/apollo/county.js";
import { CountyPage } from "../dist/codegen/county.js";
import possible from "../dist/codegen/gql/possible-types.js";

const url = process.argv[2];
let requests = 0;
const counted = (...request) => (requests++, fetch(...request));
const client = apolloClient(url, possible, counted);

const Served = gql`
  query Served($first: Int!) {
    agencies(first: $first, orderBy: [{ id: ASC }]) {
      nodes { __typename id name serves(first: 2) { nodes { __typename id name ... on County { fips } } } }
    }
  }
`;
const { data } = await client.query({ query: Served, variables: { first: 3 } });
assert.equal(data.agencies.nodes.length, 3);

for (const agency of data.agencies.nodes) {
  const id = client.cache.identify(agency);
  const actor = client.readFragment({ id, fragment: gql`fragment Who on Actor { id name }` });
  assert.deepEqual([actor.id, actor.name], [agency.id, agency.name]);
  for (const place of agency.serves.nodes) {
    const where = client.readFragment({ id: client.cache.identify(place), fragment: gql`fragment Where on Jurisdiction { id name }` });
    assert.deepEqual([where.id, where.name], [place.id, place.name]);
  }
}
assert.ok(data.agencies.nodes.some((agency) => agency.serves.nodes.length > 0));

// Another query writes to the same object: both fields are there, and one object.
const [first] = data.agencies.nodes;
await client.query({ query: gql`query One($id: ID!) { node(id: $id) { __typename id ... on Entity { description } } }`, variables: { id: first.id } });
const both = client.readFragment({ id: client.cache.identify(first), fragment: gql`fragment Both on Entity { id name description }` });
assert.equal(both.name, first.name);
assert.equal(typeof both.description, "string");

const before = requests;
const again = await client.query({ query: Served, variables: { first: 3 } });
assert.deepEqual(again.data, data);
assert.equal(requests, before, "the second time the cache answers");
// Two days of one agreement: the day is an argument of the fields whose answer it changes, so that both are kept under one id,
// and neither takes the other's place.
const Day = gql`
  query Day($id: ID!, $county: String!, $day: Date!) {
    agreement(id: $id) { __typename id status(asOf: $day) }
    county(fips: $county) { __typename id agreements(asOf: $day, certainty: POSSIBLE) { nodes { __typename id } } }
  }
`;
const mecklenburg = { id: "agreement/nc-mecklenburg-county-sheriff/1", county: "37119" };
for (const day of ["2018-11-15", "2018-12-31"]) await client.query({ query: Day, variables: { ...mecklenburg, day } });
const read = requests;
const statusOn = (day) => client.readFragment({ id: `Agreement:${mecklenburg.id}`, fragment: gql`fragment OnDay on Agreement { status(asOf: $day) }`, variables: { day } }).status;
assert.deepEqual(["2018-11-15", "2018-12-31"].map(statusOn), ["UNKNOWN", "ENDED"]);
const reaching = (day) => client.readQuery({ query: Day, variables: { ...mecklenburg, day } }).county.agreements.nodes.map(({ id }) => id);
assert.deepEqual(["2018-11-15", "2018-12-31"].map(reaching), [[mecklenburg.id], []]);
assert.equal(requests, read, "both days are read from the cache");

// Without possibleTypes a fragment on an interface reads nothing, and nothing says so; with them it reads what the server sent.
const Signatory = gql`
  query Signatory($id: ID!) { agreement(id: $id) { __typename id agency { __typename id ...Signer } } }
  fragment Signer on Actor { name }
`;
const heard = [];
for (const level of ["warn", "error"]) console[level] = (...said) => heard.push(said);
const nameBy = async (asked) => (await asked.query({ query: Signatory, variables: { id: mecklenburg.id } })).data.agreement.agency.name;
const unaware = new ApolloClient({ link: new HttpLink({ uri: url }), cache: new InMemoryCache() });
assert.equal(await nameBy(unaware), undefined);
assert.deepEqual(heard, []);
assert.equal(await nameBy(client), "Mecklenburg County Sheriff's Office");

// A county with all pages of its agreements, from the network and then from the cache.
const county = await readCounty(client, "04013", 2);
assert.deepEqual(county.agreements.nodes.map((a) => a.signedOn?.text), ["June 16, 2020", "June 8, 2020", undefined]);
assert.ok(county.agreements.nodes[2].relatedLawsuits.nodes.some(({ name }) => name === "Melendres v. Arpaio"));

// As useQuery and its fetchMore do it in React: the list that is watched grows.
const watched = apolloClient(url).watchQuery({ query: CountyPage, variables: { fips: "04013", first: 2 }, errorPolicy: "all" });
const [two, three] = await new Promise((done, failed) => {
  const lists = [];
  watched.subscribe({
    error: failed,
    next: async ({ data, loading }) => {
      if (loading || lists.push(data.county.agreements) > 2) return;
      if (lists.length === 2) return done(lists);
      await watched.fetchMore({ variables: { after: data.county.agreements.pageInfo.endCursor } });
    },
  });
});
assert.deepEqual([two.nodes.length, two.pageInfo.hasNextPage], [2, true]);
assert.deepEqual([three.nodes.length, three.pageInfo.hasNextPage], [3, false]);
await assert.rejects(readCounty(client, "00000"), { message: "NOT_FOUND" });
const { data: nothing, error } = await client.query({ query: gql`query Bad { counties(first: 200) { totalCount } }`, errorPolicy: "all" });
assert.deepEqual([nothing, codeOf(error)], [undefined, "BAD_USER_INPUT"]);
console.log("apollo: stored, read back by id through interfaces, two days apart");
