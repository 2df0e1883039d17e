// The picture of the network, drawn by cytoscape on a canvas. Who can't see it has the list, which has the same.
import cytoscape, { type Core, type StylesheetStyle } from 'cytoscape'
import type { Graph } from './graph.ts'

// Cytoscape puts a style element into the page unless one with this id is there, and the page's policy refuses such. What it would say is in the
// style sheet of the pages, so the stage takes the id.
const STYLE_ID = '__________cytoscape_stylesheet'

/** Lines by standing: what is firm is solid. */
const LINES: Record<string, 'solid' | 'dashed' | 'dotted'> = { STATED: 'solid', INFERRED: 'dashed', DERIVED: 'dotted', UNKNOWN: 'dotted' }

export class Picture {
  private readonly cy: Core

  constructor(
    private readonly stage: HTMLElement,
    private readonly relationNames: Record<string, string>,
    onTap: (id: string) => void,
  ) {
    stage.id = STYLE_ID
    this.cy = cytoscape({ container: stage, minZoom: 0.2, maxZoom: 3, style: this.style(), userZoomingEnabled: false, boxSelectionEnabled: false })
    this.cy.on('tap', 'node', (event) => onTap((event.target as { id(): string }).id()))
    for (const query of ['(prefers-color-scheme: dark)', '(forced-colors: active)']) {
      matchMedia(query).addEventListener('change', () => this.cy.style(this.style()))
    }
    new ResizeObserver(() => this.cy.resize().fit(undefined, 24)).observe(stage)
  }

  draw(graph: Graph, first: string) {
    const elements = [
      ...graph.visibleRecords().map(({ id, name }) => ({ data: { id, label: name }, classes: id === first ? 'first' : '' })),
      ...graph.visible().map(({ id, from, to, relation, standing, ways }) => ({
        data: { id, source: from, target: to, label: this.relationNames[relation] ?? relation, line: LINES[standing] ?? 'dotted' },
        classes: ways.length ? 'way' : '',
      })),
    ]
    this.cy.elements().remove()
    this.cy.add(elements)
    const few = elements.length < 60
    this.cy.style(this.style(few))
    this.cy
      .layout(
        graph.visible().some(({ ways }) => ways.length)
          ? { name: 'breadthfirst', roots: [first], directed: false, animate: false, padding: 24, spacingFactor: 1.4 }
          : { name: 'cose', animate: false, padding: 24, nodeRepulsion: () => 400_000, idealEdgeLength: () => 110, randomize: true },
      )
      .run()
  }

  zoom(factor: number) {
    this.cy.zoom({ level: this.cy.zoom() * factor, renderedPosition: { x: this.stage.clientWidth / 2, y: this.stage.clientHeight / 2 } })
  }

  /** The page's colours as they are now; a canvas knows no custom properties. */
  private style(labels = true): StylesheetStyle[] {
    const probe = document.createElement('span')
    this.stage.after(probe)
    const color = (name: string) => {
      probe.style.color = `var(--${name})`
      return getComputedStyle(probe).color
    }
    const [ink, mute, paper, accent] = [color('ink'), color('mute'), color('paper'), color('accent')]
    probe.remove()
    return [
      {
        selector: 'node',
        style: {
          'background-color': mute, label: 'data(label)', color: ink, 'font-size': 12, width: 16, height: 16, 'text-wrap': 'wrap', 'text-max-width': '130px',
          'text-valign': 'bottom', 'text-margin-y': 4, 'text-background-color': paper, 'text-background-opacity': 0.85, 'min-zoomed-font-size': 7,
        },
      },
      { selector: 'node.first', style: { 'background-color': accent, width: 24, height: 24, 'font-weight': 'bold' } },
      {
        selector: 'edge',
        style: {
          width: 1.5, 'line-color': mute, 'target-arrow-color': mute, 'target-arrow-shape': 'triangle', 'curve-style': 'bezier', 'line-style': 'data(line)' as 'solid',
          label: labels ? 'data(label)' : '', color: mute, 'font-size': 10, 'text-rotation': 'autorotate', 'text-background-color': paper,
          'text-background-opacity': 0.85, 'min-zoomed-font-size': 8,
        },
      },
      { selector: 'edge.way', style: { width: 4, 'line-color': accent, 'target-arrow-color': accent, 'text-rotation': 'none' } },
    ]
  }
}
