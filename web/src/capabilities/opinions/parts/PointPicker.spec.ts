import { flushPromises, mount } from '@vue/test-utils'
import { expect, it, vi } from 'vitest'
import * as api from '@/api/opinions'
import type { Lonlat } from '@/api/types'
import PointPicker from './PointPicker.vue'

const ring: Lonlat[] = [[118.7, 30.9], [118.82, 30.9], [118.82, 31], [118.7, 31]]

it('sets and moves the pin with the arrow keys, and says where it is', async () => {
  vi.spyOn(api, 'map').mockResolvedValue({ boundary: ring, cells: [{ name: 'JX-03', street: '东城街道', ring }], roads: [], river: [], labels: [] })
  const picker = mount(PointPicker, { props: { point: null as Lonlat | null, onChange: (point: Lonlat | null) => picker.setProps({ point }) } })
  await flushPromises()
  expect(picker.get('[role=status]').text()).toContain('还没有')
  await picker.get('.mapbox').trigger('keydown', { key: 'ArrowRight' })
  expect(picker.props('point')!.map((degrees) => degrees.toFixed(4))).toEqual(['118.7600', '30.9500'])
  await picker.get('.mapbox').trigger('keydown', { key: 'ArrowUp', shiftKey: true })
  expect(Math.round((picker.props('point')![1] - 30.95) * 111_320)).toBe(100)
  expect(picker.get('[role=status]').text()).toContain('JX-03')
  await picker.get('.mapbox').trigger('keydown', { key: 'Delete' })
  expect(picker.props('point')).toBeNull()
  vi.restoreAllMocks()
})
