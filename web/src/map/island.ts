// The county map: the server's picture and table, gone through by month, pointer and keys. Without this all months are there too, as links.
import { Figures, KINDS } from './data.ts'
import { Picture, type View } from './picture.ts'
import { directionOf, Middles } from './walk.ts'
import { count, countyLabel, fill, type Words, written } from './words.ts'

class CountyMap {
  private view: View = 'kind'
  private day: number
  /** What is pointed at: a state, and in it perhaps a county. */
  private state: string | undefined
  private county: string | undefined
  private readonly middlesOfStates: Middles
  private readonly middlesOfCounties: Middles
  private readonly readout: HTMLElement

  constructor(
    private readonly root: HTMLElement,
    private readonly figures: Figures,
    private readonly picture: Picture,
    private readonly words: Words,
  ) {
    this.day = figures.days.findIndex((d) => d.day === root.dataset.day)
    this.readout = this.part('.readout')
    this.middlesOfStates = new Middles(picture.states)
    this.middlesOfCounties = new Middles(picture.counties)
  }

  start() {
    const stage = this.part('.picture')
    stage.replaceChildren(this.picture.root)
    stage.tabIndex = 0
    stage.setAttribute('role', 'application')
    stage.setAttribute('aria-labelledby', 'map-name')
    stage.setAttribute('aria-describedby', 'map-keys')
    stage.addEventListener('keydown', (event) => this.press(event))
    stage.addEventListener('focus', () => this.state ?? this.pointAtState('12'))
    stage.addEventListener('pointermove', (event) => this.hover(event))
    stage.addEventListener('click', (event) => this.click(event))
    for (const link of this.root.querySelectorAll<HTMLAnchorElement>('.months a')) {
      link.addEventListener('click', (event) => this.step(event, link))
    }
    for (const radio of this.root.querySelectorAll<HTMLInputElement>('input[name=map-view]')) {
      radio.addEventListener('change', () => this.turn(radio.value as View))
    }
    const select = this.part<HTMLSelectElement>('select')
    select.addEventListener('change', () => this.choose(select.value))
    for (const hidden of this.root.querySelectorAll<HTMLElement>('[data-script]')) hidden.hidden = false
    this.show()
    this.root.dataset.ready = ''
  }

  private part<T extends HTMLElement = HTMLElement>(selector: string): T {
    return this.root.querySelector<T>(selector)!
  }

  /** Shows the day and view that are chosen, everywhere. */
  private show() {
    this.picture.color(this.figures, this.day, this.view)
    const day = this.figures.day(this.day)
    const set = (selector: string, value: string | number) => {
      const text = typeof value === 'number' ? written(this.words, value) : value
      for (const element of document.querySelectorAll(selector)) element.textContent = text
    }
    set('[data-map-day]', this.words.days[this.day]!)
    KINDS.forEach((kind, i) => set(`[data-map-total=${kind}]`, day.counties[i]!))
    for (const name of ['rows', 'agreements', 'agencies', 'states', 'statewide', 'unplaced'] as const) set(`[data-map-total=${name}]`, day[name])
    for (const row of this.root.querySelectorAll<HTMLTableRowElement>('tr[data-state]')) this.fillRow(row)
    this.links()
    this.listCounties()
    this.tell()
  }

  private fillRow(row: HTMLTableRowElement) {
    const of = this.figures.state(row.dataset.state!, this.day)
    const values: Record<string, number> = { statewide: of.statewide, agreements: of.agreements, unplaced: of.unplaced }
    KINDS.forEach((kind, i) => (values[kind] = of.counties[i]!))
    for (const cell of row.querySelectorAll<HTMLElement>('[data-of]')) cell.textContent = written(this.words, values[cell.dataset.of!]!)
  }

  /** The links to other months lead from the day that is shown. */
  private links() {
    for (const [rel, step, text] of [['prev', -1, this.words.previous], ['next', 1, this.words.next]] as const) {
      const link = this.part<HTMLAnchorElement>(`.months a[rel=${rel}]`)
      const to = this.figures.days[this.day + step]
      link.hidden = !to
      if (!to) continue
      link.href = `${this.root.dataset.base}/map?day=${to.day}`
      link.textContent = fill(text, { day: this.words.days[this.day + step]! })
    }
    const query = this.root.querySelector<HTMLAnchorElement>('a[data-map-query]')
    const day = this.figures.day(this.day).day
    if (query) query.href = query.dataset.mapQuery!.replaceAll('0000-00-00', day)
  }

  private step(event: MouseEvent, link: HTMLAnchorElement) {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return
    event.preventDefault()
    const asked = new URL(link.href).searchParams.get('day')
    const day = this.figures.days.findIndex((d) => d.day === asked)
    if (day < 0) return
    this.day = day
    if (this.root.dataset.keepsDay !== undefined) history.replaceState(null, '', `?day=${asked}`)
    this.show()
    // A link that has gone at the first or last month leaves the focus to the one that is left.
    if (link.hidden) this.part<HTMLAnchorElement>('.months a[rel]:not([hidden])').focus()
  }

  private turn(view: View) {
    this.view = view
    for (const legend of this.root.querySelectorAll<HTMLElement>('.legend')) legend.hidden = legend.dataset.view !== view
    this.show()
  }

  private choose(state: string) {
    if (state) this.pointAtState(state)
    this.listCounties()
  }

  private press(event: KeyboardEvent) {
    const direction = directionOf(event.key)
    if (direction && this.state) {
      event.preventDefault()
      if (this.county) {
        const among = [...this.picture.counties.keys()].filter((fips) => fips.startsWith(this.state!))
        const next = this.middlesOfCounties.next(this.county, direction, among)
        if (next) this.pointAtCounty(next)
      } else {
        const next = this.middlesOfStates.next(this.state, direction, this.picture.states.keys())
        if (next) this.pointAtState(next)
      }
    } else if (event.key === 'Enter' && this.state) {
      event.preventDefault()
      if (this.county) location.assign(this.address(this.county))
      else this.enter(this.state)
    } else if (event.key === 'Escape' && this.county) {
      event.preventDefault()
      this.pointAtState(this.state!)
    }
  }

  /** Goes from a state to the county of it that lies nearest to its middle. */
  private enter(state: string) {
    const middle = this.middlesOfStates.of(state)
    let [nearest, least] = ['', Infinity]
    for (const fips of this.picture.counties.keys()) {
      if (!fips.startsWith(state)) continue
      const { x, y } = this.middlesOfCounties.of(fips)
      const far = Math.hypot(x - middle.x, y - middle.y)
      if (far < least) [nearest, least] = [fips, far]
    }
    if (nearest) this.pointAtCounty(nearest)
  }

  private hover(event: PointerEvent) {
    const fips = this.countyAt(event)
    if (fips && event.pointerType !== 'touch') this.pointAtCounty(fips)
  }

  private click(event: MouseEvent) {
    const fips = this.countyAt(event)
    if (!fips) return
    // A finger can't point without touching, so it points first, and the link that then appears leads on.
    if ((event as PointerEvent).pointerType === 'touch') this.pointAtCounty(fips)
    else location.assign(this.address(fips))
  }

  private countyAt(event: Event): string | undefined {
    const { id } = event.target as Element
    return /^c\d/.test(id) ? id.slice(1) : undefined
  }

  /** The page of a county, or of the state where several are one shape. */
  private address(fips: string): string {
    const together = this.figures.drawn(fips).length > 1
    return this.page(together ? this.figures.states.get(fips.slice(0, 2))!.id : `county/${fips}`)
  }

  private page(id: string): string {
    return `${this.root.dataset.base}/${id}`
  }

  private pointAtState(fips: string) {
    ;[this.state, this.county] = [fips, undefined]
    this.picture.point(this.picture.states.get(fips))
    this.tell()
  }

  private pointAtCounty(fips: string) {
    if (this.county === fips) return
    ;[this.state, this.county] = [fips.slice(0, 2), fips]
    this.picture.point(this.picture.counties.get(fips))
    this.tell()
  }

  /** Tells in words what is pointed at, with the way to its page. */
  private tell() {
    if (!this.state) return
    const state = this.figures.states.get(this.state)!
    const link = document.createElement('a')
    const words = document.createElement('span')
    const stateName = this.part(`option[value="${this.state}"]`).textContent!
    if (this.county) {
      const names = this.figures.drawn(this.county).map((fips) => countyLabel(this.words, this.figures.name(fips)).text)
      link.textContent = names.length > 1 ? stateName : `${names[0]}, ${stateName}`
      link.href = this.address(this.county)
      words.textContent = this.sayCounty(this.county, names)
    } else {
      link.textContent = stateName
      link.href = this.page(state.id)
      words.textContent = this.sayState(this.state)
    }
    this.readout.replaceChildren(link, ': ', words)
  }

  private sayCounty(fips: string, names: string[]): string {
    const of = this.figures.shape(fips, this.day)
    const text = fill(this.words.county, {
      kind: this.words.kinds[of.kind]!,
      own: count(this.words.own, of.own),
      within: count(this.words.within, of.within),
      statewide: count(this.words.statewide, this.figures.state(fips.slice(0, 2), this.day).statewide),
    })
    return names.length > 1 ? `${text} ${fill(this.words.together, { counties: names.join('; ') })}` : text
  }

  private sayState(fips: string): string {
    const of = this.figures.state(fips, this.day)
    const values: Record<string, string | number> = {
      statewide: count(this.words.statewide, of.statewide),
      agreements: count(this.words.agreements, of.agreements),
    }
    KINDS.forEach((kind, i) => (values[kind] = written(this.words, of.counties[i]!)))
    return fill(this.words.state, values)
  }

  /** Lists the counties of the chosen state, those with the strongest kind first, each with the way to its page. */
  private listCounties() {
    const list = this.part('.counties-of')
    const state = this.part<HTMLSelectElement>('select').value
    list.replaceChildren()
    if (!state) return
    const counties = this.figures.countiesOf(state)
    for (const kind of [...KINDS].reverse()) {
      const of = counties.filter((fips) => this.figures.county(fips, this.day).kind === kind)
      if (!of.length) continue
      const heading = document.createElement('summary')
      heading.textContent = `${this.words.kinds[kind]} (${written(this.words, of.length)})`
      const items = document.createElement('ul')
      for (const fips of of) {
        const link = document.createElement('a')
        link.href = this.page(`county/${fips}`)
        const { text, translated } = countyLabel(this.words, this.figures.name(fips))
        if (!translated) link.lang = 'en'
        link.textContent = text
        const item = document.createElement('li')
        item.append(link)
        items.append(item)
      }
      const group = document.createElement('details')
      group.open = kind !== 'none'
      group.append(heading, items)
      list.append(group)
    }
  }
}

async function start(root: HTMLElement) {
  const words = JSON.parse(root.dataset.words!) as Words
  try {
    const image = root.querySelector<HTMLImageElement>('.picture img')!
    const [figures, picture] = await Promise.all([Figures.load(root.dataset.figures!), Picture.load(image.src)])
    new CountyMap(root, figures, picture, words).start()
  } catch (error) {
    // The picture and the links to other months are still there.
    root.querySelector('.readout')!.textContent = words.failed
    console.warn(error)
  }
}

const root = document.querySelector<HTMLElement>('[data-island=map]')
if (root) void start(root)
