// The oracle: graphql-js over the same graph, with the most naive resolvers. A process that reads JSON lines and answers
// each with one:
//   {schema, ontology, meta}                  once, first: the public SDL, the ontology's text, what `meta` says
//   {records, version, recordedAt, today, nulls, texts}
//                                             a graph, which takes the place of the one before
//   {query, variables, operationName}         → {data, errors: [path]}, data as the text that JSON.stringify makes,
//                                               or {refused: [message]} where the request isn't run at all
//   {coverage: true}                            → {answered}: how often each field had a value so far
// Nothing of what gives an answer is optimised, on purpose: what is plain to read is plain to believe.
import { buildSchema, execute, parse, validate } from 'graphql';
import { readOntology } from './ontology.mjs';
import { resolvers } from './resolve.mjs';

let schema, ontology, meta, graph;
const answered = {};

// The resolvers, with a count of what they find.
function counted({ fieldResolver, typeResolver }) {
  return {
    typeResolver,
    fieldResolver: (source, args, context, info) => {
      const value = fieldResolver(source, args, context, info);
      const empty = value == null || (Array.isArray(value) && value.length === 0);
      const coordinate = `${info.parentType.name}.${info.fieldName}`;
      if (!empty) answered[coordinate] = (answered[coordinate] ?? 0) + 1;
      return value;
    },
  };
}

// Most questions are asked again, with other values: what was read last is kept.
let last = {};
function read(query) {
  if (last.query !== query) {
    const document = parse(query);
    last = { query, document, wrong: validate(schema, document) };
  }
  return last;
}

function ask({ query, variables, operationName }) {
  const { document, wrong } = read(query);
  if (wrong.length > 0) return { refused: wrong.map(e => e.message) };
  const answer = execute({ schema, document, variableValues: variables, operationName, ...graph });
  const errors = answer.errors ?? [];
  if (!('data' in answer)) return { refused: errors.map(e => e.message) };
  return { data: JSON.stringify(answer.data), errors: errors.map(e => e.path ?? []), messages: errors.map(e => e.message) };
}

function handle(message) {
  if (message.schema) {
    schema = buildSchema(message.schema);
    ontology = readOntology(message.ontology);
    meta = message.meta;
    return { ready: true };
  }
  if (message.records) {
    graph = counted(resolvers(ontology, meta, message));
    return { ready: true };
  }
  if (message.coverage) return { answered };
  try {
    return ask(message);
  } catch (e) {
    return { refused: [String(e.stack ?? e)] };
  }
}

// Not node:readline, which takes U+2028 for the end of a line.
let rest = '';
process.stdin.setEncoding('utf8');
for await (const chunk of process.stdin) {
  const lines = (rest + chunk).split('\n');
  rest = lines.pop();
  for (const line of lines) process.stdout.write(JSON.stringify(handle(JSON.parse(line))) + '\n');
}
