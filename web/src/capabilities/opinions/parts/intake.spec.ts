import { mount } from '@vue/test-utils'
import { expect, it } from 'vitest'
import { around, opinion } from '@/shell/testing'
import IntakeDone from './IntakeDone.vue'
import { blank, checkIntake, inFours, intakeBody } from './intake'

it('asks for the words and nothing else', () => {
  expect(Object.keys(checkIntake(blank(), 4000))).toEqual(['text'])
  expect(checkIntake({ ...blank(), text: 'x' }, 4000)).toEqual({})
  expect(Object.keys(checkIntake({ ...blank(), text: 'xx', phone: 'call me' }, 1))).toEqual(['text', 'phone'])
  expect(checkIntake({ ...blank(), text: 'x', phone: 'call me', anonymous: true }, 4000)).toEqual({})
})

it('sends only what was given', () => {
  expect(intakeBody({ ...blank('visit'), text: ' x ' })).toEqual({ kind: 'complaint', channel: 'visit', text: 'x' })
  expect(intakeBody({ ...blank(), text: 'x', name: 'W', phone: '', point: [118.7512345678, 30.9], address: 'A' })).toEqual({ kind: 'complaint', channel: 'hotline', text: 'x', place: { address: 'A', longitude: 118.751235, latitude: 30.9 }, contact: { name: 'W' }, anonymous: false })
  expect(intakeBody({ ...blank(), text: 'x', name: 'W', anonymous: true })).toEqual({ kind: 'complaint', channel: 'hotline', text: 'x', anonymous: true })
})

it('sends answers to what the chosen category asks, and no empty one', () => {
  const typed = { ...blank(), text: 'x', category: 'a/b', answers: { when: ['m', ''], other: ['y'], none: [' '] } }
  expect(intakeBody(typed, ['when', 'none'])).toEqual({ kind: 'complaint', channel: 'hotline', text: 'x', category: 'a/b', answers: { when: ['m'] } })
  expect(intakeBody(typed)).toEqual({ kind: 'complaint', channel: 'hotline', text: 'x', category: 'a/b' })
})

it('writes the receipt in groups of four', () => {
  expect(inFours('QT5H8W3N2C7K4M')).toBe('QT5H-8W3N-2C7K-4M')
  expect(inFours('QT5H-8W3N')).toBe('QT5H-8W3N')
})

it('reads out when the whole is due, not when it must be sorted', () => {
  const one = opinion('op-0170')
  const clocks = (['finish', 'sort'] as const).map((clock) => ({ ...one.clocks[0]!, clock, text: `until ${clock}` }))
  const page = mount(IntakeDone, { global: around().global, props: { receipt: 'QT5H8W3N2C7K4MX', opinion: { ...one, clocks, clock: { ...one.clock!, clock: 'sort', text: 'until sort' } } } })
  expect(page.text()).toContain('until finish')
  expect(page.text()).not.toContain('until sort')
})
