// Search: every node held against every term, value by value.
import { fold } from './filters.mjs';
import { by, compare } from './graph.mjs';

const PAGE = 20;
const MINOR = ['a', 'an', 'and', 'at', 'by', 'for', 'in', 'of', 'on', 'or', 'the', 'to', 'v', 'versus', 'vs', 'with'];
const LETTER = /[\p{L}\p{N}\p{M}]/u;
const JOINER = /[.':()\-&’‘‐‑–]|\p{Cf}/u;
const plain = points => [...fold(points.join(''))].filter(c => LETTER.test(c)).join('');

// The words of a text, with their parts and where both stand in it, in code points.
function words(text) {
  const points = [...text];
  const runs = []; // of letters, each a list of parts
  let joined = false;
  points.forEach((c, i) => {
    if (LETTER.test(c)) {
      if (!joined) runs.push([]);
      const parts = runs.at(-1);
      if (parts.at(-1)?.to === i) parts.at(-1).to = i + 1;
      else parts.push({ from: i, to: i + 1 });
      joined = true;
    } else if (!JOINER.test(c)) joined = false;
  });
  return runs.map(run => {
    const parts = run.map(p => ({ ...p, text: plain(points.slice(p.from, p.to)) })).filter(p => p.text !== '');
    return { from: run[0].from, to: run.at(-1).to, text: parts.map(p => p.text).join(''), parts: parts.length > 1 ? parts : [] };
  }).filter(w => w.text !== '');
}
const phrase = list => list.map(w => w.text).join('_');
const forms = list => list.flatMap(w => [w.text, ...w.parts.map(p => p.text)]);

function sought(query) {
  const all = words(query);
  const major = all.filter(w => !MINOR.includes(w.text));
  return { terms: [...new Set((major.length > 0 ? major : all).map(w => w.text))], phrase: phrase(all) };
}
const most = list => Math.max(0, ...list);
const ofWord = (word, term) => (word === term ? 4 : word.startsWith(term) ? 2 : 0);
const ofPhrase = (value, wanted) => (value === wanted ? 8 : value.startsWith(wanted) ? 1 : 0);

export function search(ontology, graph, enumName) {
  // The values that search looks into, the weightiest first, with what they count.
  function values(node) {
    const limit = ontology.kindDirective(node.kind).weight ?? 9;
    const fields = ontology.fieldsOf(node.kind).filter(f => f.searched).map(f => ({ name: f.name, weight: Math.min(limit, f.searched.weight) }));
    return fields.sort((a, b) => b.weight - a.weight).flatMap(f => [node.properties[f.name] ?? []].flat().map(text => ({ ...f, text, words: words(text) })));
  }
  const all = graph.nodes.map(node => ({ node, id: node.id, values: values(node), size: words(node.properties.name).length }));

  function fit(row, { terms, phrase: wanted }) {
    const ofTerms = terms.map(t => most(row.values.flatMap(v => forms(v.words).map(w => v.weight * ofWord(w, t)))));
    return ofTerms.includes(0) ? 0 : ofTerms.reduce((a, b) => a + b) + most(row.values.map(v => v.weight * ofPhrase(phrase(v.words), wanted)));
  }
  // The value that counts most, the first of equals.
  function match(row, { terms, phrase: wanted }) {
    const counts = row.values.map(v => v.weight * (terms.map(t => most(forms(v.words).map(w => ofWord(w, t)))).reduce((a, b) => a + b) + ofPhrase(phrase(v.words), wanted)));
    return row.values[counts.indexOf(most(counts))];
  }
  function spans(value, terms) {
    const begun = w => terms.some(t => w.text.startsWith(t));
    return value.words.flatMap(w => (w.parts.some(begun) ? w.parts.filter(begun) : begun(w) ? [w] : []));
  }
  // All of a short text, of a long one what is around the first match, from word to word.
  function excerpt(text, found) {
    const points = [...text];
    let [from, to, before, behind] = [0, points.length, '', ''];
    if (points.length > 200) {
      const [first] = found;
      const blanks = points.map((c, i) => [c, i]).filter(([c]) => /[\t-\r \x85\p{Z}]/u.test(c)).map(([, i]) => i);
      from = Math.max(0, first.from - 60);
      if (from > 0) [from, before] = [(blanks.find(i => i >= from && i < first.from) ?? first.from - 1) + 1, '…'];
      to = Math.min(points.length, Math.max(from + 200, first.to));
      if (to < points.length) [to, behind] = [blanks.findLast(i => i >= first.to && i < to) ?? to, '…'];
    }
    const shown = found.filter(s => s.from >= from && s.to <= to);
    return { excerpt: before + points.slice(from, to).join('') + behind, matches: shown.flatMap(s => [s.from, s.to]).map(n => n - from + before.length) };
  }

  // What is a slip or two away from a term, the nearest first, then what most nodes have.
  const count = new Map();
  for (const row of all) for (const w of new Set(row.values.flatMap(v => forms(v.words)))) count.set(w, (count.get(w) ?? 0) + 1);
  function near(term) {
    const slips = [...term].length < 5 ? 0 : [...term].length < 7 ? 1 : 2;
    const list = slips === 0 ? [] : [...count.keys()].map(word => ({ word, slips: distance([...term], [...word]) })).filter(c => c.slips <= slips);
    return list.sort(by(c => c.slips, c => -count.get(c.word), c => c.word)).map(c => c.word);
  }
  function spellings(terms) {
    const choices = terms.map(t => ([...count.keys()].some(w => w.startsWith(t)) ? null : near(t)));
    if (choices.some(c => c?.length === 0)) return [];
    const first = choices.findIndex(c => c !== null);
    const texts = first < 0 ? [] : choices[first].slice(0, 5).map(word => terms.map((t, i) => (i === first ? word : choices[i]?.[0] ?? t)));
    return texts.filter(list => all.some(r => fit(r, { terms: list, phrase: ' ' }) > 0)).map(list => list.join(' '));
  }

  const cursor = r => 'cursor ' + Buffer.from(JSON.stringify([r.score, r.size, r.id])).toString('base64url');
  const place = (a, b) => b[0] - a[0] || a[1] - b[1] || compare(a[2], b[2]);
  const placeOf = r => [r.score, r.size, r.id];
  return ({ query, kinds, first, after }) => {
    const q = sought(query);
    const found = all.map(r => ({ ...r, score: fit(r, q) })).filter(r => r.score > 0).sort((a, b) => place(placeOf(a), placeOf(b)));
    const wanted = found.filter(r => kinds == null || kinds.includes(enumName(r.node.kind)));
    const start = after == null ? null : JSON.parse(Buffer.from(after.slice(7), 'base64url'));
    const rest = wanted.filter(r => start === null || place(placeOf(r), start) > 0);
    const page = rest.slice(0, first ?? PAGE).map(r => {
      const value = match(r, q);
      return { cursor: cursor(r), node: r.node, score: r.score, matchedField: value.name, ...excerpt(value.text, spans(value, q.terms)) };
    });
    const facets = ontology.kinds.map(k => ({ kind: enumName(k), count: found.filter(r => r.node.kind === k).length })).filter(f => f.count > 0);
    return {
      cut: page.length > 0 && page.length < rest.length,
      edges: page, nodes: page.map(r => r.node), totalCount: wanted.length, facets: facets.sort((a, b) => b.count - a.count), suggestions: spellings(q.terms),
      pageInfo: {
        hasNextPage: page.length < rest.length, hasPreviousPage: rest.length < wanted.length,
        startCursor: page[0]?.cursor ?? null, endCursor: page.at(-1)?.cursor ?? null,
      },
    };
  };
}

// Letters too many, missing or others, and neighbours that changed places.
function distance(a, b) {
  const d = [...Array(a.length + 1)].map((_, i) => [i]);
  for (let j = 0; j <= b.length; j++) d[0][j] = j;
  for (let i = 1; i <= a.length; i++) {
    for (let j = 1; j <= b.length; j++) {
      d[i][j] = Math.min(d[i - 1][j] + 1, d[i][j - 1] + 1, d[i - 1][j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
    }
  }
  return d[a.length][b.length];
}
