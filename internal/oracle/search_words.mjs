// What fits a word of a search: the word, what begins with it, what has its stem, and its synonyms, by the table that the program reads too.
import { readFileSync } from 'node:fs';
import snowball from 'snowball-stemmers';

const english = snowball.newStemmer('english');
const rules = readFileSync(new URL('../../store/synonyms.tsv', import.meta.url), 'utf8').split('\n').slice(0, -1)
  .filter(line => line !== '' && !line.startsWith('#') && !line.startsWith('rule'))
  .map(line => line.split('\t')).map(([rule, words, others]) => ({ rule, words: words.split(' '), others: others?.split(' ') ?? words.split(' ') }));
const ruled = (rule, word) => rules.filter(r => r.rule === rule && r.words.includes(word));
// Words are asked for again and again.
const remembered = of => {
  const known = new Map();
  return word => known.get(word) ?? known.set(word, of(word)).get(word);
};

export const stem = remembered(word => (/^[a-z]{3,}$/.test(word) ? ruled('stem', word)[0]?.others[0] ?? english.stem(word) : word));
// Of several ways to write a word one stands for all.
export const standsFor = remembered(word => ruled('one', word)[0]?.words[0] ?? word);
export const isForm = word => ruled('form', word).length > 0;
// A word that is searched for itself is no synonym of another term.
const synonyms = remembered(term => new Set([...ruled('same', term), ...ruled('finds', term)].flatMap(r => r.others).filter(w => w !== term)));
const isSynonym = (word, term, terms) => synonyms(term).has(word) && !terms.some(t => t !== term && stem(t) === stem(word));

// By what a word counts for a term among others: 0 where it doesn't fit.
export const ofWord = (word, term, terms) => (word === term ? 4 : stem(word) === stem(term) ? 3 : word.startsWith(term) || isSynonym(word, term, terms) ? 2 : 0);
