import { expect, it } from 'vitest'
import { opinion, reference } from '@/shell/testing'
import { bodyOf, changeOf, check, empty, fieldsOf } from './forms'

const one = opinion('op-0147')
const limits = reference.limits
const sorted = one.timeline.find((entry) => entry.fact === 'sorted')!
const fill = (act: string, more: object) => ({ ...empty(one, act), ...more })

it('has the body of every act as the API wants it', () => {
  expect(bodyOf('sort', fill('sort', { category: 'street-1', urgency: 'normal', approach: 'manage' }), one)).toEqual({ category: 'street-1', urgency: 'normal', approach: 'manage' })
  expect(bodyOf('sort', fill('sort', { category: 'street-1', urgency: 'normal', approach: 'manage', address: 'B' }), one)).toMatchObject({ place: { address: 'B' } })
  expect(bodyOf('assign', fill('assign', {}), one)).toEqual({})
  expect(bodyOf('assign', fill('assign', { squad: 's' }), one)).toEqual({ squad: 's' })
  expect(bodyOf('ask', fill('ask', { question: ' q ', days: '5' }), one)).toEqual({ question: 'q', days: 5 })
  expect(bodyOf('extend', fill('extend', { work_days: '3', reason: 'r' }), one)).toEqual({ work_days: 3, reason: 'r' })
  expect(bodyOf('handle', fill('handle', { text: 't', after: [{ id: 'p', url: '', sm3: '', name: '' }] }), one)).toEqual({ text: 't', after: ['p'] })
  expect(bodyOf('verify', fill('verify', { passed: 'no', note: 'n' }), one)).toEqual({ passed: false, note: 'n' })
  expect(bodyOf('rate', fill('rate', { satisfied: 'yes' }), one)).toEqual({ satisfied: true })
  for (const act of ['return', 'hand-back', 'suspend', 'reopen', 'unmerge', 'withhold', 'unpublish', 'forget']) expect(bodyOf(act, fill(act, { reason: 'r' }), one)).toEqual({ reason: 'r' })
  for (const act of ['accept', 'resume', 'urge', 'close-out']) expect(bodyOf(act, fill(act, {}), one)).toEqual({})
})

it('says what is missing in the words of the label', () => {
  expect(check('sort', empty(one, 'sort'), limits)).toEqual({ category: '还没选类别', approach: '还没选721工作法' })
  expect(check('reply', empty(one, 'reply'), limits)).toEqual({ text: '还没写答复' })
  expect(check('ask', fill('ask', { question: 'q', days: '99' }), limits).days).toContain('15')
  expect(check('handle', fill('handle', { text: 't', before: [{ id: 'p', url: '', sm3: '', name: '' }] }), limits)).toHaveProperty('after')
  const at = (code: 'manage' | 'assist') => check('handle', fill('handle', { text: 't' }), limits, undefined, { approach: { code, name: code } })
  expect([at('manage'), at('assist')]).toEqual([{ after: '还没加处理后的照片' }, {}])
  expect(fieldsOf('handle', undefined, { approach: { code: 'enforce', name: 'x' } }).find((field) => field.name === 'after')?.optional).toBe(false)
  expect(check('reply', fill('reply', { text: 'x'.repeat(4002) }), limits).text).toContain('2')
})

it('corrects only what was changed, by the kind of the entry', () => {
  expect(fieldsOf('correct', sorted).map((field) => field.name)).toEqual(['category', 'urgency', 'approach', 'address', 'reason'])
  const model = empty(one, 'correct', sorted)
  expect(changeOf(model, one, sorted)).toEqual({})
  expect(bodyOf('correct', { ...model, approach: 'assist', reason: 'r' }, one, sorted)).toEqual({ target: 2, reason: 'r', change: { approach: 'assist' } })
})

it('begins from the words with stars, and sends what everybody will read', () => {
  const photo = { id: 'p1', url: '/p1', small_url: '/p1/small', sm3: '', label: '' }
  const shown = { ...one, public: { since: null, text: '找*先生', reply: '好了', shows_reply: false, photos: [], offered: [photo], private: false, kept_back: false } } as typeof one
  const model = empty(shown, 'publish')
  expect([model.text, model.reply, model.shown]).toEqual(['找*先生', '好了', []])
  expect(fieldsOf('publish', undefined, shown).map((field) => field.name)).toEqual(['text', 'reply', 'shown', 'no_names'])
  expect(bodyOf('publish', { ...model, shown: ['p1'], no_names: true }, shown)).toEqual({ text: '找*先生', reply: '好了', photos: ['p1'], no_names: true })
  expect(bodyOf('publish', { ...model, reply: ' ' }, shown)).toEqual({ text: '找*先生' })
  const bare = { ...shown, public: { ...shown.public!, reply: null, offered: [] } } as typeof one
  expect(fieldsOf('publish', undefined, bare).map((field) => field.name)).toEqual(['text', 'no_names'])
  expect(check('publish', { ...model, text: '' }, limits, undefined, shown)).toHaveProperty('text')
})
