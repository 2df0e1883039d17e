// Where an arrow key leads from one shape to another.

export type Direction = 'left' | 'right' | 'up' | 'down'

const DIRECTIONS: Record<string, Direction> = { ArrowLeft: 'left', ArrowRight: 'right', ArrowUp: 'up', ArrowDown: 'down' }

export function directionOf(key: string): Direction | undefined {
  return DIRECTIONS[key]
}

/** Middles of shapes by name; asked of the browser once, since nothing moves. */
export class Middles {
  private readonly known = new Map<string, { x: number; y: number }>()

  constructor(private readonly shapes: Map<string, SVGGraphicsElement>) {}

  of(name: string): { x: number; y: number } {
    let middle = this.known.get(name)
    if (!middle) {
      const box = this.shapes.get(name)!.getBBox()
      middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 }
      this.known.set(name, middle)
    }
    return middle
  }

  /** The nearest in a direction, where what lies aside counts as farther; undefined at the edge. */
  next(from: string, direction: Direction, among: Iterable<string>): string | undefined {
    const start = this.of(from)
    let best: string | undefined
    let least = Infinity
    for (const name of among) {
      const { x, y } = this.of(name)
      const [dx, dy] = [x - start.x, y - start.y]
      const [ahead, aside] =
        direction === 'left' ? [-dx, dy] : direction === 'right' ? [dx, dy] : direction === 'up' ? [-dy, dx] : [dy, dx]
      const far = ahead + 2.5 * Math.abs(aside)
      if (name !== from && ahead > 0.5 && far < least) [best, least] = [name, far]
    }
    return best
  }
}
