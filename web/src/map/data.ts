// What the server counted, as package countymap writes it.

/** Kinds of counties, the weakest first: their places are their numbers in the data. */
export const KINDS = ['none', 'parts', 'jails', 'patrol'] as const
export type Kind = (typeof KINDS)[number]

export interface Day {
  day: string
  list: string
  rows: number
  agreements: number
  agencies: number
  states: number
  counties: number[]
  statewide: number
  unplaced: number
}

interface State {
  id: string
  code: string
  fips: string
  name: string
  days: number[][]
}

type Change = [day: number, kind: number, own: number, within: number]

interface Raw {
  days: Day[]
  states: State[]
  counties: Record<string, string | [string, ...Change[]]>
  together: string[][]
}

export interface CountyDay {
  kind: Kind
  own: number
  within: number
}

export interface StateDay {
  counties: number[]
  statewide: number
  agreements: number
  agencies: number
  unplaced: number
}

/** The figures of all days, by day and place. */
export class Figures {
  readonly states = new Map<string, State>()
  private readonly shapes = new Map<string, string[]>()

  constructor(private readonly raw: Raw) {
    for (const state of raw.states) this.states.set(state.fips, state)
    for (const fips of raw.together) this.shapes.set(fips[0]!, fips)
  }

  static async load(address: string): Promise<Figures> {
    const response = await fetch(address)
    if (!response.ok) throw new Error(`${address}: ${response.status}`)
    return new Figures((await response.json()) as Raw)
  }

  get days(): Day[] {
    return this.raw.days
  }

  day(index: number): Day {
    return this.raw.days[index]!
  }

  state(fips: string, day: number): StateDay {
    const [none, parts, jails, patrol, statewide, agreements, agencies, unplaced] = this.states.get(fips)!.days[day]! as [
      number, number, number, number, number, number, number, number,
    ]
    return { counties: [none, parts, jails, patrol], statewide, agreements, agencies, unplaced }
  }

  county(fips: string, day: number): CountyDay {
    let [, kind, own, within]: Change = [0, 0, 0, 0]
    for (const change of this.changes(fips)) {
      if (change[0] > day) break
      ;[, kind, own, within] = change
    }
    return { kind: KINDS[kind]!, own, within }
  }

  name(fips: string): string {
    const of = this.raw.counties[fips]!
    return typeof of === 'string' ? of : of[0]
  }

  /** The counties for which a shape is drawn: mostly one. */
  drawn(fips: string): string[] {
    return this.shapes.get(fips) ?? [fips]
  }

  /** The counties of a state, by name. */
  countiesOf(state: string): string[] {
    const of = Object.keys(this.raw.counties).filter((fips) => fips.startsWith(state))
    return of.sort((a, b) => this.name(a).localeCompare(this.name(b), 'en'))
  }

  /** How a shape is coloured: one of several counties has the strongest of their kinds, and all of their agreements. */
  shape(fips: string, day: number): CountyDay {
    const all = this.drawn(fips).map((county) => this.county(county, day))
    const kind = Math.max(...all.map((c) => KINDS.indexOf(c.kind)))
    const sum = (of: 'own' | 'within') => all.reduce((n, c) => n + c[of], 0)
    return { kind: KINDS[kind]!, own: sum('own'), within: sum('within') }
  }

  private changes(fips: string): Change[] {
    const of = this.raw.counties[fips]!
    return typeof of === 'string' ? [] : (of.slice(1) as Change[])
  }
}
