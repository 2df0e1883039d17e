// The stems of words: a JSON list of words on the standard input, that of their stems on the standard output.
import { readFileSync } from 'node:fs';
import { stem } from './search_words.mjs';

process.stdout.write(JSON.stringify(JSON.parse(readFileSync(0, 'utf8')).map(stem)));
