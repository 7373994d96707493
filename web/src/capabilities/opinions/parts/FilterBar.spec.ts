import { mount } from '@vue/test-utils'
import { expect, it } from 'vitest'
import { around } from '@/shell/testing'
import FilterBar from './FilterBar.vue'
import { readLedger } from './ledger'

it('adds, changes, removes and clears conditions', async () => {
  const bar = mount(FilterBar, { ...around(), props: { ledger: readLedger({ squad: 'sq-east' }) }, attachTo: document.body })
  expect(bar.findAll('[data-chip]')).toHaveLength(1)
  await bar.get('.chip.add select').setValue('kind')
  await bar.get('[data-chip="kind"] select').setValue('praise')
  expect(bar.emitted('change')![0]![0]).toMatchObject({ filters: { squad: 'sq-east', kind: 'praise' } })
  await bar.get('[data-chip="squad"] button').trigger('click')
  expect(bar.emitted('change')![1]![0]).toMatchObject({ filters: {} })
  await bar.get('.linkish').trigger('click')
  expect(bar.emitted('change')![2]![0]).toMatchObject({ filters: {}, from: '', to: '' })
  bar.unmount()
})
