// The page's words, which the server writes into it in the reader's language.

export interface Words {
  kinds: Record<string, string>
  county: string // {county}, {state}, {kind}, {own}, {within}, {statewide}
  state: string // {state}, {patrol}, {jails}, {parts}, {none}, {statewide}, {agreements}
  together: string // {counties}
  own: Forms
  within: Forms
  statewide: Forms
  agreements: Forms
  open: string // {name}
  days: string[] // as printed, in the order of the data
  previous: string // {day}
  next: string // {day}
  picture: string // {day}
  failed: string
}

export interface Forms {
  zero: string
  one: string
  other: string // {count}
}

export function fill(text: string, values: Record<string, string | number>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole))
}

/** A count in the form that the language has for it; both languages of the pages have one for 1 and one for the rest. */
export function count(forms: Forms, n: number): string {
  return n === 0 ? forms.zero : n === 1 ? forms.one : fill(forms.other, { count: n })
}
