import { effectScope, nextTick, reactive } from 'vue'
import { beforeEach, expect, it, vi } from 'vitest'
import { draftsBelongTo, dropDraft, keepDraft, readDraft } from './drafts'

beforeEach(() => sessionStorage.clear())

it('keeps what is typed after a pause, and drops it when done', async () => {
  vi.useFakeTimers()
  const model = reactive({ text: '' })
  const scope = effectScope()
  const end = scope.run(() => keepDraft('a:reply', model))!
  model.text = 'half a word'
  await nextTick()
  expect(readDraft('a:reply')).toBeNull()
  vi.advanceTimersByTime(600)
  expect(readDraft('a:reply')).toEqual({ text: 'half a word' })
  end()
  dropDraft('a:reply')
  scope.stop()
  expect(readDraft('a:reply')).toBeNull()
  vi.useRealTimers()
})

it('writes what is waiting when the form goes away', async () => {
  const model = reactive({ photos: [] as string[] })
  const scope = effectScope()
  scope.run(() => keepDraft('a:handle', model))
  model.photos.push('p1')
  await nextTick()
  scope.stop()
  expect(readDraft('a:handle')).toEqual({ photos: ['p1'] })
})

it('treats a broken draft as none', () => {
  sessionStorage.setItem('draft:x', '{')
  expect(readDraft('x')).toBeNull()
})

it('gives nobody the words of another', () => {
  draftsBelongTo('zhou')
  sessionStorage.setItem('draft:a:reply', '{"text":"x"}')
  draftsBelongTo('zhou')
  expect(readDraft('a:reply')).toEqual({ text: 'x' })
  draftsBelongTo('lin')
  expect(readDraft('a:reply')).toBeNull()
  sessionStorage.setItem('draft:a:reply', '{"text":"y"}')
  draftsBelongTo(null)
  expect(readDraft('a:reply')).toBeNull()
})
