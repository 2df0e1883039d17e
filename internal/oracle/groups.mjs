// Groups: the rows of a list, counted by their values.
import { compare, distinct, firstOf } from './graph.mjs';

const enumName = kind => kind.replace(/(?!^)[A-Z]/g, '_$&').toUpperCase();

export function groups(ontology, ends) {
  const keyOf = f => f.group && (f.group.as ?? enumName(f.name));
  // The year of a date, where that is one.
  const year = v => (typeof v === 'string' ? Number(v.slice(0, 4))
    : v?.earliest && v.latest && year(v.earliest) === year(v.latest) ? year(v.earliest) : null);

  // The values that a row has of a key, each once, and null where it has none.
  function values(row, key, target) {
    const found = all(row, key, target).filter(v => v != null);
    return found.length > 0 ? distinct(found, text) : [null];
  }
  function all({ node, link, day }, key, target) {
    const field = ontology.kinds.includes(target) && ontology.fieldsOf(node.kind).find(f => keyOf(f) === key);
    if (!field) return { ID: [node], KIND: [enumName(node.kind)], RELATION: [link?.relation] }[key];
    if (field.relation || field.patterns) return ends(node, field);
    const v = field.temporal && day ? day : node.properties[field.name];
    return field.type.endsWith('Date') ? [year(v)] : [v].flat();
  }
  const text = v => (v === null ? null : v.kind ? v.id : String(v));
  const label = v => (v === null ? 'none' : v.kind ? v.properties.name : String(v));

  // What a value sorts by: a node by its id, an enum as declared.
  function rank(v, key, target) {
    const field = ontology.kinds.includes(target) && ontology.fieldsOf(target).find(f => keyOf(f) === key);
    if (v.kind) return v.id;
    return field && ontology.isEnum(field.type) ? ontology.values(field.type).indexOf(v) : v;
  }
  const sorter = (by, target, order) => (a, b) => {
    const lacks = g => (g.values.includes(null) ? 1 : 0);
    if (order !== 'VALUE' && lacks(a) !== lacks(b)) return lacks(a) - lacks(b);
    if (order !== 'VALUE' && a.count !== b.count) return b.count - a.count;
    for (const [i, key] of by.entries()) {
      const [x, y] = [a.values[i], b.values[i]];
      if (x === null || y === null) {
        if (x !== y) return x === null ? 1 : -1;
      } else if (text(x) !== text(y)) return compare(rank(x, key, target), rank(y, key, target));
    }
    return 0;
  };

  const different = (rows, key, target) => new Set(rows.flatMap(r => values(r, key, target)).filter(v => v !== null).map(text)).size;

  // The groups of rows, each with its own.
  function grouped(rows, by, target, of, order) {
    const found = new Map();
    for (const row of rows) {
      const combinations = by.reduce((so, key) => so.flatMap(c => values(row, key, target).map(v => [...c, v])), [[]]);
      for (const c of combinations) {
        const name = JSON.stringify(c.map(text));
        found.set(name, { values: c, rows: [...(found.get(name)?.rows ?? []), row] });
      }
    }
    return [...found.values()]
      .map(g => ({ ...g, count: of == null ? g.rows.length : different(g.rows, of, target) })).sort(sorter(by, target, order))
      .map(g => ({ rows: g.rows, count: g.count, keys: g.values.map((v, i) => ({ by: by[i], value: text(v), label: label(v), node: v?.kind ? v : null })) }));
  }
  const counted = rows => ({
    countDistinct: ({ by }, target) => different(rows, by, target),
    groups: ({ by, distinct: of, first, orderBy }, target) => firstOf(grouped(rows, by, target, of, orderBy), first ?? undefined),
  });
  return { counted, grouped };
}
