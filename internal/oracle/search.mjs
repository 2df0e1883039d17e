// Search: every node held against every term, value by value.
import { fold } from './filters.mjs';
import { by, compare } from './graph.mjs';
import { isForm, ofWord, standsFor } from './search_words.mjs';

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
      const capital = /^[a-z][A-Z]$/.test((points[i - 1] ?? '') + c) && !['Mc', 'Mac'].includes(points.slice(parts.at(-1)?.from, i).join(''));
      if (parts.at(-1)?.to === i && !capital) parts.at(-1).to = i + 1;
      else parts.push({ from: i, to: i + 1 });
      joined = true;
    } else if (!JOINER.test(c) && !(c === ',' && /\d/.test(points[i - 1]) && /\d/.test(points[i + 1]))) joined = false;
  });
  return runs.map(run => {
    const parts = run.map(p => ({ ...p, text: plain(points.slice(p.from, p.to)) })).filter(p => p.text !== '');
    const text = parts.map(p => p.text).join('');
    const standing = parts.map(p => ({ ...p, text: standsFor(p.text) }));
    return { from: run[0].from, to: run.at(-1).to, ...(parts.length > 1 ? { text, parts: standing } : { text: standsFor(text), parts: [] }) };
  }).filter(w => w.text !== '');
}
const phrase = list => list.map(w => w.text).join('_');
const forms = list => list.flatMap(w => [w.text, ...w.parts.map(p => p.text)]);

function parsed(query) {
  const all = words(query);
  const major = all.filter(w => !MINOR.includes(w.text));
  const terms = [...new Set((major.length > 0 ? major : all).map(w => w.text))];
  const typed = terms.map(t => all.find(w => w.text === t)).map(w => [...query].slice(w.from, w.to).join(''));
  return { terms, typed, phrase: phrase(all) };
}
const most = list => Math.max(0, ...list);
// The names in a name by whose initials it is called: all of it, and what is in front of the first word of a form.
const letters = list => list.filter(w => !MINOR.includes(w.text)).flatMap(w => (w.parts.length === 0 ? [w] : w.parts.filter((p, i) => i === 0 || (w.parts[i - 1].to !== p.from && (p.text !== 's' || w.parts[i - 1].text.length === 1)))))
  .map(p => [...p.text][0]).join('');
const shortNames = list => [list, list.slice(0, Math.max(0, list.findIndex(w => isForm(w.text))))]
  .filter(name => name.length >= 3 && [...letters(name)].length >= 2 && [...letters(name)].length <= 6);
const ofPhrase = (value, wanted) => (value === wanted ? 8 : value.startsWith(wanted) ? 1 : 0);

export function search(ontology, graph, enumName) {
  // A value with its words, the words and parts that are looked for, and what it is called for short.
  const valueOf = (field, text) => {
    const list = words(text);
    return { ...field, text, words: list, forms: [...new Set(forms(list))], short: field.initials ? shortNames(list).map(letters) : [] };
  };
  // The values that search looks into, the weightiest first, with what they count.
  function values(node) {
    const limit = ontology.kindDirective(node.kind).weight ?? 9;
    const fields = ontology.fieldsOf(node.kind).filter(f => f.searched).map(f => ({ name: f.name, weight: Math.min(limit, f.searched.weight), initials: limit === 9 && f.searched.initials === true }));
    return fields.sort((a, b) => b.weight - a.weight).flatMap(f => [node.properties[f.name] ?? []].flat().map(text => valueOf(f, text)));
  }
  const all = graph.nodes.map(node => ({ node, id: node.id, values: values(node), size: words(node.properties.name).length }));

  const ofTerm = (v, t, terms) => most([...v.forms.map(w => ofWord(w, t, terms)), v.short.includes(t) ? 2 : 0]);
  const fits = (row, t, terms) => row.values.some(v => ofTerm(v, t, terms) > 0);
  // How well a node fits: 0 where it has fewer of the terms than it must.
  function fit(row, { terms, phrase: wanted, fewest, rarity }) {
    const ofTerms = terms.map(t => most(row.values.map(v => v.weight * ofTerm(v, t, terms))));
    if (ofTerms.filter(n => n > 0).length < Math.max(1, fewest ?? terms.length)) return 0;
    const each = ofTerms.map((n, i) => (n === 0 ? 0 : fewest == null ? n : (n + 8) * rarity[i]));
    return each.reduce((a, b) => a + b) + most(row.values.map(v => v.weight * ofPhrase(phrase(v.words), wanted)));
  }
  // The value that counts most, the first of equals.
  function match(row, { terms, phrase: wanted, rarity }) {
    const counts = row.values.map(v => v.weight * (terms.map((t, i) => ofTerm(v, t, terms) * (rarity?.[i] ?? 1)).reduce((a, b) => a + b) + ofPhrase(phrase(v.words), wanted)));
    return row.values[counts.indexOf(most(counts))];
  }
  function spans(value, terms) {
    const begun = w => terms.some(t => ofWord(w.text, t, terms) > 0);
    const short = value.initials ? shortNames(value.words).filter(n => terms.includes(letters(n))).flat().filter(w => !MINOR.includes(w.text)) : [];
    return value.words.flatMap(w => (w.parts.some(begun) ? w.parts.filter(begun) : begun(w) || short.includes(w) ? [w] : []));
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

  // What is a slip or two away from a term and had by a thousand times as many nodes as fit it, the nearest first, then what most nodes have.
  const count = new Map();
  for (const row of all) for (const w of new Set(row.values.flatMap(v => v.forms))) count.set(w, (count.get(w) ?? 0) + 1);
  const fitting = (term, terms) => all.filter(r => fits(r, term, terms)).length;
  function near(term, terms) {
    const slips = [...term].length < 5 || /[0-9]/.test(term) ? 0 : [...term].length < 7 ? 1 : 2;
    const least = Math.max(1, 1000 * fitting(term, terms));
    const list = slips === 0 ? [] : [...count].filter(([, n]) => n >= least).map(([word]) => ({ word, slips: distance([...term], [...word]) })).filter(c => c.slips <= slips);
    return list.sort(by(c => c.slips, c => -count.get(c.word), c => c.word));
  }
  const found = q => all.map(r => ({ ...r, score: fit(r, q) })).filter(r => r.score > 0);
  // A search whose words are spelled otherwise, those left out for which there is null.
  const respelled = ({ terms, phrase }, spelled) => ({
    terms: spelled.filter(t => t !== null),
    phrase: phrase.split('_').map(w => (terms.includes(w) ? spelled[terms.indexOf(w)] : w)).filter(w => w !== null).join('_'),
  });
  // Each word as it may be meant: whether nothing fits it, and what it may be a slip of.
  const sought = q => q.terms.map(t => ({ t, none: fitting(t, q.terms) === 0, near: near(t, q.terms) }));
  // Likely spellings that find something, with null for the words that nothing fits and nothing is near.
  function spellings(q) {
    const words = sought(q);
    const first = words.findIndex(w => w.near.length > 0);
    const lists = first < 0 ? [] : words[first].near.slice(0, 5).map(c => words.map((w, i) => (i === first ? c.word : w.near[0]?.word ?? (w.none ? null : w.t))));
    return lists.filter(list => found(respelled(q, list)).length > 0);
  }
  // What a search comes to: itself, a likely spelling, the words that something fits, or half of them.
  function settled(q) {
    const likely = spellings(q);
    const told = { suggestions: likely.filter(list => !list.includes(null)).map(list => list.join(' ')), words: q.terms, left: q.terms.map(() => false) };
    if (found(q).length > 0) return { ...told, q };
    const spelled = likely[0] ?? sought(q).map(w => (w.none ? w.near.find((c, i) => i === 0 && c.slips === 1)?.word ?? null : w.t));
    const left = spelled.map(t => t === null);
    const words = spelled.map((t, i) => t ?? q.terms[i]);
    const rest = respelled(q, spelled);
    if (rest.terms.length === 0) return { ...told, q, left };
    if (found(rest).length > 0 || rest.terms.length === 1) return { ...told, q: rest, words, left };
    const nodes = rest.terms.map(t => fitting(t, rest.terms));
    const rarity = nodes.map(n => Math.floor(Math.log2(Math.floor(Math.max(...nodes) / Math.max(1, n)))) + 1);
    return { ...told, q: { ...rest, fewest: Math.ceil(rest.terms.length / 2), rarity }, words, left };
  }

  const cursor = r => 'cursor ' + Buffer.from(JSON.stringify([r.score, r.size, r.id])).toString('base64url');
  const place = (a, b) => b[0] - a[0] || a[1] - b[1] || compare(a[2], b[2]);
  const placeOf = r => [r.score, r.size, r.id];
  return ({ query, kinds, first, after }) => {
    const asked = parsed(query);
    const { q, words: spelled, suggestions, left } = settled(asked);
    const shown = spelled.map((w, i) => (w === asked.terms[i] ? asked.typed[i] : w));
    const partial = (q.fewest ?? q.terms.length) < spelled.length;
    const hits = found(q).sort((a, b) => place(placeOf(a), placeOf(b)));
    const wanted = hits.filter(r => kinds == null || kinds.includes(enumName(r.node.kind)));
    const start = after == null ? null : JSON.parse(Buffer.from(after.slice(7), 'base64url'));
    const rest = wanted.filter(r => start === null || place(placeOf(r), start) > 0);
    const page = rest.slice(0, first ?? PAGE).map(r => {
      const value = match(r, q);
      return { cursor: cursor(r), node: r.node, score: r.score, matchedField: value.name, ...excerpt(value.text, spans(value, q.terms)), missingWords: partial ? shown.filter((_, i) => left[i] || !fits(r, spelled[i], q.terms)) : [] };
    });
    const facets = ontology.kinds.map(k => ({ kind: enumName(k), count: hits.filter(r => r.node.kind === k).length })).filter(f => f.count > 0);
    return {
      cut: page.length > 0 && page.length < rest.length,
      edges: page, nodes: page.map(r => r.node), totalCount: wanted.length, facets: facets.sort((a, b) => b.count - a.count), suggestions, partial, unmatchedWords: shown.filter((_, i) => left[i]),
      searchedFor: spelled.every((w, i) => w === asked.terms[i]) ? null : q.terms.join(' '),
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
