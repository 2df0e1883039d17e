// The network view: a picture, and a list beside it with the same. Without this script the page lists the relations of one record.
import { type Around, ask, type Ways } from './answers.ts'
import { type Edge, Graph, type Shown } from './graph.ts'
import { Picture } from './picture.ts'

interface Words extends Record<string, unknown> {
  kinds: Record<string, string>
  standings: Record<string, string>
  relationNames: Record<string, string>
}

/** So many relations of a record are asked for at a time: hubs have hundreds. */
const STEP = 10

class Network {
  private readonly graph = new Graph()
  private readonly picture: Picture
  private readonly words: Words
  private readonly first: string
  private readonly status = make('p', { role: 'status', class: 'note-line' })
  private readonly relations = make('fieldset', { class: 'relations' })
  private readonly list = make('div', { class: 'network-list' })

  constructor(private readonly root: HTMLElement) {
    this.words = JSON.parse(root.dataset.words!) as Words
    this.first = root.dataset.from!
    const stage = make('div', { class: 'stage', role: 'img', 'aria-label': this.say('picture') })
    const bar = make('div', { class: 'network-bar' })
    const out = button('−', () => this.picture.zoom(0.8))
    const into = button('+', () => this.picture.zoom(1.25))
    bar.append(out, into, button(this.say('save'), () => this.save()))
    const [left, right] = [make('div', { class: 'network-picture' }), make('div', {})]
    left.append(stage, bar, this.status)
    right.append(this.relations, make('h2', {}, this.say('list')), this.list)
    root.replaceChildren(left, right)
    for (const pages of document.querySelectorAll<HTMLElement>('main > .pages')) pages.hidden = true
    this.picture = new Picture(stage, this.words.relationNames, (id) => void this.expand(id))
  }

  async start(to?: string) {
    await this.load(async () => {
      if (to) this.graph.ways(await ask<Ways>(this.api, 'Ways', { from: this.first, to }))
      else await this.more(this.first)
    })
    this.root.dataset.ready = ''
  }

  private get api(): string {
    return this.root.dataset.api!
  }

  private say(key: string, values: Record<string, string | number> = {}): string {
    const text = String(this.words[key])
    return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole))
  }

  private async more(id: string) {
    const variables: Record<string, unknown> = { id, first: STEP, after: this.graph.records.get(id)?.cursor ?? null }
    // The page may be of one type of relations alone; what is expanded from there isn't.
    const relation = this.root.dataset.relation
    if (relation && id === this.first) variables.relations = [relation]
    this.graph.around(await ask<Around>(this.api, 'Network', variables))
  }

  /** Shows what a record is joined with, or more of it. */
  private async expand(id: string) {
    if (this.graph.records.get(id)?.cursor === null) return
    await this.load(() => this.more(id))
    // The button has changed or gone; the record's heading has the focus, so that the keyboard goes on from there.
    this.list.querySelector<HTMLElement>(`[data-record="${CSS.escape(id)}"] h3`)?.focus()
  }

  private async load(change: () => Promise<void>) {
    try {
      await change()
      this.show()
    } catch {
      this.status.textContent = this.say('failed')
    }
  }

  private show() {
    this.picture.draw(this.graph, this.first)
    this.status.textContent = this.say('shown', { records: this.graph.visibleRecords().length, relations: this.graph.visible().length })
    this.showRelations()
    this.list.replaceChildren(...this.graph.visibleRecords().map((record) => this.section(record)))
  }

  private showRelations() {
    const boxes = this.graph.relations().map(([relation, count]) => {
      const label = make('label', {})
      const box = make('input', { type: 'checkbox', value: relation }) as HTMLInputElement
      box.checked = !this.graph.hidden.has(relation)
      box.addEventListener('change', () => {
        if (box.checked) this.graph.hidden.delete(relation)
        else this.graph.hidden.add(relation)
        this.show()
        this.relations.querySelector<HTMLElement>(`input[value=${relation}]`)?.focus()
      })
      label.append(box, ` ${this.words.relationNames[relation] ?? relation} (${count})`)
      return label
    })
    this.relations.replaceChildren(make('legend', {}, this.say('only')), ...boxes)
  }

  /** A record with the relations that lead from it. */
  private section(record: Shown): HTMLElement {
    const section = make('section', { 'data-record': record.id })
    const heading = make('h3', { tabindex: '-1' })
    heading.append(this.link(record.id, record.name), make('span', { class: 'mute' }, ` · ${this.words.kinds[record.__typename] ?? record.__typename}`))
    section.append(heading)
    const edges = this.graph.visible().filter((edge) => edge.from === record.id)
    if (edges.length) {
      const list = make('ul', { class: 'plain' })
      list.append(...edges.map((edge) => this.item(edge)))
      section.append(list)
    }
    if (record.cursor !== null) {
      const text =
        record.total === undefined ? this.say('expand', { name: record.name }) : this.say('more', { shown: record.listed, total: record.total })
      section.append(button(text, () => void this.expand(record.id)))
    }
    return section
  }

  private item(edge: Edge): HTMLElement {
    const item = make('li', {})
    const to = this.graph.records.get(edge.to)!
    const told = [
      ...edge.ways.map((way) => this.say('wayOf', { number: way + 1 })),
      ...(edge.since ? [this.say('since', { day: edge.since.edtf })] : []),
      ...(edge.until ? [this.say('until', { day: edge.until.edtf })] : []),
      this.words.standings[edge.standing] ?? edge.standing,
    ]
    item.append(make('strong', {}, this.words.relationNames[edge.relation] ?? edge.relation), ' ', this.link(to.id, to.name))
    item.append(make('span', { class: `mute line ${edge.standing.toLowerCase()}` }, ` · ${told.join(' · ')}`))
    if (edge.evidence.length) {
      const details = make('details', {})
      const claims = make('ul', {})
      for (const claim of edge.evidence) {
        const said = make('li', {})
        const source = make('span', { class: 'mute' })
        source.append(this.link(claim.source.id, claim.source.name), `, ${claim.locator}`)
        said.append(this.link(claim.id, claim.text), ' ', source)
        claims.append(said)
      }
      details.append(make('summary', {}, `${this.say('claims')} (${edge.evidence.length})`), claims)
      item.append(details)
    }
    return item
  }

  private link(id: string, text: string): HTMLElement {
    return make('a', { lang: 'en', href: `${this.root.dataset.base}/${id.split('/').map(encodeURIComponent).join('/')}` }, text)
  }

  private save() {
    const address = URL.createObjectURL(new Blob([JSON.stringify(this.graph.file(), undefined, 2)], { type: 'application/json' }))
    const link = make('a', { href: address, download: `network-${this.first.replaceAll('/', '-')}.json` })
    link.click()
    URL.revokeObjectURL(address)
  }
}

function make(name: string, attributes: Record<string, string>, text = ''): HTMLElement {
  const element = document.createElement(name)
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value)
  element.textContent = text
  return element
}

function button(text: string, act: () => void): HTMLElement {
  const element = make('button', { type: 'button', class: 'plain-button' }, text)
  element.addEventListener('click', act)
  return element
}

for (const root of document.querySelectorAll<HTMLElement>('[data-island=network]')) {
  void new Network(root).start(root.dataset.to || undefined)
}
