// Generates what the client preset makes of the public schema and the queries in main.ts, and the possible types of
// interfaces for the caches. It calls the generator itself: its command line brings 60 MB of loaders that nothing needs.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { codegen } from "@graphql-codegen/core";
import { preset } from "@graphql-codegen/client-preset";
import * as fragmentMatcher from "@graphql-codegen/fragment-matcher";
import { buildSchema, parse } from "graphql";

const here = import.meta.dirname;
const source = readFileSync(join(here, "main.ts"), "utf8");
const schemaAst = buildSchema(readFileSync(join(here, "../../../graph/schema/public.graphqls"), "utf8"));
const schema = parse(readFileSync(join(here, "../../../graph/schema/public.graphqls"), "utf8"));
const documents = [...source.matchAll(/graphql\(`([^`]*)`\)/g)].map(([, text]) => ({
  location: join(here, "main.ts"), document: parse(text), rawSDL: text,
}));

const sections = await preset.buildGeneratesSection({
  baseOutputDir: join(here, "gql/"), presetConfig: { fragmentMasking: { unmaskFunctionName: "getFragmentData" } }, config: { strictScalars: true, importExtension: ".js", enumsAsTypes: true, useTypeImports: true,
    scalars: { Date: "string", DateTime: "string", URL: "string" } },
  schema, schemaAst, documents, plugins: [], pluginMap: {}, pluginContext: {},
});
sections.push({
  filename: join(here, "gql/possible-types.json"), schema, schemaAst, documents: [], config: {},
  plugins: [{ matcher: {} }], pluginMap: { matcher: fragmentMatcher },
});
for (const section of sections) {
  mkdirSync(dirname(section.filename), { recursive: true });
  writeFileSync(section.filename, await codegen(section));
}
