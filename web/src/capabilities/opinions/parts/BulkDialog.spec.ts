import { flushPromises, mount } from '@vue/test-utils'
import { expect, it, vi } from 'vitest'
import * as api from '@/api/opinions'
import { ApiProblem } from '@/api/problem'
import { around, opinion, rows } from '@/shell/testing'
import BulkDialog from './BulkDialog.vue'

it('does one by one and says how each went', async () => {
  const send = vi.spyOn(api, 'act')
    .mockResolvedValueOnce(opinion('op-0087'))
    .mockRejectedValueOnce(new ApiProblem({ title: 'x', code: 'refused', status: 409, reasons: [{ code: 'closed', text: '今天催过了。', way: null, earliest: null, grounds: [], way_out: [] }] }))
    .mockRejectedValueOnce(new ApiProblem({ title: 'x', code: 'stale', status: 412 }))
  const box = mount(BulkDialog, { ...around(), props: { act: 'urge' as const, rows: rows().slice(0, 3) } })
  await box.get('.btn-1').trigger('click')
  await flushPromises()
  expect(send).toHaveBeenCalledTimes(3)
  expect(box.findAll('.bulklist li.ok')).toHaveLength(1)
  expect(box.text()).toContain('今天催过了')
  expect(box.get('.bulksum').text()).toContain('2')
  expect(box.emitted('done')![0]).toEqual([['op-0087']])
  vi.restoreAllMocks()
})
