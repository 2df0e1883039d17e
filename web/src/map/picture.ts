// The picture that the server drew, taken into the page so that its shapes can be coloured anew and pointed at.
import type { Figures } from './data.ts'

const SVG = 'http://www.w3.org/2000/svg'

/** From how many agreements on a county is in which class, when the map shows numbers: n0, n1 and so on. */
const STEPS = [1, 2, 3, 5]

export type View = 'kind' | 'number'

export class Picture {
  readonly counties = new Map<string, SVGGraphicsElement>()
  readonly states = new Map<string, SVGGraphicsElement>()
  private readonly mark: SVGUseElement

  private constructor(readonly root: SVGSVGElement) {
    for (const shape of root.querySelectorAll<SVGGraphicsElement>('[id^=c]')) this.counties.set(shape.id.slice(1), shape)
    for (const shape of root.querySelectorAll<SVGGraphicsElement>('[id^=s]')) this.states.set(shape.id.slice(1), shape)
    this.mark = document.createElementNS(SVG, 'use')
    this.mark.setAttribute('class', 'mark')
    root.append(this.mark)
  }

  static async load(address: string): Promise<Picture> {
    const response = await fetch(address)
    if (!response.ok) throw new Error(`${address}: ${response.status}`)
    // Its own style is for where it stands alone. Here the page's holds, and its policy refuses others even where they are only read.
    const text = (await response.text()).replace(/<style>[^<]*<\/style>/, '')
    const drawn = new DOMParser().parseFromString(text, 'image/svg+xml')
    const root = document.importNode(drawn.documentElement, true) as unknown as SVGSVGElement
    root.setAttribute('aria-hidden', 'true')
    return new Picture(root)
  }

  color(figures: Figures, day: number, view: View) {
    for (const [fips, shape] of this.counties) {
      const of = figures.shape(fips, day)
      shape.setAttribute('class', view === 'kind' ? of.kind : `n${STEPS.filter((step) => of.own + of.within >= step).length}`)
    }
    for (const [fips, shape] of this.states) {
      const hatched = view === 'kind' && figures.states.has(fips) && figures.state(fips, day).statewide > 0
      shape.setAttribute('class', hatched ? 'statewide' : '')
      shape.setAttribute('fill', hatched ? 'url(#hatch)' : 'none')
    }
  }

  /** Outlines a shape, or none. */
  point(shape: SVGGraphicsElement | undefined) {
    if (shape) this.mark.setAttribute('href', `#${shape.id}`)
    else this.mark.removeAttribute('href')
  }
}
