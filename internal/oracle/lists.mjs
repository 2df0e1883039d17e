// Lists: filter, order, page. A row is a node with what tells it apart: the id of its relation where the list shows the
// facts of relations, else its own.
import { GraphQLError } from 'graphql';
import { filters } from './filters.mjs';
import { compare, distinct } from './graph.mjs';
import { groups } from './groups.mjs';
import { timelines } from './timeline.mjs';

const PAGE = 20;

export function lists(ontology, walk, temporal) {
  const property = (node, name) => (name === 'id' ? node.id : node.properties[name]);
  // The nodes that a field leads to: once for each relation where the list of the field has an edge for each.
  function ends(node, field, reach) {
    if (field.patterns) return distinct(walk.traverse(node, field, { reach }).map(w => w.end), n => n.id);
    const all = walk.ways(node, field);
    return ontology.relations.get(field.relation.type).hasFacts && !field.relation.few && field.list ? all.map(w => w.end) : distinct(all.map(w => w.end), n => n.id);
  }
  const passes = filters(ontology, property, ends);
  const { counted, grouped } = groups(ontology, ends);
  const developed = timelines(ontology, temporal, grouped);

  // The sort key of a node: enums as declared, partial dates by date, then precision.
  function key(node, item) {
    const [name, next] = Object.entries(item)[0];
    const field = ontology.fieldOf(node.kind, name);
    if (!field) return ends(node, ontology.fieldOf(node.kind, name.replace(/Count$/, ''))).length;
    if (typeof next === 'object') {
      const end = walk.ways(node, field)[0]?.end;
      return end ? key(end, next) : null;
    }
    const v = property(node, field.order?.by ?? name) ?? null;
    if (v === null) return null;
    if (v.precision !== undefined) return [v.date, ontology.values('Precision').indexOf(v.precision)];
    return ontology.isEnum(field.type) ? ontology.values(field.type).indexOf(v) : v;
  }
  const descending = item => { const next = Object.values(item)[0]; return typeof next === 'object' ? descending(next) : next === 'DESC'; };

  // The order of a kind, where nobody asks for another; an interface has none.
  function ofKind(target) {
    const name = ontology.kinds.includes(target) ? ontology.kindDirective(target).order : undefined;
    return name === undefined ? [] : [{ [name]: 'ASC' }];
  }

  // Nulls come last in both directions, and at the very end the id decides.
  const comparer = order => (a, b) => {
    for (const [i, item] of order.entries()) {
      const [x, y] = [a.keys[i], b.keys[i]];
      if (x === null || y === null) {
        if (x !== y) return x === null ? 1 : -1;
        continue;
      }
      const n = compare(x, y);
      if (n !== 0) return descending(item) ? -n : n;
    }
    return compare(a.id, b.id);
  };
  const cursor = row => 'cursor ' + Buffer.from(JSON.stringify([row.keys, row.id])).toString('base64url');
  const readCursor = text => { const [keys, id] = JSON.parse(Buffer.from(text.slice(7), 'base64url')); return { keys, id }; };

  // A page of rows, as a connection.
  return function connection(rows, given) {
    if (given.onNewestDay && given.asOf != null) throw new GraphQLError('two days');
    const args = given.onNewestDay ? { ...given, asOf: temporal.dayOf(given) } : given;
    const order = args.orderBy?.length > 0 ? args.orderBy : ofKind(args.target);
    const day = temporal.asked(args) ? node => temporal.status(node, args) : null;
    const all = rows.filter(r => temporal.listed(r.node, args) && passes(r.node, args.filter, args.target, day))
      .map(r => ({ ...r, day: day?.(r.node), keys: order.map(item => key(r.node, item)) })).sort(comparer(order));
    // What lies before the cursors, between them, and behind.
    const to = (r, at) => comparer(order)(r, readCursor(at));
    const early = args.after == null ? [] : all.filter(r => to(r, args.after) <= 0);
    const late = args.before == null ? [] : all.filter(r => to(r, args.before) >= 0);
    const rest = all.filter(r => !early.includes(r) && !late.includes(r));
    const from = args.last == null ? 0 : Math.max(0, rest.length - args.last);
    const end = args.last == null ? Math.min(rest.length, args.first ?? PAGE) : rest.length;
    const page = rest.slice(from, end).map(r => ({ ...r, cursor: cursor(r) }));
    return {
      cut: page.length > 0 && page.length < rest.length,
      edges: page, nodes: page.map(r => r.node), asOf: args.asOf ?? null, totalCount: all.length, ...counted(all), ...developed(all),
      pageInfo: {
        hasNextPage: end < rest.length || late.length > 0, hasPreviousPage: from > 0 || early.length > 0,
        startCursor: page[0]?.cursor ?? null, endCursor: page.at(-1)?.cursor ?? null,
      },
    };
  };
}
