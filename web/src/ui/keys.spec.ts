import { mount } from '@vue/test-utils'
import { beforeEach, expect, it, vi } from 'vitest'
import { defineComponent, h } from 'vue'
import { setSingleKeys, useKeys } from './keys'

const act = vi.fn()
const Box = defineComponent({
  setup() {
    useKeys({ j: act, 'ctrl+Enter': act, Enter: act })
    return () => h('div', [h('input', { id: 'text' }), h('button', { id: 'button' }), h('p', { id: 'plain' })])
  },
})
const press = (target: Element, key: string, more = {}) => target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more }))

beforeEach(() => {
  act.mockClear()
  setSingleKeys(true)
  document.body.innerHTML = ''
})

it('minds typing, dialogs, focused buttons and the switch', () => {
  const box = mount(Box, { attachTo: document.body })
  const at = (id: string) => document.getElementById(id)!
  press(at('plain'), 'j')
  expect(act).toHaveBeenCalledTimes(1)
  press(at('text'), 'j')
  press(at('button'), 'Enter')
  expect(act).toHaveBeenCalledTimes(1)
  press(at('text'), 'Enter', { ctrlKey: true })
  expect(act).toHaveBeenCalledTimes(2)
  setSingleKeys(false)
  press(at('plain'), 'j')
  expect(act).toHaveBeenCalledTimes(2)
  setSingleKeys(true)
  document.body.insertAdjacentHTML('beforeend', '<dialog open></dialog>')
  press(at('plain'), 'j')
  expect(act).toHaveBeenCalledTimes(2)
  box.unmount()
  document.querySelector('dialog')!.remove()
  press(document.body, 'j')
  expect(act).toHaveBeenCalledTimes(2)
})
