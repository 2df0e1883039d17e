// What backs values and relations.
import { by, compare, distinct } from './graph.mjs';

const LISTED = 20;
const REASONS = {
  STATED: 'A source states it.', INFERRED: 'Inferred from what a source states.', DERIVED: 'Computed from what sources state.', UNKNOWN: 'A source leaves it open.',
};

// Why a relation or a traversal is empty: what one of its ends would be, and what that means.
const whyEmpty = field => `The records have no ${field.each}. They hold what the loaded sources say: ${field.list ? 'an empty list' : 'null'} is no finding that there is none.`;

export function evidence(ontology, graph, walk) {
  const one = (node, relation, direction) => graph.steps(node, relation, direction)[0]?.far;
  const claims = graph.nodes.filter(n => n.kind === 'Claim');
  const ends = new Map(claims.map(c => [c, { subject: one(c, 'ABOUT', 'OUT'), object: one(c, 'OBJECT', 'OUT') }]));
  const subject = claim => ends.get(claim).subject;
  const object = claim => ends.get(claim).object;

  // Best first: the firmest, then by id, each once.
  const best = list => distinct([...list].sort(by(c => walk.rank('Standing', c.properties.standing), c => c.id)), c => c.id);

  // Whether a claim's field shows a relation that leads from its subject, in this direction, to another node.
  function shows(claim, relation, direction, other) {
    const f = ontology.fieldOf(subject(claim).kind, claim.properties.field);
    return f?.relation?.type === relation && f.relation.direction === direction && f.kinds.includes(other.kind);
  }
  const reverse = direction => (direction === 'OUT' ? 'IN' : 'OUT');

  // The claims behind one relation, told from either end. Relations of claims and citations are evidence themselves.
  function behindStep(s) {
    const direction = s.forward ? 'OUT' : 'IN';
    return ontology.relations.get(s.relation).evidential ? [] : claims.filter(c =>
      (subject(c) === s.near && object(c) === s.far && shows(c, s.relation, direction, s.far))
      || (subject(c) === s.far && object(c) === s.near && shows(c, s.relation, reverse(direction), s.near)));
  }
  const behind = steps => best(steps.flatMap(behindStep)).slice(0, LISTED);

  // The claims behind a field: those about its node that name it, and of a relation those about the other end.
  const backing = (node, field) => best(claims.filter(c => (subject(c) === node && c.properties.field === field.name)
    || (field.relation && object(c) === node && field.kinds.includes(subject(c).kind) && shows(c, field.relation.type, reverse(field.relation.direction), node))));

  // A value as text; null where there is none.
  function shown(node, field) {
    if (field.relation) {
      const names = far(node, field).map(n => n.properties.name ?? '');
      return names.length > 0 ? names.join('; ') : null;
    }
    const interval = v => (v.from !== undefined && v.from === v.to ? v.from : `${v.from ?? '..'}/${v.to ?? '..'}`);
    const text = v => (v.inForce !== undefined ? (v.inForce ? '' : 'not ') + interval(v) : v.scheme !== undefined ? v.scheme + ' ' + v.value : v.edtf ?? String(v));
    const v = node.properties[field.name] ?? null;
    return Array.isArray(v) ? (v.length > 0 ? v.map(text).join('; ') : null) : v === null ? null : text(v);
  }
  // The nodes of a relation's field: a list that is few in curated order, else by id.
  const members = (node, field) => distinct(graph.steps(node, field.relation.type, field.relation.direction)
    .filter(s => field.kinds.includes(s.far.kind))
    .sort(by(s => (field.relation.few ? s.properties.position ?? 0 : 0), s => s.far.id, s => s.id)).map(s => s.far), n => n.id);

  const far = (node, field) => (field.relation ? members(node, field).slice(0, LISTED) : []);

  // What backs values without claims: the source of the kind; the newest of ICE's lists that shows the node; a publication itself, or the first that cites it in full.
  function origin(node) {
    const reference = ontology.kindDirective(node.kind).source;
    if (reference) return [graph.find(reference), 'Reference data, taken from the source of its kind.'];
    const list = ontology.fieldOf(node.kind, 'lastList') && one(node, 'LAST_LISTED_IN', 'OUT');
    if (list) return [one(list, 'EDITION_OF', 'OUT'), 'ICE prints it: the newest of its lists that shows this.'];
    if (node.kind !== 'Source') return [];
    if (node.properties.consulted) return [node, 'The publication prints it itself.'];
    const full = graph.steps(node, 'CITES', 'IN').map(s => s.far).filter(c => c.properties.form === 'FULL').sort(by(c => c.id))[0];
    return [full && one(full, 'HAS_CITATION', 'IN'), 'A source gives it in a full citation; the publication itself was not read for these records.'];
  }
  // Of a relation that leads here it is the record at its start that gives it.
  const originOf = (node, field) => (field.relation?.direction === 'IN' ? far(node, field).map(origin).find(([source]) => source) ?? [] : origin(node));

  // The standing that a node's own record gives a field; for a relation also the first that the other ends give it.
  const standing = (node, field) => node.properties.standings?.find(s => s.field === field.name);
  const seenFrom = (other, field, node) => ontology.fieldsOf(other.kind).find(g => g.relation?.type === field.relation.type
    && g.relation.direction === reverse(field.relation.direction) && g.kinds.includes(node.kind));
  const standingsThere = (node, field) => far(node, field).map(other => [other, seenFrom(other, field, node)])
    .map(([other, g]) => [other, g && standing(other, g)]).filter(([, s]) => s)
    .map(([other, s]) => ({ standing: s.standing, reason: `${other.properties.name ?? ''}: ${s.reason}` }));
  // How many relations of a field have which standing, firmest first.
  const counted = (node, field) => (!field.relation ? [] : Object.keys(REASONS).map(s => ({ standing: s,
    count: graph.steps(node, field.relation.type, field.relation.direction).filter(e => field.kinds.includes(e.far.kind) && e.standing === s).length }))
    .filter(s => s.count > 0));
  const hasEvidence = f => !['id', 'formerIds', 'named'].includes(f.name) && !f.patterns && !f.claims && !f.neighbors && !f.computed && !(f.relation && (ontology.relations.get(f.relation.type).evidential || f.kinds.every(ontology.isEvidence)));

  function ofField(node, field) {
    const found = backing(node, field);
    const [source, sourceReason] = originOf(node, field);
    const value = shown(node, field);
    const recorded = standing(node, field) ?? (found.length === 0 && standingsThere(node, field)[0]);
    const [alone, why] = recorded ? [recorded.standing, recorded.reason]
      : found.length > 0 ? [found[0].properties.standing, found[0].properties.reason ?? REASONS[found[0].properties.standing]]
        : value === null ? ['UNKNOWN', field.relation ? whyEmpty(field) : 'No source read for these records tells, or it does not apply.']
          : source ? ['STATED', sourceReason] : ['UNKNOWN', 'No claim is loaded for it.'];
    const standings = counted(node, field);
    const weakest = standings.at(-1)?.standing;
    const [firm, reason] = weakest && walk.rank('Standing', weakest) > walk.rank('Standing', alone)
      ? [weakest, standingsThere(node, field).find(s => s.standing === weakest)?.reason ?? 'The weakest of its ends has this standing; `standings` counts them.']
      : [alone, why];
    return { field: field.name, shown: value, standing: firm, reason, standings, claims: found.slice(0, LISTED), source: (found.length === 0 && source) || null, listings: listings(node, field), disagreement: disagreement(node, field) };
  }
  // The rows of ICE's lists that a value is from, the newest first.
  const listings = (node, field) => [['LISTS', 'shownOfAgreement'], ['NAMES_AGENCY', 'shownOfAgency']]
    .flatMap(([relation, fields]) => graph.steps(node, relation, 'IN').map(s => s.far).filter(l => l.properties[fields].includes(field.name)))
    .sort((a, b) => compare(b.properties.lastListedOn ?? '', a.properties.lastListedOn ?? '') || compare(a.id, b.id)).slice(0, LISTED);
  // The disagreement over a field: curated before found, by nature, by id.
  const disagreement = (node, field) => graph.steps(node, 'OVER', 'IN').map(s => s.far).filter(d => d.properties.field === field.name)
    .sort(by(d => d.properties.found, d => walk.rank('DisagreementNature', d.properties.nature), d => d.id))[0] ?? null;

  // What no source gives as a value: ends of traversals, claims, citations. Only where it is named.
  const isGathered = f => Boolean(f.patterns || f.claims || (f.relation && !hasEvidence(f)));
  const firmest = list => list.reduce((a, b) => (walk.rank('Standing', a) <= walk.rank('Standing', b) ? a : b));
  function gathered(node, field) {
    const along = field.claims ? { ...field, relation: { type: 'ABOUT', direction: 'IN' } } : field;
    const ways = (field.patterns ? walk.traverse(node, field, {}) : walk.ways(node, along)).filter(w => !field.claims || w.end.properties.field === field.claims.field);
    const found = distinct([...ways].sort(by(w => (field.relation?.few ? w.steps[0].properties.position ?? 0 : 0), w => w.end.id)).map(w => w.end), n => n.id);
    const standings = found.map(n => [firmest(ways.filter(w => w.end === n).map(w => w.standing)), n.kind === 'Claim' ? n.properties.standing : 'STATED'].reduce(walk.leastFirm));
    const claim = field.type === 'Claim';
    const ranked = found.map((n, i) => ({ n, standing: standings[i] })).sort(by(e => walk.rank('Standing', e.standing), e => e.n.id)).map(e => e.n);
    return {
      standings: Object.keys(REASONS).map(s => ({ standing: s, count: standings.filter(t => t === s).length })).filter(s => s.count > 0),
      field: field.name, source: null, listings: listings(node, field), disagreement: disagreement(node, field), claims: claim ? ranked.slice(0, LISTED) : [],
      shown: found.length > 0 ? found.slice(0, LISTED).map(n => n.properties.name ?? '').join('; ') : null,
      standing: found.length > 0 ? standings.reduce(walk.leastFirm) : 'UNKNOWN',
      reason: found.length > 0 ? `Gathered over relations of the records: every ${field.each}. It stands as the weakest of them does, each by its best way; \`standings\` counts them.`
        : whyEmpty(field),
    };
  }
  const ofNode = (node, names, named) => [...new Set(names)].map(n => ontology.fieldOf(node.kind, n)).filter(f => f)
    .flatMap(f => (hasEvidence(f) ? [ofField(node, f)] : named && isGathered(f) ? [gathered(node, f)] : []));
  return { behind, ofNode, members };
}
