// The most naive resolvers: one function that graphql-js calls for every field.
import { getNamedType, GraphQLError } from 'graphql';
import { written } from './dates.mjs';
import { temporal } from './temporal.mjs';
import { coverage } from './coverage.mjs';
import { evidence } from './evidence.mjs';
import { folded } from './folded.mjs';
import { by, readGraph } from './graph.mjs';
import { lists } from './lists.mjs';
import { paths } from './paths.mjs';
import { pathSearch } from './path_search.mjs';
import { search } from './search.mjs';

const lowerFirst = s => s[0].toLowerCase() + s.slice(1);
const enumName = kind => kind.replace(/(?!^)[A-Z]/g, '_$&').toUpperCase();
// Text that comes in is compared as the graph holds it, in NFC.
const nfc = v => (typeof v === 'string' ? v.normalize('NFC') : Array.isArray(v) ? v.map(nfc)
  : v && typeof v === 'object' ? Object.fromEntries(Object.entries(v).map(([k, x]) => [k, nfc(x)])) : v);

export function resolvers(ontology, meta, { records, version, recordedAt, today, nulls, texts, labels }) {
  const graph = readGraph(records);
  const walk = paths(ontology, graph);
  const days = temporal(graph, today);
  const connection = lists(ontology, walk, days);
  const backing = evidence(ontology, graph, walk);
  const covering = coverage(ontology, graph, walk, days, backing);
  const find = search(ontology, graph, enumName);
  const between = pathSearch(ontology, graph, walk);
  const writtenAs = folded(ontology, graph);
  const nullNames = new Set(nulls);
  const isNull = key => nullNames.has(key);
  const missing = what => { throw new GraphQLError(what); };

  // A value that is stored; a value type remembers where it stands, for its parts may be null too.
  const stored = (at, v) => (v == null || isNull(at) ? null
    : Array.isArray(v) ? v.map((x, i) => part(`${at} ${i}`, x)) : part(at, v));
  const part = (at, v) => (typeof v === 'object' ? Object.fromEntries(Object.entries(v).map(([k, x]) => [k, isNull(`${at} ${k}`) ? null : x])) : v);
  const fact = (s, name) => stored(`${s.relation} ${s.from} ${s.to} ${name}`, s.properties[name] ?? (name === 'standing' ? 'STATED' : null));

  // A field of a node, as its directive says.
  function ofNode(node, field, args, info) {
    if (`${node.id} ${field.name}` in texts) return texts[`${node.id} ${field.name}`]?.[args.style] ?? null;
    if (field.labelOf) {
      const value = ofNode(node, field.labelOf, args, info);
      return value === null ? null : labels[args.locale][field.labelOf.type][value];
    }
    if (field.computed && field.name === 'coverage') return covering(node, args);
    if (field.computed) return backing.ofNode(node, args.fields ?? Object.keys(info.schema.getType(node.kind).getFields()), args.fields != null);
    if (field.claims) return connection(relationRows(node, { ...field, relation: { type: 'ABOUT', direction: 'IN' } }).filter(r => r.node.properties.field === field.claims.field), args);
    if (field.neighbors) return connection(neighbors(node, field, args), args);
    if (field.patterns) return ofPath(node, field, args);
    if (field.temporal && days.asked(args) && !field.list) return days.status(node, args);
    if (!field.relation) return stored(`${node.id} ${field.name}`, field.name === 'id' ? node.id : node.properties[field.name]);
    if (!field.list) return isNull(`${node.id} ${field.relation.direction} ${field.relation.type}`) ? null : backing.members(node, field)[0] ?? null;
    return field.relation.few ? backing.members(node, field) : connection(relationRows(node, field), args);
  }
  const relationRows = (node, field) => graph.steps(node, field.relation.type, field.relation.direction).filter(s => field.kinds.includes(s.far.kind))
    .map(s => ({ node: s.far, step: s, id: ontology.relations.get(s.relation).hasFacts ? s.id : s.far.id, link: linkOfStep(s) }));
  // A row for each relation that starts or ends here; one that does both is seen from its start.
  function neighbors(node, field, { relations }) {
    const all = [...ontology.relations.keys()].filter(r => relations == null || relations.includes(r));
    const inward = s => s.far !== node;
    return all.flatMap(r => [...graph.steps(node, r, 'OUT'), ...graph.steps(node, r, 'IN').filter(inward)])
      .filter(s => field.kinds.includes(s.far.kind))
      .map(s => ({ node: s.far, id: [s.far.id, s.relation, s.id], link: { ...walk.ofRelation(s), standing: s.standing, since: s.properties.since, until: s.properties.until } }));
  }
  function ofPath(node, field, args) {
    const all = walk.traverse(node, field, args);
    const ends = graph.nodes.filter(n => all.some(w => w.end === n));
    if (!field.list) return ends[0] ?? null;
    return connection(ends.map(n => ({ node: n, id: n.id, link: walk.summary(all.filter(w => w.end === n)) })), args);
  }
  const linkOfStep = s => ({ ...walk.ofRelation(s), standing: fact(s, 'standing'), since: fact(s, 'since'), until: fact(s, 'until') });

  // The date of the newest list that carries an agreement.
  const newest = () => {
    const listed = graph.nodes.filter(n => n.kind === 'Agreement' && n.properties.lastListedOn);
    const last = listed.sort(by(n => n.properties.lastListedOn)).findLast(() => true)?.properties.lastListedOn;
    const first = listed.filter(n => n.properties.lastListedOn === last).sort(by(n => n.id))[0];
    return first ? stored(`${first.id} lastListedOn`, last) : null;
  };

  const fields = {
    'Query.node': (_, { id }) => graph.find(id) ?? missing('NOT_FOUND'),
    'Query.nodes': (_, { ids }) => ids.map(id => graph.find(id) ?? new GraphQLError('NOT_FOUND')),
    'Query.entity': (_, { scheme, value }) => graph.nodes.find(n => n.properties.identifiers?.some(i => i.scheme === scheme && i.value === value)) ?? missing('NOT_FOUND'),
    'Query.paths': (_, args) => between(graph.find(args.from) ?? missing('NOT_FOUND'), graph.find(args.to) ?? missing('NOT_FOUND'), args),
    'Query.search': (_, args) => find(args),
    'Query.meta': () => ({ ...meta, version, recordedAt, publishedThrough: newest(), newestDay: days.newest, newestDayAge: days.newest ? (Date.parse(today) - Date.parse(days.newest)) / 86400000 : null, nodes: ontology.kinds.map(kind => ({ kind: enumName(kind), count: graph.nodes.filter(n => n.kind === kind).length })) }),
    'Meta.claimFields': (_, { subject }) => ontology.kinds.filter(k => !ontology.isEvidence(k) && (subject == null || subject === enumName(k)))
      .flatMap(k => ontology.claimFields(k).map(f => ({ subject: enumName(k), ...f }))),
    'Link.evidence': l => backing.behind(l.ways.flatMap(w => w.steps)),
    'Link.via': l => l.ways,
    ...Object.fromEntries(['entries', 'agreements', 'silent', 'pending', 'pledges'].map(list => [`Coverage.${list}`, (c, args) => c[list](args)])),
    'CoverageEntry.agency': e => ofNode(e.node, ontology.fieldOf('Agreement', 'agency'), {}),
    'CoverageEntry.since': e => ofNode(e.node, ontology.fieldOf('Agreement', 'signedOn'), {}),
    'CoverageEntry.until': e => ofNode(e.node, ontology.fieldOf('Agreement', 'endedOn'), {}),
    'CoverageEntry.via': e => e.ways,
    'CoverageRecord.agency': e => ofNode(e.node, ontology.fieldOf('Agreement', 'agency'), {}),
    'CoverageRecord.via': e => e.ways,
    'CoveragePledge.via': e => e.ways,
    'PartialDate.text': (date, { locale }) => (date.edtf === null ? null : written(date.edtf, locale)),
    'Path.hops': w => w.steps.length,
    'Step.from': s => s.near,
    'Step.to': s => s.far,
    'Step.since': s => s.properties.since,
    'Step.until': s => s.properties.until,
    'Step.evidence': s => backing.behind([s]),
  };
  // `county(fips:)` finds one by exactly one of its names, `counties` lists all.
  function root(args, info) {
    const type = getNamedType(info.returnType).name;
    const kind = ontology.kinds.find(k => lowerFirst(k) === info.fieldName);
    if (!kind) {
      const of = type.replace(/Connection$/, '');
      return connection(graph.nodes.filter(n => n.kind === of).map(n => ({ node: n, id: n.id, link: null })), args);
    }
    const [name, value] = Object.entries(args).find(([, v]) => v != null);
    const isKey = ontology.kindDirective(kind).key?.includes(name);
    const found = name === 'id' ? graph.find(value)
      : (isKey && graph.nodes.find(n => n.kind === kind && (n.properties[name] === value || (name === 'citation' && n.properties.aliases?.includes(value)))))
        || writtenAs(kind, name, value);
    return found?.kind === kind ? found : missing('NOT_FOUND or of another kind');
  }
  function fieldResolver(source, rawArgs, _, info) {
    const [type, name] = [info.parentType.name, info.fieldName];
    const filter = info.parentType.getFields()[name]?.args.find(a => a.name === 'filter');
    const args = filter ? { ...nfc(rawArgs), target: getNamedType(filter.type).name.replace(/Filter$/, '') } : nfc(rawArgs);
    if (fields[`${type}.${name}`]) return fields[`${type}.${name}`](source, args);
    if (type === 'Query') return root(args, info);
    if (ontology.kinds.includes(type)) return ofNode(source, ontology.fieldOf(type, name), args, info);
    if (typeof source[name] === 'function') return source[name](args, getNamedType(info.parentType.getFields()[name].args.find(a => a.name === 'by').type).name.replace(/Group$/, ''));
    if (type.endsWith('Edge') && !(name in source)) return fact(source.step, name);
    return source[name];
  }
  return { fieldResolver, typeResolver: node => node.kind };
}
