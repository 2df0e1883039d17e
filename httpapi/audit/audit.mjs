// Checks a running server against "GraphQL over HTTP" with the audits of the graphql-http package:
//
//	npm ci && npm run audit -- http://127.0.0.1:8080/graphql
//
// Every audit must hold, those for MAY and SHOULD too; anything else ends with a status other than 0.
import { auditServer } from 'graphql-http';

// The number that version 1.23.1 has: an update that drops or adds some is to be looked at.
const expected = 61;

const url = process.argv[2];
if (!url) {
  console.error('Which server? Give the address of its GraphQL endpoint, such as http://127.0.0.1:8080/graphql');
  process.exit(2);
}

try {
  const results = await auditServer({ url });
  const failed = results.filter((r) => r.status !== 'ok');
  for (const r of failed) console.log(`${r.id} ${r.status}: ${r.name}: ${r.reason}`);
  const passed = results.length - failed.length;
  if (results.length !== expected) console.log(`There are ${results.length} audits, not ${expected}.`);
  console.log(`${passed} passed, ${failed.length} failed`);
  process.exitCode = passed === expected && failed.length === 0 ? 0 : 1;
} catch (error) {
  console.error(`${url} can't be audited: ${error.cause?.message ?? error.message}`);
  process.exitCode = 2;
}
