// Writes countymap/shapes.txt: the outlines of counties and states as paths of an SVG, projected once. `node build/shapes.mjs`
// The counties are those of the Census Bureau's cartographic files of 2017 (us-atlas); where the graph's counties are others, `drawnAs` and
// `undrawn` say what is done. A test of package countymap holds the result against the graph's counties.
import { readFile, writeFile } from 'node:fs/promises'
import { geoAlbersUsa, geoMercator, geoPath } from 'd3-geo'
import { feature, merge } from 'topojson-client'

const WIDTH = 975
const HEIGHT = 676
// Two units are a pixel at the width of a page: finer, the paths grow and nobody sees it.
const SCALE = 2

// Counties of today whose shapes the edition lacks, by the shape in which they lie. The planning regions of Connecticut aren't made of
// whole counties of 2017, so that the state is one shape; Valdez-Cordova was split into two.
const drawnAs = {
  '09110,09120,09130,09140,09150,09160,09170,09180,09190': ['09001', '09003', '09005', '09007', '09009', '09011', '09013', '09015'],
  '02063,02066': ['02261'],
}
// Islands that are too small or too far away: the Northern Islands of the Marianas, and Rose and Swains Island, which the edition lacks.
const undrawn = ['69085']

// The territories lie in boxes below the map: from the left edge, the width, the counties that are fitted into it.
const TOP = 612
const BOX = 60
const insets = [
  { state: '66', left: 556, width: 46 },
  { state: '69', left: 612, width: 46 },
  { state: '60', left: 668, width: 84 },
  { state: '72', left: 762, width: 136 },
  { state: '78', left: 908, width: 64 },
]

const atlas = JSON.parse(await readFile(new URL('../node_modules/us-atlas/counties-10m.json', import.meta.url)))
const geometries = atlas.objects.counties.geometries.filter((g) => !undrawn.includes(g.id))
const byId = new Map(geometries.map((g) => [g.id, g]))
const codes = [...new Set(geometries.map((g) => g.id.slice(0, 2)))].sort()

const mainland = geoAlbersUsa().scale(1300).translate([WIDTH / 2, 305])
const projections = new Map(insets.map((i) => [i.state, fitted(i)]))

function fitted({ state, left, width }) {
  const counties = { type: 'GeometryCollection', geometries: geometries.filter((g) => g.id.startsWith(state)) }
  const margin = 5
  return geoMercator().rotate([state === '60' ? 170 : 0, 0]).fitExtent(
    [[left + margin, TOP + margin], [left + width - margin, TOP + BOX - margin]],
    feature(atlas, counties),
  )
}

/** The path of a geometry: relative lines between whole units, as short as SVG allows. */
function path(geometry, state) {
  const projection = projections.get(state) ?? mainland
  return rings(geoPath(projection)(geometry))
}

/** Rounds the rings that d3 printed. Those that shrink to a line are left out; a shape of which nothing is left becomes a small square. */
function rings(printed) {
  const kept = []
  let box
  for (const ring of printed.slice(1).split('M')) {
    const points = ring.replace('Z', '').split('L').map((p) => p.split(',').map((n) => Math.round(Number(n) * SCALE)))
    box ??= points[0]
    const corners = points.filter((p, i) => i === 0 || p[0] !== points[i - 1][0] || p[1] !== points[i - 1][1])
    const [first, last] = [corners[0], corners.at(-1)]
    if (corners.length > 1 && first[0] === last[0] && first[1] === last[1]) corners.pop()
    if (corners.length > 2) kept.push(write(corners))
  }
  return kept.join('') || `M${box[0] - 1} ${box[1] - 1}h3v3h-3z`
}

function write(corners) {
  let [x, y] = corners[0]
  let text = `M${x} ${y}l`
  corners.slice(1).forEach(([nx, ny], i) => {
    const [dx, dy] = [nx - x, ny - y]
    text += `${i > 0 && dx >= 0 ? ' ' : ''}${dx}${dy < 0 ? '' : ' '}${dy}`
    ;[x, y] = [nx, ny]
  })
  return `${text}z`
}

const replaced = new Set(Object.values(drawnAs).flat())
const shapes = geometries.filter((g) => !replaced.has(g.id)).map((g) => [g.id, g.id.slice(0, 2), feature(atlas, g).geometry])
for (const [ids, parts] of Object.entries(drawnAs)) shapes.push([ids, ids.slice(0, 2), merge(atlas, parts.map((id) => byId.get(id)))])
shapes.sort(([a], [b]) => (a < b ? -1 : 1))

const lines = [`size ${WIDTH * SCALE} ${HEIGHT * SCALE}`]
for (const [ids, state, geometry] of shapes) lines.push(`county ${ids} ${path(geometry, state)}`)
for (const code of codes) {
  const outline = merge(atlas, geometries.filter((g) => g.id.startsWith(code)))
  lines.push(`state ${code} ${path(outline, code)}`)
}
for (const { state, left, width } of insets) lines.push(`inset ${state} ${[left, TOP, width, BOX].map((n) => n * SCALE).join(' ')}`)
await writeFile(new URL('../countymap/shapes.txt', import.meta.url), `${lines.join('\n')}\n`)
