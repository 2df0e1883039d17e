// Keys as people write them: every node of the kind is held against every way to read what was written.
import { fold } from './filters.mjs';
import { standsFor } from './search_words.mjs';

const wordsOf = text => fold(text).replace(/['`ʻʼ]/gu, '').replace(/&/g, ' and ').split(/[^\p{L}\p{N}\p{M}]+/u).filter(w => w).map(standsFor);
const join = words => words.reduce((out, w) => out + (/\p{N}$/u.test(out) && /^\p{N}/u.test(w) ? '.' : '') + w, '');
const ends = ['city and borough', 'census area', 'planning region', 'county', 'parish', 'borough', 'municipality', 'municipio', 'island', 'district', 'city'];

// What is compared of some words: all of them, and of a county's name what is left without its last ones.
const compared = {
  NAME: words => ({ full: join(words) }),
  COUNTY_NAME(words) {
    const turned = words.length > 2 && words[1] === 'of' && ['county', 'parish', 'city', 'borough', 'municipality'].includes(words[0]) ? [...words.slice(2), words[0]] : words;
    const line = turned.join(' ');
    const end = ends.find(e => line.endsWith(` ${e}`));
    return { full: join(turned), bare: end && join(line.slice(0, -end.length - 1).split(' ')), county: end && !end.endsWith('city') };
  },
  CITATION: words => ({ full: join(words.join(' ').replace(/(^| )(u s|us) code(?= |$)/g, '$1$2 c').split(' ').filter(w => !['section', 'sections', 'sec', 'secs', 'no', 'nos', 'number', ''].includes(w))) }),
  DOCKET_NUMBER: words => ({ full: join(words.filter(w => !['no', 'nos', 'number', 'case', 'docket'].includes(w)).map(w => w.replace(/^0+(?=.)/, ''))) }),
};

export function folded(ontology, graph) {
  const key = (folding, words) => {
    const k = compared[folding](words);
    return Buffer.byteLength(k.full) > 500 || k.full === '' ? null : k;
  };
  const values = (node, field) => [node.properties[field], ...(['name', 'citation'].includes(field) ? node.properties.aliases ?? [] : [])].filter(v => typeof v === 'string');
  // 2 for the same, 1 for what differs by County and the like.
  const fit = (asked, value) => (!value ? 0 : asked.full === value.full ? 2
    : (value.bare && asked.full === value.bare) || (asked.county && value.county && asked.bare === value.bare) ? 1 : 0);

  return function find(kind, field, text) {
    const { as, within } = ontology.foldedKey(kind, field) ?? {};
    if (!as) return null;
    const words = wordsOf(text);
    const outer = within && ontology.fieldOf(kind, within);
    const places = form => graph.nodes.filter(n => n.kind === outer.type && ['name', 'code']
      .some(f => values(n, f).some(v => key(ontology.foldedKey(n.kind, f).as, wordsOf(v))?.full === form)));
    const readings = [{ asked: key(as, words) }];
    for (let n = 1; outer && n <= 6 && n < words.length; n++) {
      readings.push({ asked: key(as, words.slice(0, -n)), places: places(join(words.slice(-n))) });
    }
    const best = node => Math.max(0, ...readings.filter(r => r.asked).map(r => {
      const here = !r.places || r.places.length > 0 && graph.steps(node, outer.relation.type, outer.relation.direction).some(s => r.places.includes(s.far));
      return here ? Math.max(0, ...values(node, field).map(v => fit(r.asked, key(as, wordsOf(v))))) : 0;
    }));
    const fits = graph.nodes.filter(n => n.kind === kind).map(n => [n, best(n)]);
    const most = Math.max(...fits.map(([, b]) => b));
    const chosen = fits.filter(([, b]) => b > 0 && b === most);
    return chosen.length === 1 ? chosen[0][0] : null;
  };
}
