// What fits a word of a search: the word, what begins with it, what has its stem, and its synonyms, by the table that the program reads too.
import { readFileSync } from 'node:fs';
import snowball from 'snowball-stemmers';

const english = snowball.newStemmer('english');
const rules = readFileSync(new URL('../../store/synonyms.tsv', import.meta.url), 'utf8').split('\n').slice(0, -1)
  .filter(line => line !== '' && !line.startsWith('#') && !line.startsWith('rule'))
  .map(line => line.split('\t')).map(([rule, words, others]) => ({ rule, words: words.split(' '), others: others?.split(' ') ?? words.split(' ') }));
const ruled = (rule, word) => rules.filter(r => r.rule === rule && r.words.includes(word));

export function stem(word) {
  if (!/^[a-z]{3,}$/.test(word)) return word;
  return ruled('stem', word)[0]?.others[0] ?? english.stem(word);
}
// Of several ways to write a word one stands for all.
export const standsFor = word => ruled('one', word)[0]?.words[0] ?? word;
export const isForm = word => ruled('form', word).length > 0;
// A word that is searched for itself is no synonym of another term.
const isSynonym = (word, term, terms) => word !== term && !terms.some(t => t !== term && stem(t) === stem(word))
  && [...ruled('same', term), ...ruled('finds', term)].some(r => r.others.includes(word));

// By what a word counts for a term among others: 0 where it doesn't fit.
export const ofWord = (word, term, terms) => (word === term ? 4 : stem(word) === stem(term) ? 3 : word.startsWith(term) || isSynonym(word, term, terms) ? 2 : 0);
