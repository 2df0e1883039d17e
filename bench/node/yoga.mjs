// graphql-yoga with ordinary resolvers over objects in memory: node yoga.mjs ADDRESS:PORT FOLDER-OF-ROWS.
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { createSchema, createYoga } from "graphql-yoga";

const [address, folder] = process.argv.slice(2);
const [host, port] = address.split(":");

// Rows are objects, a line each; the empty text is null.
const rows = (table) =>
  readFileSync(join(folder, table + ".jsonl"), "utf8").trimEnd().split("\n").map((line) => JSON.parse(line, (_, v) => (v === "" ? null : v)));
const byId = (list) => new Map(list.map((row) => [row.id, row]));
const compare = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

const counties = rows("county").sort((a, b) => compare(a.fips, b.fips));
const agencies = byId(rows("agency"));
const agreements = byId(rows("agreement"));
const lawsuits = byId(rows("lawsuit"));
const sources = byId(rows("source"));
const countyById = byId(counties);
const byFips = new Map(counties.map((c) => [c.fips, c]));

// Each object has its neighbors, in order of ids.
for (const list of [countyById, agencies, agreements, lawsuits]) for (const row of list.values()) row.ends = [];
for (const row of rows("serves")) countyById.get(row.county_id).ends.push(agencies.get(row.agency_id));
for (const row of agreements.values()) agencies.get(row.agency_id).ends.push(row);
for (const row of rows("concerns")) agreements.get(row.agreement_id).ends.push({ id: row.lawsuit_id, basis: row.basis, node: lawsuits.get(row.lawsuit_id) });
for (const row of rows("lawsuit_source")) lawsuits.get(row.lawsuit_id).ends.push(sources.get(row.source_id));
for (const list of [countyById, agencies, agreements, lawsuits]) for (const row of list.values()) row.ends.sort((a, b) => compare(a.id, b.id));
const signed = [...agreements.values()].sort((a, b) => compare(a.signed_on ?? "~", b.signed_on ?? "~") || compare(a.id, b.id));

// The schema is the one of gqlgen's server.
const typeDefs = readFileSync(new URL("../peer/schema.graphqls", import.meta.url), "utf8");
const ends = (row) => ({ nodes: row.ends });
const schema = createSchema({
  typeDefs,
  resolvers: {
    Query: {
      county: (_, { fips }) => byFips.get(fips),
      counties: (_, { first }) => ({ nodes: counties.slice(0, first) }),
      agreements: (_, { filter, first }) => {
        const fit = signed.filter((a) => (!filter?.status || filter.status.eq === a.status) && (!filter?.moaState || filter.moaState.eq === a.moa_state));
        return { totalCount: fit.length, nodes: fit.slice(0, first) };
      },
    },
    County: { agencies: ends },
    Agency: { agreements: ends },
    Agreement: {
      moaState: (a) => a.moa_state,
      signedOn: (a) => (a.signed_on ? { date: a.signed_on } : null),
      agency: (a) => agencies.get(a.agency_id),
      lawsuits: (a) => ({ edges: a.ends }),
    },
    Lawsuit: { sources: ends },
  },
});

const yoga = createYoga({ schema, graphiql: false, landingPage: false, logging: false });
const server = createServer(yoga);
server.keepAliveTimeout = 600_000;
server.listen(Number(port), host);
