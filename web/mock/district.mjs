// A fictional district: boundary, cells, roads, river, in degrees. Everything from a fixed seed.
export function random(seed) {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let x = state
    x = Math.imul(x ^ (x >>> 15), x | 1)
    x ^= x + Math.imul(x ^ (x >>> 7), x | 61)
    return ((x ^ (x >>> 14)) >>> 0) / 4294967296
  }
}

const outline = '52,221 112,108 232,73 310,30 447,59 568,37 688,101 817,150 791,278 834,398 757,504 722,617 602,666 490,645 387,695 258,652 172,575 77,518 26,377'
const west = 118.7, north = 30.98, scale = 0.000125
export const degrees = (x, y) => [+(west + x * scale).toFixed(6), +(north - y * scale * 0.87).toFixed(6)]
const boundaryXY = outline.split(' ').map((pair) => pair.split(',').map(Number))

export function inside([x, y], ring) {
  let within = false
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [xi, yi] = ring[i], [xj, yj] = ring[j]
    if (yi > y !== yj > y && x < ((xj - xi) * (y - yi)) / (yj - yi) + xi) within = !within
  }
  return within
}

const streets = [['东城街道', 602, 198], ['西城街道', 206, 228], ['河畔街道', 396, 456], ['城南街道', 568, 608], ['棠溪镇', 224, 578], ['城北街道', 413, 152]]

function cells() {
  const next = random(7)
  const grid = []
  for (let row = 0; row < 19; row++) {
    grid[row] = []
    for (let column = 0; column < 22; column++) grid[row][column] = [column * 41 + (next() - 0.5) * 24, row * 42 + (next() - 0.5) * 24]
  }
  const found = []
  for (let row = 0; row < 18; row++) for (let column = 0; column < 21; column++) {
    const ring = [grid[row][column], grid[row][column + 1], grid[row + 1][column + 1], grid[row + 1][column]]
    const middle = ring.reduce((sum, point) => [sum[0] + point[0] / 4, sum[1] + point[1] / 4], [0, 0])
    if (!inside(middle, boundaryXY)) continue
    const street = streets.map((one) => [Math.hypot(one[1] - middle[0], one[2] - middle[1]), one[0]]).sort((a, b) => a[0] - b[0])[0][1]
    found.push({ name: `JX-${String(found.length + 1).padStart(2, '0')}`, street, ring: [...ring, ring[0]].map((point) => degrees(...point)) })
  }
  return found
}

const roadNames = ['锦绣街', '新棠路', '槐荫里', '望江大道', '青石巷', '城北路', '棠溪路', '和平路', '南苑路', '河畔路']
function roads() {
  const next = random(11)
  const made = []
  for (let i = 0; i < 26; i++) {
    const y = 60 + i * 24
    made.push({ name: i % 5 === 0 ? roadNames[(i / 5) % 5] : `锦${i}巷`, line: Array.from({ length: 20 }, (_, step) => degrees(step * 45, y + step * 3 + (next() - 0.5) * 3)) })
  }
  for (let i = 0; i < 34; i++) {
    const x = 40 + i * 24
    made.push({ name: i % 6 === 0 ? roadNames[5 + ((i / 6) % 5)] : `平${i}弄`, line: Array.from({ length: 18 }, (_, step) => degrees(x - step * 3 + (next() - 0.5) * 3, step * 43)) })
  }
  return made
}

function river() {
  const line = []
  for (let step = 0; step <= 60; step++) {
    const x = -17 + step * 15
    line.push(degrees(x, 470 + Math.sin((x / 860) * Math.PI * 2 + 0.5) * 90 + Math.cos(x / 130) * 14))
  }
  return line
}

export const district = {
  boundary: [...boundaryXY, boundaryXY[0]].map((point) => degrees(...point)),
  cells: cells(),
  roads: roads(),
  river: river(),
  labels: streets.map(([name, x, y]) => ({ name, at: degrees(x, y) })),
  bureau: { code: 'demo', name: '青棠区城市管理执法局', short_code: 'QT', demo: true },
}

export function cellAt(point) {
  return district.cells.find((cell) => inside(point, cell.ring)) ?? district.cells[0]
}
