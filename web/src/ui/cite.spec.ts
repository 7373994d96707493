import { expect, it } from 'vitest'
import { citeText, han } from './cite'

const ground = { law: '意见办理规定', article: '19', paragraph: null, item: null, version: '2026', gist: null, verified: true }

it.each([[1, '一'], [10, '十'], [11, '十一'], [20, '二十'], [64, '六十四'], [101, '一百零一'], [110, '一百一十'], ['x', 'x']])('writes %s as %s', (figure, text) => {
  expect(han(figure)).toBe(text)
})

it('writes law, article, paragraph and item', () => {
  expect(citeText(ground)).toBe('意见办理规定第十九条')
  expect(citeText({ ...ground, paragraph: 1, item: 2 })).toBe('意见办理规定第十九条第一款第（二）项')
  expect(citeText({ ...ground, article: '10之一' })).toBe('意见办理规定第十条之一')
})
