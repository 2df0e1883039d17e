// Renders a list of the agreements that reach a state on a day with usePaginationFragment, and has it load the next page.
import assert from "node:assert/strict";
import { createElement as h, Suspense } from "react";
import { act, create } from "react-test-renderer";
import reactRelay from "react-relay";
import relayRuntime from "relay-runtime";
import { retryingFetch } from "../dist/fetch/retrying-fetch.js";
import countyModule from "./county.js";
import documents from "./documents.js";
import environmentModule from "./environment.js";

const { RelayEnvironmentProvider, useFragment, useLazyLoadQuery, usePaginationFragment } = reactRelay;
const { agreements, name, page } = documents;
const { County } = countyModule;
const { fetchQuery } = relayRuntime;

globalThis.IS_REACT_ACT_ENVIRONMENT = true;
const asked = [];
const send = retryingFetch({ send: (...request) => (asked.push(JSON.parse(request[1].body).query.match(/query (\w+)/)[1]), fetch(...request)) });
const environment = environmentModule.environmentOf(process.argv[2], send);

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

// A county, its agreements by page, and the lawsuits around each.
await settled(() => {
  app = create(h(RelayEnvironmentProvider, { environment }, h(Suspense, { fallback: "…" }, h(County, { fips: "04013" }))));
});
const all = (type) => (typeof app.toJSON() === "string" ? [] : app.root.findAllByType(type));
await until(() => all("li").length === 2);
assert.equal(all("h1")[0].children.join(""), "Maricopa County");
await settled(() => all("button")[0].props.onClick());
await until(() => all("li").length === 3);
assert.equal(all("button").length, 0, "there are no more");
assert.ok(all("cite").some((suit) => suit.children.join("") === "Melendres v. Arpaio"));
await settled(() => app.unmount());
await settled(() => {
  app = create(h(RelayEnvironmentProvider, { environment }, h(Suspense, { fallback: "…" }, h(County, { fips: "00000" }))));
});
await until(() => all("p").length === 1);
await settled(() => app.unmount());
await assert.rejects(fetchQuery(environment, documents.page, { code: "NC", part: "county", on: "no day", first: 2 }).toPromise(), { code: "BAD_USER_INPUT" });
console.log("relay: compiled, rendered and paged");
process.exit(0); // Relay keeps what nobody shows for five minutes
