// Filters: whether a node fits, looked at condition by condition.
import { compare } from './graph.mjs';

// What texts are compared by where case and accents don't matter.
const plain = { ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', æ: 'ae', œ: 'oe', ı: 'i', '’': "'", '‘': "'", '“': '"', '”': '"', '‐': '-', '–': '-', '—': '-' };
export const fold = s => [...s.normalize('NFKD').replace(/[\p{Mn}\p{Cf}]/gu, '')]
  .map(c => c.toUpperCase().toLowerCase()).map(c => plain[c] ?? c).join('').normalize('NFC');

// The first and the last day of a day, a month or a year.
const firstDay = date => `${date}-01-01`.slice(0, 10);
const lastDay = date => (date.length === 4 ? `${date}-12-31` : date.length === 10 ? date
  : [31, 30, 29, 28].map(day => `${date}-${day}`).find(day => !Number.isNaN(Date.parse(day)) && new Date(day).toISOString().startsWith(day)));

export function filters(ontology, property, ends) {
  // How a value of a type stands to another: enums as declared.
  const order = (type, a, b) => (ontology.isEnum(type) ? compare(ontology.values(type).indexOf(a), ontology.values(type).indexOf(b)) : compare(a, b));
  const dated = v => v?.precision !== undefined;
  // Of a partial date: the day, where it is one; the ends that have to pass.
  const exact = v => (dated(v) ? (v.precision === 'DAY' ? v.date : null) : v);
  const earliest = v => (dated(v) ? v.earliest ?? null : v);
  const latest = v => (dated(v) ? v.latest ?? null : v);
  const test = (v, holds) => v !== null && holds(v);

  const operators = {
    eq: (v, wanted) => test(exact(v), x => x === wanted),
    in: (v, wanted) => test(exact(v), x => wanted.includes(x)),
    gt: (v, bound, type) => test(earliest(v), x => order(type, x, bound) > 0),
    gte: (v, bound, type) => test(earliest(v), x => order(type, x, bound) >= 0),
    lt: (v, bound, type) => test(latest(v), x => order(type, x, bound) < 0),
    lte: (v, bound, type) => test(latest(v), x => order(type, x, bound) <= 0),
    during: (v, period) => test(earliest(v), x => x >= firstDay(period.split('/')[0])) && test(latest(v), x => x <= lastDay(period.split('/').at(-1))),
    contains: (v, part) => test(v, x => fold(x).includes(fold(part))),
    startsWith: (v, part) => test(v, x => fold(x).startsWith(fold(part))),
    isNull: (v, wanted) => (v === null) === wanted,
    not: (v, conditions, type) => !fits(v, conditions, type),
  };
  const fits = (v, conditions, type) => Object.entries(conditions).every(([op, wanted]) => operators[op](v, wanted, type));

  // Of a list of values.
  const items = (list, wanted, type) => Object.entries(wanted).every(([how, f]) => ({
    some: () => list.some(v => fits(v, f, type)),
    none: () => !list.some(v => fits(v, f, type)),
    every: () => list.every(v => fits(v, f, type)),
  })[how]());

  const leads = field => field.relation || field.patterns;
  // Of a list what is asked of it, of a relation to one that there is one which fits.
  function related(list, wanted, field) {
    const of = field.type;
    if (!field.list) return list.some(n => passes(n, wanted, of));
    return Object.entries(wanted).every(([how, f]) => ({
      some: () => list.some(n => passes(n, f, of)),
      none: () => !list.some(n => passes(n, f, of)),
      every: () => list.every(n => passes(n, f, of)),
      where: () => true,
      reach: () => true, // of `ends`
      count: () => fits(list.filter(n => passes(n, wanted.where, of)).length, f, 'Int'),
    })[how]());
  }
  // target is the kind or interface that the filter is of: what that has no field for is the name of a kind.
  // day says what a temporal field is that day, if the list is of one.
  function passes(node, filter, target, day) {
    return Object.entries(filter ?? {}).every(([name, wanted]) => {
      if (name === 'and') return wanted.every(f => passes(node, f, target, day));
      if (name === 'or') return wanted.some(f => passes(node, f, target, day));
      if (name === 'not') return !passes(node, wanted, target, day);
      if (!ontology.declares(target, name)) {
        const kind = ontology.kinds.find(k => k[0].toLowerCase() + k.slice(1) === name);
        // Where all others of the interface have one node of that kind, what is said of it is meant of theirs, too.
        const own = ontology.kindsOf(target).filter(k => k !== kind).map(k => ontology.fieldOf(k, name));
        const theirs = own.every(f => f?.relation && !f.list && f.kinds[0] === kind) && node.kind !== kind;
        return theirs ? ends(node, ontology.fieldOf(node.kind, name)).some(n => passes(n, wanted, kind)) : node.kind === kind && passes(node, wanted, kind);
      }
      const field = ontology.fieldOf(node.kind, name);
      if (leads(field)) return related(ends(node, field, field.list ? wanted.reach : undefined), wanted, field);
      if (field.list) return items(property(node, name), wanted, field.type);
      return fits((field.temporal && day ? day(node) : property(node, name)) ?? null, wanted, field.type);
    });
  }
  return passes;
}
