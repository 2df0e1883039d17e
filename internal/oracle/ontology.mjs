// The ontology, read straight from its .graphqls files: what the directive of each field says, and nothing worked out
// from it.
import { Kind, parse, valueFromASTUntyped } from 'graphql';

const directive = (node, name) => {
  const found = node.directives.find(d => d.name.value === name);
  return found && Object.fromEntries(found.arguments.map(a => [a.name.value, valueFromASTUntyped(a.value)]));
};
const named = t => (t.kind === Kind.NAMED_TYPE ? t.name.value : named(t.type));
const isList = t => t.kind === Kind.LIST_TYPE || (t.kind === Kind.NON_NULL_TYPE && isList(t.type));

// A measure, and where it counts what is computed of two counts.
function measures(name, description) {
  const stem = /^(.*)Count$/.exec(name)?.[1];
  const later = `How much larger or smaller a later \`${name}\` of the same source is than an earlier one`;
  return [{ name, measure: true, description }, ...(stem === undefined ? [] : [
    { name: `${stem}Change`, measure: true, computed: true, description: `${later}: computed, DERIVED.` },
    { name: `${stem}Growth`, measure: true, computed: true, description: `${later}, in percent of that: computed, DERIVED.` },
    { name: `${stem}Share`, measure: true, computed: true, description: `Which part its \`${name}\` is of that of what is around it, in percent: computed, DERIVED.` },
  ])];
}

export function readOntology(sdl) {
  const definitions = new Map(parse(sdl, { noLocation: true }).definitions.map(d => [d.name.value, d]));
  const kinds = [...definitions.values()].filter(d => d.kind === Kind.OBJECT_TYPE_DEFINITION && directive(d, 'kind')).map(d => d.name.value).sort();
  const owners = kind => [kind, ...definitions.get(kind).interfaces.map(i => i.name.value)];
  // The kinds that the name of a kind or interface stands for.
  const kindsOf = name => kinds.filter(k => owners(k).includes(name));

  const field = f => ({
    name: f.name.value, description: f.description?.value, type: named(f.type), list: isList(f.type), kinds: kindsOf(named(f.type)),
    relation: directive(f, 'relation'), patterns: directive(f, 'path')?.any, claims: directive(f, 'claims'), neighbors: directive(f, 'neighbors'), computed: directive(f, 'computed'), group: directive(f, 'group'), temporal: directive(f, 'temporal'), searched: directive(f, 'searched'), order: directive(f, 'order'),
    each: [directive(f, 'relation'), directive(f, 'path'), directive(f, 'claims')].find(d => d)?.each,
  });
  // The fields of a kind by name: those of its interfaces, and its own, which go before.
  const labelled = f => (directive(f, 'label') ? [{ name: `${f.name.value}Label`, type: 'String', list: false, kinds: [], computed: {}, labelOf: field(f) }] : []);
  const fields = new Map(kinds.map(k => [k, new Map(owners(k).reverse().flatMap(o => definitions.get(o).fields).flatMap(f => [field(f), ...labelled(f)]).map(f => [f.name, f]))]));
  const fieldsOfKind = kind => [...fields.get(kind).values()];
  const allFields = kinds.flatMap(k => fieldsOfKind(k).map(f => ({ ...f, kind: k })));

  // What is known of a relation: the type of its facts, which of them is a basis, and whether it is evidence itself, for
  // nodes alone that are no entities (claims, citations …) start it or end it.
  const evidence = k => !owners(k).includes('Entity');
  const isAnnotation = kind => directive(definitions.get(kind), 'kind').annotation === true;
  const relations = new Map(allFields.filter(f => f.relation).map(({ relation: { type } }) => {
    const outward = allFields.filter(f => f.relation?.type === type && f.relation.direction === 'OUT');
    const facts = definitions.get(allFields.find(f => f.relation?.type === type && f.relation.edge)?.relation.edge);
    return [type, {
      hasFacts: facts !== undefined,
      trivial: allFields.some(f => f.relation?.type === type && f.relation.trivial),
      annotates: outward.every(f => isAnnotation(f.kind) || f.kinds.every(isAnnotation)),
      basis: allFields.find(f => f.relation?.type === type && f.relation.basis)?.relation.basis,
      basisFact: facts?.fields.find(f => named(f.type) === 'Basis')?.name.value,
      evidential: outward.every(f => evidence(f.kind)) || outward.every(f => f.kinds.every(evidence)),
    }];
  }));
  return {
    mayLead: (type, from, to) => fieldsOfKind(from).some(f => f.relation?.type === type && f.relation.direction === 'OUT' && f.kinds.includes(to)),
    kinds, kindsOf, relations, isEvidence: evidence, isAnnotation,
    fieldsOf: fieldsOfKind,
    // Whether a kind or interface has a field, by its own declaration or that of an interface that it implements.
    declares: (type, name) => [type, ...definitions.get(type).interfaces.map(i => i.name.value)].some(t => definitions.get(t).fields.some(f => f.name.value === name)),
    fieldOf: (kind, name) => fields.get(kind).get(name),
    values: name => definitions.get(name).values.map(v => v.name.value),
    isEnum: name => definitions.get(name)?.kind === Kind.ENUM_TYPE_DEFINITION,
    // The names that claims about a kind may have in their field, in order: fields with evidence, those by which fields list claims, measures.
    claimFields: kind => [
      ...fieldsOfKind(kind).flatMap(f => {
        if (f.claims) return [{ name: f.claims.field, measure: false, description: f.description }];
        const stored = !f.relation && !f.patterns && !f.neighbors && !f.computed;
        const backed = stored ? !['id', 'formerIds', 'named'].includes(f.name) : f.relation && !relations.get(f.relation.type).evidential && !f.kinds.every(evidence);
        return backed ? [{ name: f.name, measure: false, description: f.description }] : [];
      }),
      ...definitions.get('Measure').values.filter(v => directive(v, 'measure').of.includes(kind)).flatMap(v => measures(v.name.value, v.description.value)),
    ].filter((f, _, all) => !f.computed || !all.some(g => g.name === f.name && !g.computed))
      .map(({ name, measure, description }) => ({ name, measure, description })).sort((a, b) => (a.name < b.name ? -1 : 1)),
    foldedKey: (kind, name) => directive(definitions.get(kind), 'kind').folded?.find(k => k.field === name),
    kindDirective: kind => directive(definitions.get(kind), 'kind'),
  };
}
