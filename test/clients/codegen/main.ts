// Asks through the types of the client preset: fragments on interfaces are read by their type, and a wrong field, argument
// or enum value would not compile.
import assert from "node:assert/strict";
import { askTyped } from "./ask-typed.js";
import { CountyPage } from "./county.js";
import { type FragmentType, getFragmentData, graphql } from "./gql/index.js";

const Who = graphql(`
  fragment Who on Actor {
    __typename
    id
    name
    ... on Agency { kind }
  }
`);

const Where = graphql(`
  fragment Where on Jurisdiction {
    __typename
    id
    name
    ... on County { fips }
    ... on State { code }
  }
`);

const Served = graphql(`
  query Served($code: String!, $order: OrderDirection!) {
    agencies(first: 3, orderBy: [{ id: $order }]) {
      nodes { ...Who serves(first: 2) { nodes { ...Where } } }
    }
    state(code: $code) { ...Where }
    sources(first: 2) { nodes { authors { ...Who } } }
  }
`);

function place(masked: FragmentType<typeof Where>): string {
  const where = getFragmentData(Where, masked);
  switch (where.__typename) {
    case "County": return where.fips;
    case "State": return where.code;
    default: return where.name;
  }
}

const url = process.argv[2]!;
const { data, errors } = await askTyped(url, Served, { code: "NC", order: "ASC" });
assert.deepEqual(errors, []);
assert.equal(data.state && place(data.state), "NC");
assert.equal(data.agencies.nodes.length, 3);
for (const agency of data.agencies.nodes) {
  const who = getFragmentData(Who, agency);
  assert.equal(who.__typename, "Agency");
  if (who.__typename === "Agency") assert.match(who.kind, /^[A-Z_]+$/);
  assert.ok(agency.serves.nodes.every((served) => place(served) !== ""));
}

const page = await askTyped(url, CountyPage, { fips: "04013", first: 2 });
assert.equal(page.data.county?.name, "Maricopa County");
assert.deepEqual(page.data.county?.agreements.nodes.map((a) => [a.status, a.signedOn?.text]), [["ACTIVE", "June 16, 2020"], ["ACTIVE", "June 8, 2020"]]);
const missing = await askTyped(url, CountyPage, { fips: "00000", first: 2 });
assert.deepEqual([missing.data.county, missing.errors.map((e) => e.extensions.code)], [null, ["NOT_FOUND"]]);
console.log("codegen: typed, generated and answered");
