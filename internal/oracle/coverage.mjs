// What reaches a place on a day. The sentences are left to the tests of their templates.
import { by, compare, distinct } from './graph.mjs';

const PAGE = 20;

export function coverage(ontology, graph, walk, temporal, backing) {
  const rank = walk.rank;
  const weakest = list => [...list].sort(by(s => rank('Standing', s))).at(-1);

  // Which list an agreement is in; null for what was unknown then.
  function which(node, at) {
    const { status } = node.properties;
    if (temporal.inForce(node, { ...at, certainty: 'CERTAIN' })) return 'CERTAIN';
    if (temporal.inForce(node, { ...at, certainty: 'POSSIBLE' })) return 'POSSIBLE';
    if (!temporal.published(node, at)) return null;
    if (status === 'PENDING') return status;
    const over = status === 'WITHDRAWN' || ['ENDED', 'SUPERSEDED', 'NOT_YET_SIGNED', 'UNLISTED'].includes(temporal.status(node, at));
    return over ? 'OVER' : 'SILENT';
  }

  // How firmly it stands when an agreement began and ended.
  function ofDates(node) {
    const backed = Object.fromEntries(backing.ofNode(node, ['signedOn', 'firstShownOn', 'endedOn', 'status', 'lastShownOn']).map(e => [e.field, e]));
    const dated = name => [backed[name].standing, node.properties[name].inferred ? 'INFERRED' : 'STATED'];
    const derived = name => (backed[name].shown !== null && backed[name].standing === 'INFERRED' ? ['INFERRED'] : []);
    const begun = node.properties.signedOn ? dated('signedOn') : derived('firstShownOn');
    const status = node.properties.status === 'UNKNOWN' ? [] : [backed.status.standing];
    const over = node.properties.endedOn ? dated('endedOn') : [...status, ...derived('lastShownOn')];
    return weakest(['STATED', ...begun, ...over]);
  }

  // A page of rows in an order of keys, as a connection.
  function page(rows, keys, args) {
    const cursor = r => 'cursor ' + Buffer.from(JSON.stringify(keys(r))).toString('base64url');
    const at = text => JSON.parse(Buffer.from(text.slice(7), 'base64url'));
    const all = [...rows].sort(by(keys));
    const early = args.after == null ? [] : all.filter(r => compare(keys(r), at(args.after)) <= 0);
    const late = args.before == null ? [] : all.filter(r => compare(keys(r), at(args.before)) >= 0);
    const rest = all.filter(r => !early.includes(r) && !late.includes(r));
    const from = args.last == null ? 0 : Math.max(0, rest.length - args.last);
    const end = args.last == null ? Math.min(rest.length, args.first ?? PAGE) : rest.length;
    const edges = rest.slice(from, end).map(r => ({ node: r, cursor: cursor(r) }));
    return {
      cut: edges.length > 0 && edges.length < rest.length,
      edges, nodes: edges.map(e => e.node), totalCount: all.length,
      pageInfo: {
        hasNextPage: end < rest.length || late.length > 0, hasPreviousPage: from > 0 || early.length > 0,
        startCursor: edges[0]?.cursor ?? null, endCursor: edges.at(-1)?.cursor ?? null,
      },
    };
  }

  // The day of the list on which an answer of a day rests: none after the newest.
  const lists = graph.nodes.filter(n => n.kind === 'Snapshot' && n.properties.list === 'PARTICIPATING' && n.properties.publishedOn).map(n => n.properties.publishedOn).sort();
  const checkedOn = at => (at.asOf > lists.at(-1) ? null : lists.filter(day => day <= at.asOf && (at.knownAt == null || day <= at.knownAt)).at(-1) ?? null);
  const completeness = (checked, known) => (known ? (checked ? 'COMPLETE' : 'PARTIAL') : checked ? 'NONE_FOUND' : 'NOT_CHECKED');

  return function ofPlace(place, args) {
    const at = { ...args, asOf: temporal.dayOf(args) };
    const ways = walk.traverse(place, ontology.fieldOf(place.kind, 'agreements'), {});
    const known = distinct(ways.map(w => w.end), n => n.id)
      .map(n => ({ node: n, agreement: n, which: which(n, at), ...walk.summary(ways.filter(w => w.end === n)) })).filter(e => e.which !== null);
    const reach = e => rank('Reach', e.reach);
    const certainties = ontology.values('Certainty');
    const inForce = only => known.filter(e => certainties.includes(e.which) && (only === 'POSSIBLE' || e.which === only))
      .map(e => ({ ...e, certainty: e.which, standing: weakest([e.standing, ofDates(e.node)]) }));
    const others = which => known.filter(e => e.which === which).map(e => ({
      ...e, firstShownOn: (at.knownAt == null && e.node.properties.firstShownOn) || null, lastShownOn: (at.knownAt == null && e.node.properties.lastShownOn) || null,
    }));
    const pledges = known.flatMap(e => graph.steps(e.node, 'TOWARDS_END_OF', 'IN')
      .filter(s => s.far.properties.kind === 'END_PLEDGED' && temporal.published(s.far, at))
      .map(s => ({ ...e, event: s.far, standing: weakest([e.standing, s.standing]) })));
    const inOrder = e => [reach(e), certainties.indexOf(e.certainty), e.node.id];
    return {
      place, asOf: at.asOf, knownAt: at.knownAt ?? null, completeness: completeness(checkedOn(at), known.length > 0), checkedOn: checkedOn(at),
      entries: ({ certainty }) => inForce(certainty).sort(by(inOrder)),
      agreements: given => page(inForce(given.certainty), inOrder, given),
      silent: given => page(others('SILENT'), e => [reach(e), e.node.id], given),
      pending: given => page(others('PENDING'), e => [reach(e), e.node.id], given),
      pledges: given => page(pledges, e => [reach(e), e.node.id, e.event.id], given),
    };
  };
}
