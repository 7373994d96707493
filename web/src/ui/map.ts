import type { Lonlat } from '@/api/types'

export interface Frame {
  width: number
  height: number
  /** Degrees to picture. */
  at(point: Lonlat): [number, number]
  /** Picture to degrees. */
  from(x: number, y: number): Lonlat
  /** How long one metre is in the picture. */
  metre: number
}

const metresPerDegree = 111_320

/** A picture that holds all points, with a margin. */
export function frameOf(points: Lonlat[], width: number, height: number, margin: number): Frame {
  const lons = points.map((point) => point[0])
  const lats = points.map((point) => point[1])
  const centre: Lonlat = [(Math.min(...lons) + Math.max(...lons)) / 2, (Math.min(...lats) + Math.max(...lats)) / 2]
  const wide = (Math.max(...lons) - Math.min(...lons)) * metresPerDegree * Math.cos((centre[1] * Math.PI) / 180)
  const tall = (Math.max(...lats) - Math.min(...lats)) * metresPerDegree
  const metre = Math.min((width - 2 * margin) / Math.max(wide, 1), (height - 2 * margin) / Math.max(tall, 1))
  return frame(centre, metre, width, height)
}

/** A picture around one point, so many metres from edge to edge. */
export function frameAround(centre: Lonlat, metres: number, width: number, height: number): Frame {
  return frame(centre, width / metres, width, height)
}

function frame(centre: Lonlat, metre: number, width: number, height: number): Frame {
  const east = metresPerDegree * Math.cos((centre[1] * Math.PI) / 180) * metre
  const north = metresPerDegree * metre
  return {
    width,
    height,
    metre,
    at: ([lon, lat]) => [width / 2 + (lon - centre[0]) * east, height / 2 - (lat - centre[1]) * north],
    from: (x, y) => [centre[0] + (x - width / 2) / east, centre[1] - (y - height / 2) / north],
  }
}

/** The point so many metres to the east and to the north. */
export function moved([lon, lat]: Lonlat, east: number, north: number): Lonlat {
  return [lon + east / (metresPerDegree * Math.cos((lat * Math.PI) / 180)), lat + north / metresPerDegree]
}

export function path(line: Lonlat[], frame: Frame, closed = false): string {
  const steps = line.map((point, index) => {
    const [x, y] = frame.at(point)
    return `${index ? 'L' : 'M'}${x.toFixed(1)} ${y.toFixed(1)}`
  })
  return steps.join('') + (closed && steps.length ? 'Z' : '')
}

/** The middle of a ring's corners: good enough for cells, which bulge nowhere. */
export function middle(ring: Lonlat[]): Lonlat {
  const corners = ring.length > 1 && ring[0]![0] === ring.at(-1)![0] && ring[0]![1] === ring.at(-1)![1] ? ring.slice(1) : ring
  const mean = (at: 0 | 1) => corners.reduce((sum, corner) => sum + corner[at], 0) / Math.max(corners.length, 1)
  return [mean(0), mean(1)]
}

/** Whether a point lies inside a ring. */
export function inside([x, y]: Lonlat, ring: Lonlat[]): boolean {
  let within = false
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [xi, yi] = ring[i]!
    const [xj, yj] = ring[j]!
    if (yi > y !== yj > y && x < ((xj - xi) * (y - yi)) / (yj - yi) + xi) within = !within
  }
  return within
}
