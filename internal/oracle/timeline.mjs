// Timelines: every agreement looked at for every period, by itself.
import { GraphQLError } from 'graphql';

const MOST = 5000;
const iso = d => d.toISOString().slice(0, 10);
const date = s => { const d = new Date(0); d.setUTCFullYear(...s.split('-').map((n, i) => (i === 1 ? n - 1 : Number(n)))); return d; };
const plus = (s, { days = 0, months = 0 }) => { const d = date(s); d.setUTCMonth(d.getUTCMonth() + months); d.setUTCDate(d.getUTCDate() + days); return d; };

// The first day of the period in which a day lies, and of the next.
const starts = {
  WEEK: s => iso(plus(s, { days: -((date(s).getUTCDay() + 6) % 7) })),
  MONTH: s => s.slice(0, 8) + '01',
  QUARTER: s => `${s.slice(0, 5)}${String(Math.floor((s.slice(5, 7) - 1) / 3) * 3 + 1).padStart(2, '0')}-01`,
  YEAR: s => s.slice(0, 5) + '01-01',
};
const lengths = { WEEK: { days: 7 }, MONTH: { months: 1 }, QUARTER: { months: 3 }, YEAR: { months: 12 } };

function periods(interval, from, to, groups) {
  const out = [];
  if (from > to) return out;
  for (let start = starts[interval](from); start <= to;) {
    const next = plus(start, lengths[interval]);
    const end = next.getUTCFullYear() > 9999 ? '9999-12-31' : iso(new Date(next - 1));
    out.push({ start, end });
    if (out.length * groups > MOST) throw new GraphQLError('too many rows');
    if (end === '9999-12-31') break;
    start = iso(next);
  }
  return out;
}

export function timelines(ontology, temporal, grouped) {
  // What was known of an agreement by a day: null for one that was unknown or never in force.
  function known(node, knownAt) {
    if (['PENDING', 'WITHDRAWN'].includes(node.properties.status) || !temporal.published(node, { knownAt })) return null;
    return { node, ...temporal.record(node, { knownAt }) };
  }
  const within = (p, { earliest, latest }) => Boolean(earliest && latest) && [earliest, latest].every(d => p.start <= d && d <= p.end);

  function row(p, agreements, last, keys, knownAt) {
    const on = p.start <= last && last < p.end ? last : p.end;
    const signed = a => within(p, a.signed.date ? a.signed : { earliest: a.first, latest: a.first });
    const count = fits => agreements.filter(fits).length;
    const holds = (a, certainty) => temporal.inForce(a.node, { asOf: on, knownAt, certainty });
    return {
      ...p, asOf: on, keys, signed: count(signed), ended: count(a => within(p, a.ended)),
      inForce: count(a => holds(a, 'CERTAIN')), inForcePossibly: count(a => holds(a, 'POSSIBLE') && !holds(a, 'CERTAIN')),
    };
  }

  return rows => ({
    timeline({ interval, by, from, to, knownAt }, target) {
      const last = temporal.dayOf({ knownAt });
      const end = to == null || to > last ? last : to;
      const read = new Map(rows.map(r => [r, known(r.node, knownAt)]));
      const knownOf = list => list.map(r => read.get(r)).filter(a => a);
      const all = knownOf(rows);
      const days = all.flatMap(a => [a.signed.earliest, a.signed.latest, a.ended.earliest, a.ended.latest, a.first, a.last, ...a.days]).filter(d => d);
      const groups = by?.length > 0 ? grouped(rows, by, target) : [{ keys: [], rows }];
      if (groups.length > 1000) throw new GraphQLError('too many groups');
      return periods(interval, from ?? [end, ...days].sort()[0], end, groups.length)
        .flatMap(p => groups.map(g => row(p, knownOf(g.rows), last, g.keys, knownAt)));
    },
  });
}
