// What the dates of an agreement mean for a day, one question after the other. `at` is {asOf, knownAt, certainty}.
const BEGUN = '1996-01-01';

export function temporal(graph, today) {
  const everything = at => at.knownAt == null || at.knownAt >= today;
  const out = (claim, at) => graph.steps(claim, 'MADE_IN', 'OUT').some(s => s.far.properties.publishedOn?.latest <= at.knownAt);
  const claims = (node, relation, at) => graph.steps(node, relation, 'IN').map(s => s.far).filter(c => out(c, at));
  // A date counts where a claim for it was published.
  const told = (node, field, at) => (everything(at) || claims(node, 'ABOUT', at).some(c => c.properties.field === field) ? node.properties[field] ?? {} : {});
  const published = (node, at) => everything(at) || node.properties.firstListedOn <= at.knownAt
    || claims(node, 'ABOUT', at).length > 0 || claims(node, 'OBJECT', at).length > 0;
  const never = node => ['PENDING', 'WITHDRAWN'].includes(node.properties.status);
  const over = node => ['ENDED', 'SUPERSEDED'].includes(node.properties.status);
  const nowOrLater = at => everything(at) && at.asOf >= today;

  function possibly(node, at) {
    return at.asOf >= BEGUN && published(node, at) && !never(node) && !(nowOrLater(at) && over(node))
      && (node.properties.firstListedOn <= at.asOf || !(told(node, 'signedOn', at).earliest > at.asOf)) && !(told(node, 'endedOn', at).latest <= at.asOf);
  }
  function certainly(node, at) {
    const { status, firstListedOn, lastListedOn, endedOn } = node.properties;
    if (at.asOf < BEGUN || at.asOf > (everything(at) ? today : at.knownAt) || !published(node, at) || never(node)) return false;
    const [signed, ended] = [told(node, 'signedOn', at), told(node, 'endedOn', at)];
    const begun = (signed.latest <= at.asOf || firstListedOn <= at.asOf);
    const stillListed = lastListedOn >= at.asOf;
    return begun && (endedOn == null ? status === 'ACTIVE' || stillListed : endedOn.earliest > at.asOf && (ended.date !== undefined || stillListed));
  }
  const inForce = (node, at) => (at.certainty === 'POSSIBLE' ? possibly(node, at) : certainly(node, at));

  function status(node, given) {
    const { status: stored, lastListedOn } = node.properties;
    const at = { ...given, asOf: given.asOf ?? given.knownAt, certainty: 'CERTAIN' };
    if (at.asOf == null || (everything(at) && at.asOf === today)) return stored;
    if (nowOrLater(at)) return over(node) || stored === 'WITHDRAWN' ? stored : 'UNKNOWN';
    if (!published(node, at) || never(node)) return 'UNKNOWN';
    if (told(node, 'endedOn', at).latest <= at.asOf) return stored === 'SUPERSEDED' ? stored : 'ENDED';
    if (at.asOf < BEGUN || (told(node, 'signedOn', at).earliest > at.asOf && !(node.properties.firstListedOn <= at.asOf))) return 'NOT_YET_SIGNED';
    if (inForce(node, at)) return 'ACTIVE';
    return stored === 'UNLISTED' && lastListedOn < at.asOf && (everything(at) || at.asOf <= at.knownAt) ? stored : 'UNKNOWN';
  }
  const asked = at => at.asOf != null || at.knownAt != null;
  // Whether a list of a day has the node: in force then, or without a day known by then.
  const listed = (node, at) => !asked(at) || (at.asOf == null ? published(node, at) : inForce(node, at));
  return { inForce, told, status, asked, listed, today };
}
