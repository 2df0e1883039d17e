// What the records say of an agreement and a day, one question after the other, each straight from the claims. `at` is {asOf, knownAt,
// certainty}.
const FIRST = '0001-01-01';
const LAST = '9999-12-31';

function dayAfter(s) {
  const d = new Date(0);
  d.setUTCFullYear(...s.split('-').map((n, i) => (i === 1 ? n - 1 : Number(n))));
  return s === LAST ? LAST : new Date(d.getTime() + 86_400_000).toISOString().slice(0, 10);
}

export function temporal(graph, today) {
  const everything = at => at.knownAt == null || at.knownAt >= today;
  const horizon = at => (everything(at) ? today : at.knownAt);
  // By which day a source had been published for certain.
  const outBy = p => p.publishedOn?.latest ?? p.lastVisitedOn ?? p.recordedOn;
  const out = (claim, at) => everything(at) || graph.steps(claim, 'MADE_IN', 'OUT').some(s => outBy(s.far.properties) <= at.knownAt);
  const claims = (node, relation, at) => graph.steps(node, relation, 'IN').map(s => s.far).filter(c => out(c, at));
  // A date counts where a claim for it was published.
  const told = (node, field, at) => (everything(at) || claims(node, 'ABOUT', at).some(c => c.properties.field === field) ? node.properties[field] ?? {} : {});
  const published = (node, at) => everything(at) || node.properties.firstListedOn <= at.knownAt
    || claims(node, 'ABOUT', at).length > 0 || claims(node, 'OBJECT', at).length > 0;
  const applied = node => ['PENDING', 'WITHDRAWN'].includes(node.properties.status);

  // The day of which a claim speaks: what it gives, else its own time, else the day of its source.
  function observed(claim) {
    const published = graph.steps(claim, 'MADE_IN', 'OUT')[0]?.far.properties.publishedOn;
    const ofSource = published?.earliest && published.earliest === published.latest ? published : undefined;
    return claim.properties.inForce == null ? undefined : claim.properties.observedOn ?? claim.properties.asOf ?? ofSource;
  }

  // What was known of an agreement by a day.
  function record(node, at) {
    let { firstListedOn: first, lastListedOn: last } = node.properties;
    if (!everything(at)) {
      if (!(first <= at.knownAt)) first = last = undefined;
      else if (last > at.knownAt) last = at.knownAt;
    }
    const [signed, ended] = [told(node, 'signedOn', at), told(node, 'endedOn', at)];
    const shown = claims(node, 'ABOUT', at).map(c => ({ day: observed(c), inForce: c.properties.inForce })).filter(o => o.day);
    const shownBy = day => first <= day || shown.some(o => o.inForce && o.day.latest <= day)
      || (signed.date === undefined && ended.earliest > FIRST && ended.earliest <= dayAfter(day));
    const shownSince = day => last >= day || shown.some(o => o.inForce && o.day.earliest >= day) || ended.earliest > day;
    const denied = day => shown.some(o => !o.inForce && !(o.day.earliest > day) && !(o.day.latest < day));
    return { first, last, signed, ended, shownBy, shownSince, denied, days: shown.flatMap(o => [o.day.earliest, o.day.latest]) };
  }
  const within = (date, day) => date.earliest <= day && date.latest >= day;

  function inForce(node, at) {
    const day = at.asOf;
    if (day > horizon(at) || applied(node)) return false;
    const r = record(node, at);
    if (r.ended.latest <= day) return false;
    const certain = ((r.signed.latest <= day || r.shownBy(day)) && r.shownSince(day)) || (r.signed.earliest === day && r.signed.latest === day);
    if (at.certainty !== 'POSSIBLE') return certain && !r.denied(day);
    return certain || within(r.signed, day) || (within(r.ended, day) && !(r.signed.earliest > day && !r.shownBy(day)));
  }

  function status(node, given) {
    const { status: stored, statusAsOf = {}, firstListedOn } = node.properties;
    if (given.asOf == null && given.knownAt == null) return stored;
    const at = { ...given, asOf: dayOf(given), certainty: 'CERTAIN' };
    const day = at.asOf;
    const past = day < horizon(at) ? day : horizon(at);
    const known = everything(at) || statusAsOf.latest <= at.knownAt;
    const r = record(node, at);
    if (!published(node, at)) return 'UNKNOWN';
    if (stored === 'PENDING') return (r.first <= day && day <= r.last && day <= horizon(at)) || (known && (statusAsOf.earliest ?? statusAsOf.latest) === day) ? stored : 'UNKNOWN';
    if (stored === 'WITHDRAWN') return known && statusAsOf.latest <= past ? stored : 'UNKNOWN';
    if (r.ended.latest <= past) return stored === 'SUPERSEDED' ? stored : 'ENDED';
    if (r.signed.earliest > day && !r.shownBy(day)) return 'NOT_YET_SIGNED';
    if (inForce(node, at)) return 'ACTIVE';
    const gone = stored === 'UNLISTED' && day <= horizon(at) && firstListedOn <= horizon(at) && r.last < day && statusAsOf.earliest >= day;
    return gone && !inForce(node, { ...at, certainty: 'POSSIBLE' }) ? stored : 'UNKNOWN';
  }

  // The newest day of which the graph speaks, and the one for which is answered where no day is given.
  const newest = (() => {
    const agreements = graph.nodes.filter(n => n.kind === 'Agreement').map(n => n.properties);
    const last = days => days.filter(d => d).sort().at(-1);
    return last(agreements.map(p => p.lastListedOn)) ?? last(agreements.map(p => p.lastShownOn)) ?? null;
  })();
  const dayOf = at => at.asOf ?? [newest ?? horizon(at), horizon(at)].sort()[0];

  const asked = at => at.asOf != null || at.knownAt != null;
  // Whether a list of a day has the node: in force then, or without a day known by then.
  const listed = (node, at) => !asked(at) || (at.asOf == null ? published(node, at) : inForce(node, at));
  return { inForce, told, record, status, published, asked, listed, today, newest, dayOf };
}
