// Asks through the types of the client preset: fragments on interfaces are read by their type, and a wrong field, argument
// or enum value would not compile.
import assert from "node:assert/strict";
import { print } from "graphql";
import type { TypedDocumentNode } from "@graphql-typed-document-node/core";
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

async function ask<Data, Variables>(document: TypedDocumentNode<Data, Variables>, variables: Variables): Promise<Data> {
  const response = await fetch(process.argv[2]!, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ query: print(document), variables }),
  });
  const answer = (await response.json()) as { data: Data; errors?: unknown };
  assert.equal(answer.errors, undefined);
  return answer.data;
}

function place(masked: FragmentType<typeof Where>): string {
  const where = getFragmentData(Where, masked);
  switch (where.__typename) {
    case "County": return where.fips;
    case "State": return where.code;
    default: return where.name;
  }
}

const data = await ask(Served, { code: "NC", order: "ASC" });
assert.equal(data.state && place(data.state), "NC");
assert.equal(data.agencies.nodes.length, 3);
for (const agency of data.agencies.nodes) {
  const who = getFragmentData(Who, agency);
  assert.equal(who.__typename, "Agency");
  if (who.__typename === "Agency") assert.match(who.kind, /^[A-Z_]+$/);
  assert.ok(agency.serves.nodes.every((served) => place(served) !== ""));
}
console.log("codegen: typed, generated and answered");
