// The graph: a list of nodes and a list of relations, searched from end to end for every question.
export function readGraph(records) {
  const nodes = records.filter(r => r.kind);
  const relations = records.filter(r => r.relation);
  const find = id => nodes.find(n => n.id === id) ?? nodes.find(n => n.properties.formerIds?.includes(id));

  // The relations of a node in one direction, each with the end that is not the node.
  const steps = (node, relation, direction) => relations
    .filter(r => r.relation === relation && (direction === 'OUT' ? r.from : r.to) === node.id)
    .map(r => ({ ...r, forward: direction === 'OUT', near: node, far: find(direction === 'OUT' ? r.to : r.from), standing: r.properties.standing ?? 'STATED' }));

  return { nodes, find, steps };
}

// Strings compare by code point, not by UTF-16 as JavaScript would.
const points = s => [...s].map(c => c.codePointAt(0));

// Any two sort keys of the same sort: numbers, strings, Booleans, and lists of them.
export function compare(a, b) {
  if (typeof a === 'string') return compare(points(a), points(b));
  if (!Array.isArray(a)) return a < b ? -1 : a > b ? 1 : 0;
  for (let i = 0; i < a.length && i < b.length; i++) {
    const n = compare(a[i], b[i]);
    if (n !== 0) return n;
  }
  return a.length - b.length;
}
export const by = (...keys) => (a, b) => keys.reduce((n, key) => n || compare(key(a), key(b)), 0);
export function distinct(list, key) {
  const keys = list.map(key);
  return list.filter((_, i) => keys.indexOf(keys[i]) === i);
}

// The first elements of a list, which knows whether it is cut.
export const firstOf = (list, n) => Object.assign(list.slice(0, n), { cut: n > 0 && n < list.length });
