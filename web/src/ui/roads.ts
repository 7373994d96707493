import type { DistrictMap } from '@/api/types'
import type { Frame } from './map'

export interface RoadName { name: string; x: number; y: number; turn: number }

/** Where to write the names of the roads in the picture: on the road, away from the middle, never upside down. */
export function roadNames(roads: DistrictMap['roads'], frame: Frame): RoadName[] {
  const names: RoadName[] = []
  for (const road of roads) {
    let best: (RoadName & { worth: number }) | null = null
    for (const [index, to] of road.line.entries()) {
      const from = road.line[index - 1]
      if (!from) continue
      const [ax, ay] = frame.at(from)
      const [bx, by] = frame.at(to)
      const steps = Math.max(1, Math.ceil(Math.hypot(bx - ax, by - ay) / 12))
      for (let step = 0; step <= steps; step++) {
        const x = ax + ((bx - ax) * step) / steps
        const y = ay + ((by - ay) * step) / steps
        if (x < 34 || y < 26 || x > frame.width - 34 || y > frame.height - 40) continue
        const far = Math.hypot(x - frame.width / 2, y - frame.height / 2)
        const worth = -Math.abs(far - frame.height * 0.36)
        if (!best || worth > best.worth) best = { name: road.name, x, y, turn: upright(Math.atan2(by - ay, bx - ax)), worth }
      }
    }
    if (best && !names.some((other) => Math.hypot(other.x - best.x, other.y - best.y) < 40)) {
      names.push({ name: best.name, x: Math.round(best.x), y: Math.round(best.y), turn: best.turn })
    }
  }
  return names
}

function upright(radians: number): number {
  const degrees = (radians * 180) / Math.PI
  return Math.round(degrees > 90 ? degrees - 180 : degrees < -90 ? degrees + 180 : degrees)
}
