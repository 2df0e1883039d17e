// Renders a list of a state's counties with usePaginationFragment, and has it load the next page.
import assert from "node:assert/strict";
import { createElement as h, Suspense } from "react";
import { act, create } from "react-test-renderer";
import reactRelay from "react-relay";
import relayRuntime from "relay-runtime";
import documents from "./documents.js";

const { RelayEnvironmentProvider, useFragment, useLazyLoadQuery, usePaginationFragment } = reactRelay;
const { counties, name, page } = documents;
const { Environment, Network, RecordSource, Store } = relayRuntime;

globalThis.IS_REACT_ACT_ENVIRONMENT = true;
const asked = [];
const network = Network.create(async ({ text, name }, variables) => {
  asked.push(name);
  const response = await fetch(process.argv[2], {
    method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ query: text, variables }),
  });
  const answer = await response.json();
  assert.equal(answer.errors, undefined);
  return answer;
});
const environment = new Environment({ network, store: new Store(new RecordSource()) });

let list;
function County({ of }) {
  return useFragment(name, of).name + "; ";
}
function Counties({ of }) {
  list = usePaginationFragment(counties, of);
  return list.data.counties.edges.map(({ node }) => h(County, { key: node.id, of: node }));
}
function App() {
  const { state } = useLazyLoadQuery(page, { code: "NC", kind: "COUNTY", first: 2 });
  return h(Counties, { of: state });
}

let app;
const settled = async (change) => {
  await act(async () => { await change(); await new Promise((done) => setTimeout(done, 50)); });
};
const until = async (condition) => {
  for (let i = 0; i < 100 && !condition(); i++) await settled(() => {});
  assert.ok(condition(), "nothing came within five seconds");
};
await settled(() => {
  app = create(h(RelayEnvironmentProvider, { environment }, h(Suspense, { fallback: "…" }, h(App))));
});
await until(() => list !== undefined);
const shown = () => list.data.counties.edges.map(({ node }) => node.fips);
assert.deepEqual(shown(), ["37199", "37197"]);
assert.equal(list.data.counties.totalCount, 100);
assert.equal(list.hasNext, true);

await settled(() => list.loadNext(3));
await until(() => shown().length === 5);
assert.deepEqual(shown(), ["37199", "37197", "37195", "37193", "37191"]);
assert.deepEqual(asked, ["documentsStateQuery", "documentsCountiesPaginationQuery"]);
assert.equal(app.toJSON().join(""), "Yancey County; Yadkin County; Wilson County; Wilkes County; Wayne County; ");
await settled(() => app.unmount());
console.log("relay: compiled, rendered and paged");
process.exit(0); // Relay keeps what nobody shows for five minutes
