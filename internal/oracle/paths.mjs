// Ways through the graph, straight from the patterns of @path: every way is walked, and only then looked at.
import { by, distinct } from './graph.mjs';

export function paths(ontology, graph) {
  const ranks = Object.fromEntries(['Basis', 'Reach', 'Standing', 'DisagreementNature'].map(e => [e, ontology.values(e)]));
  const rank = (e, v) => ranks[e].indexOf(v ?? 'none'); // what says nothing comes before all that says something
  const later = e => (a, b) => (rank(e, a) >= rank(e, b) ? a : b);
  const weaker = later('Basis');
  const wider = later('Reach');
  const leastFirm = later('Standing');
  const strongest = bases => [...new Set(bases)].filter(b => b != null).sort((a, b) => rank('Basis', a) - rank('Basis', b));

  const start = (node, pattern) => ({ steps: [], end: node, basis: pattern?.basis, reach: pattern?.reach, standing: 'STATED' });
  const join = (a, b) => ({
    steps: [...a.steps, ...b.steps], end: b.end, basis: weaker(a.basis, b.basis), reach: wider(a.reach, b.reach), standing: leastFirm(a.standing, b.standing),
  });
  const asWay = s => ({ steps: [s], end: s.far, basis: s.properties[ontology.relations.get(s.relation).basisFact], standing: s.standing });

  // All ways of a @relation or @path field from a node.
  function ways(node, field) {
    const found = field.relation
      ? graph.steps(node, field.relation.type, field.relation.direction).map(asWay)
      : field.patterns.flatMap(p => p.via.reduce((so, element) => so.flatMap(w => follow(w.end, element).map(next => join(w, next))), [start(node, p)]));
    return found.filter(w => field.kinds.includes(w.end.kind));
  }
  // One element of a pattern: along a relation, against it, or a field of the kind reached.
  function follow(node, element) {
    if (element[0] === '>') return graph.steps(node, element.slice(1), 'OUT').map(asWay);
    if (element[0] === '<') return graph.steps(node, element.slice(1), 'IN').map(asWay);
    const field = ontology.fieldOf(node.kind, element);
    return field ? ways(node, field) : [];
  }
  // The ways of a traversal with the arguments `basis` and `reach`; the start is no end of its own.
  const traverse = (node, field, args) => ways(node, field).filter(w => w.end !== node
    && (args.basis == null || args.basis.includes(w.basis)) && (args.reach == null || args.reach.includes(w.reach)));

  // The shortest ways, at most 5: by hops, then basis, then the nodes passed, then the relations.
  const shortest = list => distinct([...list].sort(by(
    w => w.steps.length, w => rank('Basis', w.basis), w => w.steps.map(s => s.far.id),
    w => w.steps.map(s => (s.forward ? '>' : '<') + s.relation), w => w.steps.map(s => s.id),
  )), w => JSON.stringify(w.steps.map(s => [s.forward, s.relation, s.id]))).slice(0, 5);

  // What the ways to one node say together: all bases, the nearest reach, the firmest standing.
  const best = (e, list) => list.filter(v => v != null).sort((a, b) => rank(e, a) - rank(e, b))[0] ?? null;
  const summary = list => ({
    relation: null, bases: strongest(list.map(w => w.basis)), reach: best('Reach', list.map(w => w.reach)), standing: best('Standing', list.map(w => w.standing)),
    since: null, until: null, ways: shortest(list),
  });
  const ofRelation = s => ({ relation: s.relation, bases: strongest([asWay(s).basis]), reach: null, ways: [asWay(s)] });
  return { ways, traverse, summary, ofRelation, rank, weaker, leastFirm };
}
