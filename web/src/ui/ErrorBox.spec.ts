import { mount } from '@vue/test-utils'
import { expect, it } from 'vitest'
import ErrorBox from './ErrorBox.vue'

const box = (status: number) => mount(ErrorBox, { props: { problem: { title: 'said by the server', status, code: 'x', request_id: '7467' }, title: 'what did not happen' } })

it('offers another try only where one has a chance, and a number to quote always', () => {
  expect(box(503).find('button').exists()).toBe(true)
  expect(box(503).text()).toContain('said by the server')
  expect(box(404).find('button').exists()).toBe(false)
  expect(box(404).text()).not.toContain('said by the server')
  for (const status of [404, 500]) expect(box(status).text()).toContain('7467')
})
