import { mount } from '@vue/test-utils'
import { expect, it } from 'vitest'
import { around, rows } from '@/shell/testing'
import LedgerTable from './LedgerTable.vue'

const table = (more = {}) => mount(LedgerTable, { ...around(), props: { rows: rows().slice(0, 12), view: 'open', sort: 'due' as const, cursor: 'op-0147', selected: new Set(['op-0147']), fresh: new Set(['op-0147']), gone: new Set<string>(), loading: false, ...more } })

it('shows groups, the row in hand, what is selected and what changed', () => {
  const page = table()
  expect(page.findAll('tr.g')).toHaveLength(4)
  const row = page.get('[data-row="op-0147"]')
  expect(row.classes()).toEqual(expect.arrayContaining(['sel', 'cur']))
  expect(row.find('.tag-a').exists()).toBe(true)
  expect(row.get('a').attributes('href')).toBe('/opinions/op-0147')
  expect(row.text()).toContain('东城 周启明')
})

it('has no groups in another order, and selects by name', async () => {
  const page = table({ sort: 'received' })
  expect(page.find('tr.g').exists()).toBe(false)
  await page.get('[data-row="op-0147"] input').trigger('change')
  await page.get('thead input').trigger('change')
  expect(page.emitted('toggle')).toEqual([['op-0147']])
  expect(page.emitted('all')).toHaveLength(1)
})

it('counts a whole group, and says so where only the page is counted', () => {
  const heads = (page: ReturnType<typeof table>) => page.findAll('tr.g .g-n').map((head) => head.text())
  const cut = heads(table({ goesOn: { before: false, after: true } }))
  expect(cut[0]).toMatch(/^\d+件$/)
  expect(cut.at(-1)).toMatch(/^本页\d+件$/)
  const overdue = rows().filter((row) => row.clock?.group === 'overdue')
  expect(heads(table({ rows: overdue, view: 'overdue', total: { value: 1000, exact: false }, goesOn: { before: false, after: true } }))).toEqual(['1,000+件'])
})

it('orders by the headings of its days, and says which and how', async () => {
  const page = table({ view: 'all', sort: 'received' })
  const heads = page.findAll('th[aria-sort]')
  expect(heads.map((head) => [head.text().slice(0, 2), head.attributes('aria-sort')])).toEqual([['到期', 'none'], ['收到', 'descending'], ['销号', 'none']])
  for (const head of heads) await head.get('button').trigger('click')
  expect(page.emitted('sort')).toEqual([['due'], ['received'], ['closed']])
  expect(page.get('[data-row="op-0147"] .k-received').text()).toBe('2月13日')
  const open = table().findAll('th[aria-sort]')
  expect(open.map((head) => head.attributes('aria-sort'))).toEqual(['ascending', 'none'])
})
