// Renders a list of the agreements that reach a state on a day with usePaginationFragment, and has it load the next page.
import assert from "node:assert/strict";
import { createElement as h, Suspense } from "react";
import { act, create } from "react-test-renderer";
import reactRelay from "react-relay";
import relayRuntime from "relay-runtime";
import documents from "./documents.js";

const { RelayEnvironmentProvider, useFragment, useLazyLoadQuery, usePaginationFragment } = reactRelay;
const { agreements, name, page } = documents;
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
function Agreement({ of }) {
  return useFragment(name, of).name + "; ";
}
function Agreements({ of }) {
  list = usePaginationFragment(agreements, of);
  return list.data.agreements.edges.map(({ node }) => h(Agreement, { key: node.id, of: node }));
}
function App() {
  const { state } = useLazyLoadQuery(page, { code: "NC", part: "county", on: "2025-06-30", first: 2 });
  return h(Agreements, { of: state });
}

let app;
const settled = async (change) => {
  await act(async () => { await change(); await new Promise((done) => setTimeout(done, 50)); });
};
const until = async (condition) => {
  while (!condition()) await settled(() => {}); // whoever runs this ends what never comes, after minutes
};
await settled(() => {
  app = create(h(RelayEnvironmentProvider, { environment }, h(Suspense, { fallback: "…" }, h(App))));
});
await until(() => list !== undefined);
const shown = () => list.data.agreements.edges.map(({ node }) => node.id.split("-")[1]);
assert.deepEqual(shown(), ["wake", "henderson"]);
assert.equal(list.data.agreements.totalCount, 4);
assert.equal(list.hasNext, true);

await settled(() => list.loadNext(3));
await until(() => shown().length === 4);
assert.deepEqual(shown(), ["wake", "henderson", "forsyth", "durham"]);
assert.deepEqual(asked, ["documentsStateQuery", "documentsAgreementsPaginationQuery"]);
assert.equal(app.toJSON().join(""), "Wake County's agreement; Henderson County's agreement; Forsyth County's agreement; Durham County's agreement; ");
await settled(() => app.unmount());
console.log("relay: compiled, rendered and paged");
process.exit(0); // Relay keeps what nobody shows for five minutes
