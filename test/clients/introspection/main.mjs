// The introspection queries that tools send: graphql-js makes them for GraphiQL, Apollo's, Relay's and the code generators, which differ by
// these options alone. Each is answered in full, and the second time, from the cache, with the same bytes.
import assert from "node:assert/strict";
import { buildClientSchema, getIntrospectionQuery, validateSchema } from "graphql";

const url = process.argv[2];
const ask = async (query) => {
  const answer = await fetch(url, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ query, operationName: "IntrospectionQuery" }) });
  return { text: await answer.text(), cost: answer.headers.get("graphql-cost") };
};

const names = ["descriptions", "specifiedByUrl", "directiveIsRepeatable", "schemaDescription", "inputValueDeprecation", "oneOf"];
const options = (on) => Object.fromEntries(names.map((name) => [name, on(name)]));
const variants = {
  "by default": {}, // Relay, urql
  "all of it": options(() => true), // code generators
  "as GraphiQL asks": { inputValueDeprecation: true, schemaDescription: true },
  "as of 2016": options(() => false),
  ...Object.fromEntries(names.map((one) => [`${one} alone`, options((name) => name === one)])),
};
let largest = 0;
for (const [name, variant] of Object.entries(variants)) {
  const query = getIntrospectionQuery(variant);
  const first = await ask(query);
  const { data, errors } = JSON.parse(first.text);
  assert.equal(errors, undefined, `${name}: ${first.text.slice(0, 300)}`);
  assert.deepEqual(validateSchema(buildClientSchema(data)), [], name);
  assert.ok(data.__schema.types.some((type) => type.name === "County" && type.fields.length > 10), name);
  const second = await ask(query);
  assert.equal(second.text, first.text, name);
  assert.equal(second.cost, first.cost, name);
  largest = Math.max(largest, first.text.length);
}
console.log(`introspection: ${Object.keys(variants).length} queries of tools, the largest answer has ${largest} characters`);
