// The same for urql's normalised cache, which knows the interfaces from the schema.
import assert from "node:assert/strict";
import { gql } from "@urql/core";
import { urqlClient } from "../dist/urql/client.js";
import { agreementsOf, codeOf } from "../dist/urql/county.js";

const url = process.argv[2];
let requests = 0;
const counted = (...request) => (requests++, fetch(...request));
const client = urqlClient(url, counted);
const heard = [];
for (const level of ["warn", "error"]) console[level] = (...said) => heard.push(said.join(" "));
const ask = async (query, variables, context) => {
  const result = await client.query(query, variables, context).toPromise();
  assert.equal(result.error, undefined);
  return result.data;
};

const Served = gql`
  query Served($first: Int!) {
    agencies(first: $first, orderBy: [{ id: ASC }]) {
      nodes { __typename id ...Who serves(first: 2) { nodes { __typename id ...Where } } }
    }
  }
  fragment Who on Actor { name }
  fragment Where on Jurisdiction { name ... on County { fips } }
`;
const served = await ask(Served, { first: 3 });
assert.equal(served.agencies.nodes.length, 3);
assert.ok(served.agencies.nodes.some((agency) => agency.serves.nodes.length > 0));

// The same entity by another way, from the cache alone: nodes are keyed by their ids.
const [first] = served.agencies.nodes;
const One = gql`query One($id: ID!) { node(id: $id) { __typename id ... on Actor { name } } }`;
const one = await ask(One, { id: first.id });
assert.equal(one.node.name, first.name);

const before = requests;
assert.deepEqual(await ask(Served, { first: 3 }, { requestPolicy: "cache-only" }), served);
assert.deepEqual(await ask(One, { id: first.id }, { requestPolicy: "cache-only" }), one);
assert.equal(requests, before, "the second time the cache answers");
// Two days of one agreement, kept under one id and read back from the cache.
const Day = gql`
  query Day($id: ID!, $county: String!, $day: Date!) {
    agreement(id: $id) { __typename id status(asOf: $day) }
    county(fips: $county) { __typename id agreements(asOf: $day, certainty: POSSIBLE) { nodes { __typename id } } }
  }
`;
const mecklenburg = { id: "agreement/nc-mecklenburg-county-sheriff/1", county: "37119" };
const days = ["2018-11-15", "2018-12-31"];
for (const day of days) await ask(Day, { ...mecklenburg, day });
const asked = requests;
const kept = [];
for (const day of days) kept.push(await ask(Day, { ...mecklenburg, day }, { requestPolicy: "cache-only" }));
assert.deepEqual(kept.map((d) => d.agreement.status), ["UNKNOWN", "ENDED"]);
assert.deepEqual(kept.map((d) => d.county.agreements.nodes.map(({ id }) => id)), [[mecklenburg.id], []]);
assert.equal(requests, asked, "both days are read from the cache");

// All pages of a county, the second time from the cache.
const sent = requests;
for (const time of ["first", "second"]) {
  const found = [];
  for await (const agreement of agreementsOf(client, "04013", 2)) found.push(agreement);
  assert.deepEqual(found.map((a) => a.signedOn?.text), ["June 16, 2020", "June 8, 2020", undefined]);
  assert.ok(found[2].relatedLawsuits.nodes.some(({ name }) => name === "Melendres v. Arpaio"));
  assert.equal(requests, sent + 2, `the ${time} time`);
}
await assert.rejects(agreementsOf(client, "00000").next(), { message: "NOT_FOUND" });
const { error } = await client.query(gql`query Bad { counties(first: 200) { totalCount } }`, {}).toPromise();
assert.equal(codeOf(error), "BAD_USER_INPUT");
assert.deepEqual(heard, [], "the cache has nothing to warn of");
console.log("urql: stored, read back by id through interfaces, two days apart");
