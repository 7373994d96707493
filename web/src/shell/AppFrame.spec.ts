import { shallowMount } from '@vue/test-utils'
import { expect, it, vi } from 'vitest'
import type { LiveEvent } from '@/api/events'
import { around } from './testing'
import AppFrame from './AppFrame.vue'

it('shows that the demo clock was to go back and did not, until it jumps forward', async () => {
  const { session, global } = around()
  let tell: (event: LiveEvent) => void = () => {}
  vi.spyOn(session.live, 'listen').mockImplementation((listener) => {
    tell = listener
    return () => {}
  })
  const page = shallowMount(AppFrame, { global })
  expect(page.find('.clockno').exists()).toBe(false)
  tell({ kind: 'clock', now: '2026-03-05T09:00:00+08:00', refused: '2026-03-03T09:00:00+08:00' })
  await page.vm.$nextTick()
  expect(page.get('.clockno').text()).toContain('3月3日 9:00')
  tell({ kind: 'clock', now: '2026-03-06T09:00:00+08:00', refused: null })
  await page.vm.$nextTick()
  expect(page.find('.clockno').exists()).toBe(false)
})
