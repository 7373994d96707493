import { mount } from '@vue/test-utils'
import { expect, it } from 'vitest'
import { around, opinion } from '@/shell/testing'
import TimelineSheet from './TimelineSheet.vue'

it('tells people, residents and the platform apart, and offers corrections', async () => {
  const sheet = mount(TimelineSheet, { ...around(), props: { opinion: opinion('op-0147'), fresh: new Set([8]) } })
  expect(sheet.findAll('.tl > li')).toHaveLength(8)
  expect(sheet.findAll('.tl > li.res')).toHaveLength(2)
  expect(sheet.findAll('.tl > li.sys')).toHaveLength(2)
  expect(sheet.get('[data-entry="2"]').text()).toContain('已更正')
  expect(sheet.get('[data-entry="8"]').text()).toContain('刚刚更新')
  await sheet.get('[data-entry="1"] .tl-fix').trigger('click')
  expect(sheet.emitted('correct')).toEqual([[1]])
  await sheet.get('.tl-only').trigger('click')
  expect(sheet.findAll('.tl > li')).toHaveLength(6)
})
