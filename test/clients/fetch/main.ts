// Asks with nothing but fetch: all pages of a county, what is refused, and what is asked again. A server of its own refuses in all ways.
import assert from "node:assert/strict";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { ask, RequestError } from "./ask.js";
import { agreementsOf } from "./county.js";
import { retryingFetch } from "./retrying-fetch.js";

const url = process.argv[2]!;
const found = [];
for await (const agreement of agreementsOf(url, "04013", 2)) found.push(agreement);
assert.deepEqual(found.map((a) => a.signedOn?.text), ["June 16, 2020", "June 8, 2020", undefined]);
assert.deepEqual(found.map((a) => a.statusLabel), ["Shown in force", "Shown in force", "Ended"]);
assert.ok(found[2]!.relatedLawsuits.nodes.some((suit) => suit.name === "Melendres v. Arpaio" && suit.citation === "695 F.3d 990"));

await assert.rejects(agreementsOf(url, "00000").next(), /there is no such County/);
const refused = (code: string, status: number) => (error: unknown) =>
  error instanceof RequestError && error.code === code && error.status === status && error.requestId !== null && error.message !== "";
await assert.rejects(ask(url, "{ counties { nodes { nam } } }", {}), refused("GRAPHQL_VALIDATION_FAILED", 400));
await assert.rejects(ask(url, "{ counties(first: 200) { totalCount } }", {}), refused("BAD_USER_INPUT", 400));

// A server that gives one answer after the other, and notes how long the client waits.
const answers: ((response: ServerResponse) => void)[] = [];
const server = createServer((_, response) => answers.shift()!(response));
await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
const own = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
const status = (code: number, retryAfter?: string) => (response: ServerResponse) => {
  response.writeHead(code, retryAfter === undefined ? {} : { "retry-after": retryAfter }).end("{}");
};
const broken = (response: ServerResponse) => response.destroy();
async function asked(...given: typeof answers): Promise<{ status: number | null; waits: number[]; left: number }> {
  answers.splice(0, answers.length, ...given);
  const waits: number[] = [];
  const send = retryingFetch({ wait: async (ms) => void waits.push(ms / 1000) });
  const response = await send(own).catch(() => null);
  return { status: response?.status ?? null, waits, left: answers.length };
}
function waited(waits: number[], ...seconds: number[]): void {
  assert.equal(waits.length, seconds.length);
  waits.forEach((w, i) => assert.ok(w >= seconds[i]! && w <= seconds[i]! * 1.5, `${w} s, not about ${seconds[i]}`));
}

let got = await asked(status(429, "7"), status(503, "5"), status(200));
assert.equal(got.status, 200);
waited(got.waits, 7, 5);
got = await asked(status(503), broken, status(503, "soon"), status(200));
assert.equal(got.status, 200);
waited(got.waits, 1, 2, 4);
got = await asked(status(503), status(503), status(503), status(503), status(200));
assert.deepEqual([got.status, got.left], [503, 1], "the fourth answer is the last that is asked for");
got = await asked(broken, broken, broken, broken, status(200));
assert.deepEqual([got.status, got.left], [null, 1]);
for (const code of [200, 400, 404, 413, 500, 504]) {
  got = await asked(status(code), status(200));
  assert.deepEqual([got.status, got.waits, got.left], [code, [], 1], "this isn't asked again");
}
const given = AbortSignal.abort();
answers.splice(0);
await assert.rejects(retryingFetch({ wait: () => assert.fail("nobody waits any more") })(own, { signal: given }));
answers.push((response) => response.writeHead(502, { "content-type": "text/html" }).end("<h1>Bad gateway</h1>"));
await assert.rejects(ask(own, "{ __typename }", {}), { code: "NO_ANSWER", status: 502 });
server.close();
console.log("fetch: paged, refused, and asked again what may be asked again");
