// Dates for people. The random graphs have days, days that are about then, and intervals of days; the language's own forms are those of Intl.
const phrases = {
  EN: { tag: 'en-US', in: day => day, around: date => `around ${date}`, between: (from, to) => `between ${from} and ${to}`, from: date => `from ${date} on` },
  ES: { tag: 'es-ES', in: day => `el ${day}`, around: date => `hacia ${date}`, between: (from, to) => `entre ${from} y ${to}`, from: date => `desde ${date}` },
};

export function written(edtf, locale) {
  const words = phrases[locale];
  const day = text => new Intl.DateTimeFormat(words.tag, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(`${text}T00:00:00Z`));
  if (edtf.endsWith('~')) return words.around(words.in(day(edtf.slice(0, -1))));
  const [from, to] = edtf.split('/');
  if (to === undefined) return day(from);
  return to === '..' ? words.from(words.in(day(from))) : words.between(words.in(day(from)), words.in(day(to)));
}
