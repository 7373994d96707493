import { mount } from '@vue/test-utils'
import { expect, it } from 'vitest'
import { around, opinion } from '@/shell/testing'
import WordsSheet from './WordsSheet.vue'

const sheet = (reporter: { name: string | null; phone: string | null }, may: string[] = ['read_reporters']) => {
  const { session, global } = around('officer')
  session.me.value = { ...session.me.value!, permissions: Object.fromEntries(may.map((one) => [one, 'bureau' as const])) }
  return mount(WordsSheet, { global, props: { opinion: { ...opinion('op-0147', 'officer'), reporter: { ...reporter, masked: true } } } }).get('.oreporter')
}

it('does not say that nobody left a name where it only does not show', () => {
  const hidden = sheet({ name: null, phone: null })
  expect(hidden.text()).toContain('只给需要的人看')
  expect(hidden.text()).not.toContain('没有留')
  expect(hidden.find('button').exists()).toBe(true)
  expect(sheet({ name: null, phone: '*******1234' }).text()).toContain('没有留名')
})

it('offers to show it only to whoever may ask', () => {
  expect(sheet({ name: null, phone: null }, ['read_opinions']).find('button').exists()).toBe(false)
})
