import { expect, it } from 'vitest'
import type { Lonlat } from '@/api/types'
import { frameAround, frameOf, inside, path } from './map'
import { roadNames } from './roads'

const square: Lonlat[] = [[118.7, 30.9], [118.8, 30.9], [118.8, 31], [118.7, 31], [118.7, 30.9]]

it('goes to the picture and back', () => {
  const frame = frameAround([118.75, 30.95], 500, 436, 288)
  const [x, y] = frame.at([118.751, 30.951])
  const [lon, lat] = frame.from(x, y)
  expect(lon).toBeCloseTo(118.751, 9)
  expect(lat).toBeCloseTo(30.951, 9)
  expect(frame.at([118.75, 30.95])).toEqual([218, 144])
})

it('fits all points with a margin, north up', () => {
  const frame = frameOf(square, 860, 760, 26)
  for (const point of square) {
    const [x, y] = frame.at(point)
    expect(x).toBeGreaterThanOrEqual(25.9)
    expect(y).toBeGreaterThanOrEqual(25.9)
  }
  expect(frame.at([118.75, 31])[1]).toBeLessThan(frame.at([118.75, 30.9])[1])
})

it('knows inside from outside, draws closed rings and upright names', () => {
  expect(inside([118.75, 30.95], square)).toBe(true)
  expect(inside([118.85, 30.95], square)).toBe(false)
  const frame = frameAround([118.75, 30.95], 500, 436, 288)
  expect(path([[118.75, 30.95], [118.751, 30.95]], frame, true)).toMatch(/^M218\.0 144\.0L.*Z$/)
  const names = roadNames([{ name: 'A', line: [[118.755, 30.951], [118.745, 30.951]] }], frame)
  expect(names).toHaveLength(1)
  expect(Math.abs(names[0]!.turn)).toBeLessThanOrEqual(90)
})
