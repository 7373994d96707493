import { expect, it } from 'vitest'
import type { ReplyText } from '@/api/types'
import { filledText, foundTexts } from './texts'

const text = (title: string, body: string, category?: string): ReplyText => ({ id: title, title, text: body, version: 1, category: category ? { code: category, name: category } : null })

it('fills what the opinion says and leaves a gap where it says nothing', () => {
  const opinion = { number: 'QT-1', address: null, category: { code: 'a/b', name: 'stalls' }, squad: null }
  expect(filledText('{number} {address} {category} {squad} {other}', opinion)).toBe('QT-1 {address} stalls {squad} {other}')
})

it('finds texts by all words typed, those of the category first', () => {
  const all = [text('any', 'cleared'), text('noise', 'measured', 'a/noise'), text('stall', 'cleared', 'a/stall')]
  expect(foundTexts(all, '', 'a/stall').map((one) => one.title)).toEqual(['stall', 'any', 'noise'])
  expect(foundTexts(all, 'CLEARED sta', undefined).map((one) => one.title)).toEqual(['stall'])
  expect(foundTexts(all, 'nowhere', undefined)).toEqual([])
})
