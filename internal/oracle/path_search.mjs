// The shortest ways between two nodes: all nodes at every distance from the first, then all ways back from the last.
import { by, distinct, firstOf } from './graph.mjs';

export function pathSearch(ontology, graph, walk) {
  const said = [...ontology.relations.keys()];
  const basisOf = s => walk.weaker(ontology.relations.get(s.relation).basis, s.properties[ontology.relations.get(s.relation).basisFact]);
  const values = s => [walk.rank('Standing', s.standing), walk.rank('Basis', basisOf(s)), s.relation, s.forward ? 0 : 1, s.id];

  return function search(from, to, { maxHops, first, relations }) {
    const most = maxHops ?? 4;
    const end = n => n === from || n === to;
    const hub = n => !end(n) && (n.properties.hub === true || ontology.kindDirective(n.kind).hub === true);
    const passes = n => end(n) || relations?.some(r => ontology.relations.get(r).annotates) || !ontology.isAnnotation(n.kind);
    const follows = r => ontology.relations.get(r).trivial !== true || ontology.mayLead(r, from.kind, to.kind) || ontology.mayLead(r, to.kind, from.kind);
    const known = new Map();
    function near(node) {
      if (!known.has(node)) {
        known.set(node, said.filter(r => (relations == null ? follows(r) : relations.includes(r)))
          .flatMap(r => [...graph.steps(node, r, 'OUT'), ...graph.steps(node, r, 'IN')])
          .filter(s => s.far !== node && passes(s.far)));
      }
      return known.get(node);
    }
    // The nodes that one more relation leads to from those last met on a side; ways go on from all but hubs.
    function grow(side) {
      const fresh = distinct(side.edge.flatMap(near).map(s => s.far), n => n.id).filter(n => !side.met.has(n));
      side.depth += 1;
      fresh.forEach(n => side.met.set(n, side.depth));
      side.edge = fresh.filter(n => !hub(n));
    }
    const sides = [from, to].map(n => ({ met: new Map([[n, 0]]), edge: [n], depth: 0 }));
    const smaller = () => [...sides].sort(by(s => s.edge.length, s => s.depth))[0];
    const met = () => sides[0].edge.some(n => sides[1].met.has(n)) || sides[1].edge.some(n => sides[0].met.has(n));
    while (!met() && sides[0].depth + sides[1].depth < most && smaller().edge.length > 0) grow(smaller());
    const length = met() ? sides[0].depth + sides[1].depth : null;

    const least = (n, side) => side.met.get(n) ?? side.depth + 1;
    const hubs = graph.nodes.filter(n => hub(n) && sides.some(s => s.met.has(n)) && least(n, sides[0]) + least(n, sides[1]) <= (length ?? most));

    const levels = [[from]];
    while (levels.length <= length) {
      const seen = levels.flat();
      levels.push(distinct(levels.at(-1).flatMap(near).map(s => s.far), n => n.id).filter(n => !seen.includes(n) && !hub(n)));
    }
    const joint = (a, b) => near(a).filter(s => s.far === b).sort((x, y) => by(v => v)(values(x), values(y)))[0];
    const back = (n, level) => (level === 0 ? [[]] : levels[level - 1].filter(p => joint(p, n)).flatMap(p => back(p, level - 1).map(steps => [...steps, joint(p, n)])));
    const ways = (length === null ? [] : back(to, length)).map(steps => ({
      steps, basis: steps.map(basisOf).reduce(walk.weaker, null), standing: steps.map(s => s.standing).reduce(walk.leastFirm, 'STATED'),
    }));
    const order = by(w => walk.rank('Standing', w.standing), w => walk.rank('Basis', w.basis), w => w.steps.map(s => s.far.id));
    return { complete: true, hubsSkipped: hubs.sort(by(n => n.id)).slice(0, 100), paths: firstOf(ways.sort(order), first ?? 5) };
  };
}
