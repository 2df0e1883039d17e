// The page's words, which the server writes into it in the reader's language.

export interface Words {
  kinds: Record<string, string>
  county: string // {kind}, {own}, {within}, {statewide}
  state: string // {patrol}, {jails}, {parts}, {none}, {statewide}, {agreements}
  together: string // {counties}
  own: Forms
  within: Forms
  statewide: Forms
  agreements: Forms
  days: string[] // as printed, in the order of the data
  previous: string // {day}
  next: string // {day}
  failed: string
  places: PlaceForm[] | null
  separator: string // between groups of digits
  grouped: number // from how many digits on there are groups
}

export interface Forms {
  zero: string
  one: string
  other: string // {count}
}

/** What the language makes of English names that end in a text. */
export interface PlaceForm {
  ending: string // with its blank
  article: string
  text: string // {name}
}

/** A county's name where it stands alone, and whether the language has one of its own for it. */
export function countyLabel(words: Words, english: string): { text: string; translated: boolean } {
  for (const form of words.places ?? []) {
    if (!english.endsWith(form.ending)) continue
    const text = fill(form.text, { name: english.slice(0, -form.ending.length) })
    return { text: text[0]!.toUpperCase() + text.slice(1), translated: true }
  }
  return { text: english, translated: false }
}

export function fill(text: string, values: Record<string, string | number>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole))
}

/** A number as the page writes it. */
export function written(words: Words, n: number): string {
  const digits = String(n)
  return digits.length < words.grouped ? digits : digits.replace(/\B(?=(\d{3})+$)/g, words.separator)
}

/** A count in the form that the language has for it; both languages of the pages have one for 1 and one for the rest. */
export function count(forms: Forms, n: number): string {
  return n === 0 ? forms.zero : n === 1 ? forms.one : fill(forms.other, { count: n })
}
