// What reaches a place on a day. The sentences are left to the tests of their templates.
import { by, distinct } from './graph.mjs';

export function coverage(ontology, walk, temporal) {
  const rank = walk.rank;
  return function ofPlace(place, args) {
    const at = { ...args, asOf: temporal.dayOf(args) };
    const ways = walk.traverse(place, ontology.fieldOf(place.kind, 'agreements'), {});
    const ends = distinct(ways.map(w => w.end), n => n.id);
    const certainty = node => (temporal.inForce(node, { ...at, certainty: 'CERTAIN' }) ? 'CERTAIN' : temporal.inForce(node, { ...at, certainty: 'POSSIBLE' }) ? 'POSSIBLE' : null);
    const entries = ends.map(n => ({ node: n, certainty: certainty(n), ...walk.summary(ways.filter(w => w.end === n)) })).filter(e => e.certainty)
      .sort(by(e => rank('Reach', e.reach), e => ontology.values('Certainty').indexOf(e.certainty), e => e.node.id));
    return {
      place, asOf: at.asOf, knownAt: at.knownAt ?? null, completeness: ends.some(n => temporal.listed(n, { knownAt: args.knownAt })) ? 'PARTIAL' : 'NOT_CHECKED', checkedOn: null,
      entries: only => entries.filter(e => only.certainty === 'POSSIBLE' || e.certainty === 'CERTAIN'),
    };
  };
}
