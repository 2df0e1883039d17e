// What is shown: records and the relations between them. The picture, the list and the file are made of this alone.
import type { Around, End, Tie, Ways } from './answers.ts'

export interface Shown extends End {
  /** How many relations it has, and where the next of them are; unknown until it is expanded. */
  total?: number
  cursor?: string | null
  listed: number
}

export interface Edge extends Tie {
  id: string
  from: string
  to: string
  /** The ways that pass it, from 0. */
  ways: number[]
}

export class Graph {
  readonly records = new Map<string, Shown>()
  readonly edges = new Map<string, Edge>()
  readonly hidden = new Set<string>()
  version = 0

  around({ node, meta }: Around) {
    this.version = meta.version
    const at = this.record(node)
    if (!node.neighbors) return
    at.total = node.neighbors.totalCount
    at.cursor = node.neighbors.pageInfo.hasNextPage ? node.neighbors.pageInfo.endCursor : null
    at.listed += node.neighbors.edges.length
    for (const { link, node: other } of node.neighbors.edges) {
      this.record(other)
      const forward = link.via[0]?.steps[0]?.forward ?? true
      this.edge(link, forward ? node.id : other.id, forward ? other.id : node.id)
    }
  }

  ways({ paths, meta }: Ways) {
    this.version = meta.version
    paths.paths.forEach((path, i) => {
      for (const step of path.steps) {
        this.record(step.from)
        this.record(step.to)
        const edge = step.forward ? this.edge(step, step.from.id, step.to.id) : this.edge(step, step.to.id, step.from.id)
        edge.ways.push(i)
      }
    })
  }

  /** Leaves one record with nothing around it. */
  only(id: string) {
    const kept = this.records.get(id)
    this.records.clear()
    this.edges.clear()
    if (!kept) return
    this.record(kept)
  }

  /** The types of the relations that are there, the commonest first. */
  relations(): [relation: string, count: number][] {
    const counts = new Map<string, number>()
    for (const { relation } of this.edges.values()) counts.set(relation, (counts.get(relation) ?? 0) + 1)
    return [...counts].sort((a, b) => b[1] - a[1])
  }

  visible(): Edge[] {
    return [...this.edges.values()].filter((edge) => !this.hidden.has(edge.relation))
  }

  /** The records that are shown: the first, and those that a shown relation leads to. */
  visibleRecords(): Shown[] {
    const ends = new Set(this.visible().flatMap((edge) => [edge.from, edge.to]))
    return [...this.records.values()].filter(({ id }, i) => i === 0 || ends.has(id))
  }

  /** What is shown, with the claims of each relation. */
  file() {
    return {
      version: this.version,
      records: this.visibleRecords().map(({ __typename, id, name }) => ({ kind: __typename, id, name })),
      relations: this.visible().map(({ from, to, relation, standing, since, until, evidence }) => ({
        from,
        to,
        relation,
        standing,
        since: since?.edtf ?? null,
        until: until?.edtf ?? null,
        claims: evidence,
      })),
    }
  }

  private record({ __typename, id, name }: End): Shown {
    let shown = this.records.get(id)
    if (!shown) {
      shown = { __typename, id, name, listed: 0 }
      this.records.set(id, shown)
    }
    return shown
  }

  private edge({ relation, standing, since, until, evidence }: Tie, from: string, to: string): Edge {
    const id = `${from} ${relation} ${to}`
    let edge = this.edges.get(id)
    if (!edge) {
      edge = { id, from, to, relation, standing, since, until, evidence, ways: [] }
      this.edges.set(id, edge)
    }
    return edge
  }
}
