// Answers in the search boxes as one types: a combobox with a list of records, by the pattern of the ARIA Authoring Practices. Without this
// script a box sends what is typed to the page of the search.
import text from '../../queries/suggest.graphql?raw'

interface Words {
  kinds: Record<string, string>
  one: string
  other: string // {count}, {shown}
  none: string
  instead: string // {searched}
  all: string
  list: string
}

interface Found {
  __typename: string
  id: string
  name: string
  description?: string
}

interface Answer {
  data?: { search: { totalCount: number; searchedFor: string | null; edges: { node: Found }[] } | null }
}

const query = text.replace(/^#.*\n/gm, '')

/** So long nothing is asked after a key: who types doesn't wait for answers to half a word. */
const PAUSE = 150
const LEAST = 2
const MOST = { characters: 200, words: 12 }

class SearchBox {
  private readonly input: HTMLInputElement
  private readonly popup = document.createElement('div')
  private readonly said = document.createElement('p')
  private readonly list = document.createElement('ul')
  private readonly status = document.createElement('p')
  private readonly base: string
  private readonly words: Words
  private options: HTMLElement[] = []
  private active = -1
  private asked = ''
  private timer = 0
  private request: AbortController | undefined

  constructor(private readonly form: HTMLFormElement) {
    this.input = form.querySelector('input')!
    this.words = JSON.parse(form.dataset.words!) as Words
    this.base = form.getAttribute('action')!.replace(/\/search$/, '')
  }

  start() {
    const { input, list, popup, said, status } = this
    list.id = `${input.id}-list`
    popup.className = 'suggestions'
    popup.hidden = true
    said.setAttribute('aria-hidden', 'true') // the status says the same when it changes
    popup.append(said, list)
    list.setAttribute('role', 'listbox')
    list.setAttribute('aria-label', this.words.list)
    status.className = 'unseen'
    status.setAttribute('role', 'status')
    input.setAttribute('role', 'combobox')
    input.setAttribute('aria-autocomplete', 'list')
    input.setAttribute('aria-controls', list.id)
    input.setAttribute('aria-expanded', 'false')
    this.form.append(popup, status)
    input.addEventListener('input', () => this.typed())
    input.addEventListener('keydown', (event) => this.press(event))
    input.addEventListener('blur', () => this.close())
    // The focus stays in the box, so that the list is still there when the button comes up again.
    popup.addEventListener('mousedown', (event) => event.preventDefault())
    list.addEventListener('click', (event) => this.follow((event.target as Element).closest<HTMLElement>('[role=option]')))
    this.form.addEventListener('submit', () => this.stop())
    this.form.dataset.ready = ''
  }

  private typed() {
    this.stop()
    const value = this.input.value.trim()
    if (value.length < LEAST || [...value].length > MOST.characters || value.split(/\s+/).length > MOST.words) {
      this.status.textContent = ''
      this.options = []
      this.close()
      return
    }
    this.timer = window.setTimeout(() => void this.ask(value), PAUSE)
  }

  /** Nothing that was asked before comes in any more. */
  private stop() {
    clearTimeout(this.timer)
    this.request?.abort()
  }

  private async ask(value: string) {
    const request = new AbortController()
    this.request = request
    try {
      const response = await fetch(this.form.dataset.api!, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
        body: JSON.stringify({ query, operationName: 'Suggest', variables: { query: value } }),
        signal: request.signal,
      })
      const { data } = (await response.json()) as Answer
      if (request.signal.aborted) return
      this.asked = value
      if (data?.search) this.show(data.search)
      else this.close() // what is typed has no letter or digit, or the server is busy: the form still works
    } catch {
      if (!request.signal.aborted) this.close()
    }
  }

  private show({ totalCount, searchedFor, edges }: NonNullable<NonNullable<Answer['data']>['search']>) {
    this.options = edges.map(({ node }) => this.option(node))
    if (edges.length) this.options.push(this.toAll())
    this.options.forEach((option, i) => (option.id = `${this.list.id}-${i}`))
    this.list.replaceChildren(...this.options)
    const { words } = this
    const says = [
      totalCount === 0 ? words.none : totalCount === 1 ? words.one : fill(words.other, { count: totalCount, shown: edges.length }),
      ...(searchedFor ? [fill(words.instead, { searched: searchedFor })] : []),
    ].join(' ')
    this.said.textContent = says
    this.status.textContent = says
    this.point(-1)
    if (document.activeElement === this.input) this.open()
  }

  private option({ __typename, id, name, description }: Found): HTMLElement {
    const called = document.createElement('span')
    called.lang = 'en'
    called.textContent = name
    const told = document.createElement('span')
    told.className = 'mute'
    const kind = this.words.kinds[__typename] ?? __typename
    const place = document.createElement('span')
    place.lang = 'en'
    place.textContent = description ?? ''
    told.append(' · ')
    if (!description) told.append(kind)
    else if (description.startsWith(kind)) told.append(place) // it names its kind itself
    else told.append(`${kind}: `, place)
    return this.entry(`${this.base}/${id.split('/').map(encodeURIComponent).join('/')}`, called, told)
  }

  private toAll(): HTMLElement {
    return this.entry(`${this.base}/search?q=${encodeURIComponent(this.asked)}`, this.words.all)
  }

  private entry(address: string, ...content: (Node | string)[]): HTMLElement {
    const option = document.createElement('li')
    option.setAttribute('role', 'option')
    option.setAttribute('aria-selected', 'false')
    option.dataset.address = address
    option.append(...content)
    return option
  }

  private press(event: KeyboardEvent) {
    if (event.isComposing) return
    const last = this.options.length - 1
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      if (last < 0) return
      event.preventDefault()
      if (this.popup.hidden) this.open()
      if (event.altKey) return
      // Beyond either end is the box itself.
      const step = event.key === 'ArrowDown' ? 1 : -1
      const next = this.active + step
      this.point(next > last ? -1 : next < -1 ? last : next)
    } else if (event.key === 'Enter' && this.active >= 0 && !this.popup.hidden) {
      event.preventDefault()
      this.follow(this.options[this.active])
    } else if (event.key === 'Escape') {
      event.preventDefault()
      this.stop()
      if (this.popup.hidden) this.clear()
      else this.close()
    }
  }

  private clear() {
    this.input.value = ''
    this.options = []
    this.status.textContent = ''
  }

  private point(index: number) {
    this.options[this.active]?.setAttribute('aria-selected', 'false')
    this.active = index
    const option = this.options[index]
    if (option) {
      option.setAttribute('aria-selected', 'true')
      option.scrollIntoView({ block: 'nearest' })
      this.input.setAttribute('aria-activedescendant', option.id)
    } else {
      this.input.removeAttribute('aria-activedescendant')
    }
  }

  private open() {
    this.popup.hidden = false
    this.input.setAttribute('aria-expanded', String(this.options.length > 0)) // a list of nothing is none
  }

  private close() {
    this.point(-1)
    this.popup.hidden = true
    this.input.setAttribute('aria-expanded', 'false')
  }

  private follow(option: HTMLElement | null | undefined) {
    if (option) location.assign(option.dataset.address!)
  }
}

function fill(message: string, values: Record<string, string | number>): string {
  return message.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole))
}

for (const form of document.querySelectorAll<HTMLFormElement>('form[data-island=search]')) new SearchBox(form).start()
