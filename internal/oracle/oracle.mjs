// The oracle: graphql-js over the same graph, with the most naive resolvers. A process that reads JSON lines and answers
// each with one:
//   {schema, ontology, meta}                  once, first: the public SDL, the ontology's text, what `meta` says
//   {records, version, recordedAt, today, nulls, texts, labels}
//                                             a graph, which takes the place of the one before
//   {query, variables, operationName}         → {data, errors: [path], pages}, data as the text that JSON.stringify makes,
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
      noteCut(source, value, info);
      if (!empty) answered[coordinate] = (answered[coordinate] ?? 0) + 1;
      return value;
    },
  };
}

// The lists of the answer at hand that are cut, by their paths.
let cut = new Map();
function noteCut(source, value, info) {
  const keys = path => (path ? [...keys(path.prev), path.key] : []);
  const shows = info.parentType.name.endsWith('Connection') && ['nodes', 'edges'].includes(info.fieldName) && source.cut;
  const path = keys(shows ? info.path.prev : info.path);
  if (shows || value?.cut === true && Array.isArray(value)) cut.set(JSON.stringify(path), path);
}

// By field: how many lists are cut, and the first of them where the field may have several.
function pages() {
  const fields = new Map();
  for (const path of cut.values()) {
    const field = path.filter(key => typeof key === 'string');
    const page = fields.get(JSON.stringify(field)) ?? { path: field, cut: 0, ...(field.length < path.length ? { example: path } : {}) };
    fields.set(JSON.stringify(field), { ...page, cut: page.cut + 1 });
  }
  return [...fields.values()];
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
  cut = new Map();
  const answer = execute({ schema, document, variableValues: variables, operationName, ...graph });
  const errors = answer.errors ?? [];
  if (!('data' in answer)) return { refused: errors.map(e => e.message) };
  return { pages: pages(), data: JSON.stringify(answer.data), errors: errors.map(e => e.path ?? []), messages: errors.map(e => e.message) };
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
