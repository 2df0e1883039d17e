// Generates what codegen.json says, which the command line of GraphQL Code Generator reads, too, from the public schema of this checkout. It
// calls the generator itself: its command line brings 60 MB of loaders that nothing here needs.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { codegen } from "@graphql-codegen/core";
import { preset } from "@graphql-codegen/client-preset";
import * as fragmentMatcher from "@graphql-codegen/fragment-matcher";
import * as typescript from "@graphql-codegen/typescript";
import * as urqlIntrospection from "@graphql-codegen/urql-introspection";
import { buildSchema, parse } from "graphql";

const here = import.meta.dirname;
const root = join(here, "..");
const config = JSON.parse(readFileSync(join(here, "codegen.json"), "utf8"));
const text = readFileSync(join(root, "../../graph/schema/public.graphqls"), "utf8");
const [schema, schemaAst] = [parse(text), buildSchema(text)];
const documents = readdirSync(here).filter((name) => name.endsWith(".ts")).flatMap((name) => {
  const location = join(here, name);
  return [...readFileSync(location, "utf8").matchAll(/graphql\(`([^`]*)`\)/g)].map(([, rawSDL]) => ({ location, document: parse(rawSDL), rawSDL }));
});
const pluginMap = { "fragment-matcher": fragmentMatcher, "urql-introspection": urqlIntrospection };

for (const [output, { preset: named, presetConfig, plugins = [], config: options = {} }] of Object.entries(config.generates)) {
  const base = { schema, schemaAst, documents, config: options, plugins: plugins.map((name) => ({ [name]: {} })), pluginMap, pluginContext: {} };
  const sections = named === "client"
    ? await preset.buildGeneratesSection({ ...base, presetConfig, baseOutputDir: join(root, output) })
    : [{ ...base, filename: join(root, output) }];
  for (const section of sections) {
    mkdirSync(dirname(section.filename), { recursive: true });
    writeFileSync(section.filename, await codegen(section));
  }
}

// What docs/clients.md says of onlyOperationTypes: the plugin `typescript` writes the whole schema without it.
const { config: options } = config.generates["codegen/gql/"];
const size = async (onlyOperationTypes) => (await codegen({
  filename: "types.ts", schema, schemaAst, documents: [], plugins: [{ typescript: {} }], pluginMap: { typescript }, config: { ...options, onlyOperationTypes },
})).length;
const [whole, only] = [await size(false), await size(true)];
if (only > whole / 2) throw new Error(`types: ${only} characters with onlyOperationTypes, ${whole} without`);
