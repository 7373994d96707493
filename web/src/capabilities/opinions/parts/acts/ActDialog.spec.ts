import { flushPromises, mount } from '@vue/test-utils'
import { beforeEach, expect, it, vi } from 'vitest'
import * as api from '@/api/opinions'
import { ApiProblem } from '@/api/problem'
import type { Problem } from '@/api/types'
import { around, opinion } from '@/shell/testing'
import ActDialog from './ActDialog.vue'

const one = opinion('op-0147', 'officer')
const refuse = (problem: Partial<Problem>) => new ApiProblem({ title: 'x', code: 'x', status: 409, ...problem })
const dialog = (act: string, more = {}) => mount(ActDialog, { ...around('officer'), props: { act, opinion: one, ...more }, attachTo: document.body })

beforeEach(() => {
  sessionStorage.clear()
  vi.restoreAllMocks()
  document.body.innerHTML = ''
})

it('asks for what is missing, at the top and at the field, and sends nothing', async () => {
  const send = vi.spyOn(api, 'act')
  const box = dialog('reply')
  await box.get('.dlg-foot .btn-1').trigger('click')
  expect(box.get('.errsum').text()).toContain('还没写答复')
  expect(box.get('.ff-e').text()).toBe('还没写答复')
  expect(send).not.toHaveBeenCalled()
  box.unmount()
})

it('on a stale page shows what was added, keeps the words, and hands on the newer state', async () => {
  const fresh = { ...one, version: 6, timeline: [{ ...one.timeline[0]!, number: 9, text: '督办', said: '周五前' }, ...one.timeline] }
  vi.spyOn(api, 'act').mockRejectedValue(refuse({ status: 412, code: 'stale' }))
  vi.spyOn(api, 'open').mockResolvedValue(fresh)
  const box = dialog('reply')
  await box.get('textarea').setValue('三个摊位已搬走')
  await box.get('.dlg-foot .btn-1').trigger('click')
  await flushPromises()
  expect(box.get('.stale').text()).toContain('周五前')
  expect(box.get('textarea').element.value).toBe('三个摊位已搬走')
  expect(box.emitted('seen')![0]).toEqual([fresh])
  box.unmount()
})

it('shows a refusal with reasons, grounds, what is met, and that it is recorded', async () => {
  vi.spyOn(api, 'act').mockRejectedValue(refuse({ code: 'refused', reasons: [{ code: 'closed', text: '还没有答复。', way: null, earliest: null, grounds: [{ law: '规定', article: '19', paragraph: null, item: null, version: '2026', gist: '有答复才能销号', verified: false }], way_out: ['handle'] }], met: ['有办理人'], entry: '01a20c57-c55c-72e1-b1b0-0601e1aaa543' }))
  const box = dialog('close-out')
  expect(box.find('.actcheck').exists()).toBe(true)
  await box.get('.dlg-foot .btn-1').trigger('click')
  await flushPromises()
  const text = box.get('.refuse').text()
  for (const part of ['现在不能销号', '还没有答复', '规定第十九条', '未核实', '有办理人', '01a20c57-c55c-72e1-b1b0-0601e1aaa543']) expect(text).toContain(part)
  await box.get('.gr button').trigger('click')
  expect(box.emitted('act')).toEqual([['handle']])
  box.unmount()
})

it('leads back to its own form where that is the way out', async () => {
  vi.spyOn(api, 'act').mockRejectedValue(refuse({ code: 'refused', reasons: [{ code: 'no_rule_matches', text: '没有一条派单规则对得上。', way: '由人选一个中队。', earliest: null, grounds: [], way_out: ['assign'] }], met: [] }))
  const box = dialog('assign', { opinion: { ...one, acts: one.acts.map((act) => ({ ...act, possible: true, reasons: [] })) } })
  await box.setProps({ act: 'assign' })
  await box.get('select').setValue('sq-east')
  await box.get('.dlg-foot .btn-1').trigger('click')
  await flushPromises()
  await box.get('.gr button').trigger('click')
  expect(box.emitted('act')).toBeUndefined()
  expect(box.find('.refuse').exists()).toBe(false)
  expect(box.find('select').exists()).toBe(true)
  box.unmount()
})

it('puts the words of the server at the field they are about', async () => {
  vi.spyOn(api, 'act').mockRejectedValue(refuse({ status: 422, fields: [{ path: '/text', code: 'long', mend: '写短一点' }] }))
  const box = dialog('reply')
  await box.get('textarea').setValue('x')
  await box.get('.dlg-foot .btn-1').trigger('click')
  await flushPromises()
  expect(box.get('.ff-e').text()).toBe('写短一点')
  box.unmount()
})

it('carries out an act without a form at once when begun by hand, never from an address', async () => {
  const send = vi.spyOn(api, 'act').mockResolvedValue(one)
  const linked = dialog('urge')
  await flushPromises()
  expect(send).not.toHaveBeenCalled()
  linked.unmount()
  const box = dialog('urge', { now: true })
  await flushPromises()
  expect(send).toHaveBeenCalledTimes(1)
  expect(box.emitted('done')).toHaveLength(1)
  box.unmount()
})

it('forgets the draft once it is done and brings it back before', async () => {
  sessionStorage.setItem('draft:op-0147:reply', JSON.stringify({ text: '写了一半' }))
  vi.spyOn(api, 'act').mockResolvedValue(one)
  const box = dialog('reply')
  expect(box.get('textarea').element.value).toBe('写了一半')
  await box.get('.dlg-foot .btn-1').trigger('click')
  await flushPromises()
  expect(sessionStorage.getItem('draft:op-0147:reply')).toBeNull()
  box.unmount()
})
