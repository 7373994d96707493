import type { Body, Entry, Lonlat, Opinion } from '@/api/types'
import { known, t, tc } from '@/words'

export interface Kept { id: string; url: string; sm3: string; name: string }

/** What is typed in the form of an act. One shape for all: a draft is this, as JSON. */
export interface ActModel {
  reason: string
  text: string
  question: string
  order: string
  note: string
  days: string
  work_days: string
  category: string
  urgency: string
  approach: string
  kind: string
  address: string
  point: Lonlat | null
  squad: string
  into: string
  to: string
  companions: string[]
  before: Kept[]
  after: Kept[]
  attachments: Kept[]
  passed: '' | 'yes' | 'no'
  satisfied: '' | 'yes' | 'no'
  reached: '' | 'yes' | 'no'
  /** The agency it is handed to. */
  unit: string
  /** What everybody will read: the reply, photos shown, and that no name is left. */
  reply: string
  shown: string[]
  no_names: boolean
}

export type FieldName = keyof ActModel
export type FieldKind = 'area' | 'number' | 'photos' | 'yesno' | 'people' | 'person' | 'squad' | 'category' | 'urgency' | 'approach' | 'kind' | 'address' | 'into' | 'shown' | 'tick'
export interface Field { name: FieldName; kind: FieldKind; optional?: boolean }
export type Errors = Partial<Record<string, string>>

const field = (name: FieldName, kind: FieldKind, optional = false): Field => ({ name, kind, optional })

const fields: Record<string, Field[]> = {
  sort: [field('category', 'category'), field('urgency', 'urgency'), field('approach', 'approach'), field('address', 'address', true)],
  return: [field('reason', 'area')],
  'hand-back': [field('reason', 'area')],
  'hand-over': [field('to', 'person'), field('reason', 'area')],
  suspend: [field('reason', 'area')],
  reopen: [field('reason', 'area')],
  unmerge: [field('reason', 'area')],
  merge: [field('into', 'into')],
  assign: [field('squad', 'squad', true)],
  accept: [],
  resume: [],
  urge: [],
  'close-out': [],
  ask: [field('question', 'area'), field('days', 'number')],
  answer: [field('text', 'area'), field('attachments', 'photos', true)],
  extend: [field('work_days', 'number'), field('reason', 'area')],
  'transfer-out': [field('unit', 'address'), field('days', 'number'), field('reason', 'area')],
  'sign-for': [field('text', 'area')],
  'take-back': [field('text', 'area')],
  'call-back': [field('reached', 'yesno'), field('satisfied', 'yesno', true), field('text', 'area')],
  supervise: [field('order', 'area')],
  handle: [field('text', 'area'), field('before', 'photos', true), field('after', 'photos', true), field('companions', 'people', true)],
  reply: [field('text', 'area')],
  verify: [field('passed', 'yesno'), field('note', 'area'), field('attachments', 'photos', true)],
  publish: [field('text', 'area'), field('reply', 'area', true), field('shown', 'shown', true), field('no_names', 'tick', true)],
  withhold: [field('reason', 'area')],
  unpublish: [field('reason', 'area')],
  forget: [field('reason', 'area')],
  rate: [field('satisfied', 'yesno'), field('text', 'area', true)],
}

/** Acts with an effect that is hard to undo: their answers are shown once more before they are carried out. */
export const checked: readonly string[] = ['close-out', 'return', 'merge', 'forget']

const corrected: Record<string, Field[]> = {
  received: [field('text', 'area', true), field('kind', 'kind', true), field('address', 'address', true)],
  sorted: [field('category', 'category', true), field('urgency', 'urgency', true), field('approach', 'approach', true), field('address', 'address', true)],
}

/** What was managed or enforced shows in a photo of afterwards (article 14); help and advice need not. */
const showsAfterwards = ['manage', 'enforce']

/** The fields of an act; a correction has those of the entry it corrects. */
export function fieldsOf(act: string, target?: Entry, opinion?: Pick<Opinion, 'approach'> & Partial<Pick<Opinion, 'public'>>): Field[] {
  if (act === 'publish' && opinion) return fields.publish!.filter(({ name }) => (name === 'reply' ? opinion.public?.reply : name === 'shown' ? opinion.public?.offered.length : true))
  if (act === 'handle' && showsAfterwards.includes(opinion?.approach?.code ?? '')) return fields.handle!.map((one) => (one.name === 'after' ? { ...one, optional: false } : one))
  if (act !== 'correct') return fields[act] ?? []
  return [...(corrected[target?.fact ?? ''] ?? [field('text', 'area', true)]), field('reason', 'area')]
}

export function empty(opinion: Opinion, act: string, target?: Entry): ActModel {
  const sorting = act === 'correct' && target?.fact === 'sorted'
  return {
    reason: '', question: '', order: '', note: '', days: act === 'transfer-out' ? '15' : '5', work_days: '3', unit: '', reached: '', squad: '', into: '', to: '', point: null,
    text: act === 'publish' ? (opinion.public?.text ?? '') : act === 'correct' ? (target?.fact === 'received' ? opinion.text : (target?.said ?? '')) : '',
    category: sorting ? (opinion.category?.code ?? opinion.proposed_category ?? '') : '',
    urgency: sorting || act === 'sort' ? (opinion.urgency?.code ?? 'normal') : '',
    approach: sorting ? (opinion.approach?.code ?? '') : '',
    kind: act === 'correct' ? opinion.kind.code : '',
    address: act === 'sort' || act === 'correct' ? (opinion.place?.address ?? opinion.address ?? '') : '',
    companions: [], before: [], after: [], attachments: [], passed: '', satisfied: '',
    reply: act === 'publish' ? (opinion.public?.reply ?? '') : '', shown: act === 'publish' ? [...(opinion.public?.photos ?? [])] : [], no_names: false,
  }
}

export function labelOf(act: string, name: FieldName): string {
  return tc(`field_${act}_`, name, tc('field_', name))
}

/** Signs as the server counts them: a rare character is one. */
export const signs = (text: string): number => [...text].length

/** What is missing, in the words of the label. The server checks everything again. */
export function check(act: string, model: ActModel, limits: { text_max: number; staff_text_max?: number; ask_days_max: number; extend_work_days_max: number; transfer_days_max?: number }, target?: Entry, opinion?: Parameters<typeof fieldsOf>[2]): Errors {
  const errors: Errors = {}
  const longest = act === 'answer' || act === 'publish' || (act === 'correct' && target?.fact === 'received') ? limits.text_max : (limits.staff_text_max ?? limits.text_max)
  for (const { name, kind, optional } of fieldsOf(act, target, opinion)) {
    const value = model[name]
    if (kind === 'number') {
      const most = act === 'transfer-out' ? (limits.transfer_days_max ?? limits.ask_days_max) : name === 'days' ? limits.ask_days_max : limits.extend_work_days_max
      const figure = Number(value)
      if (!Number.isInteger(figure) || figure < 1 || figure > most) errors[name] = t('missing_number', { most })
    } else if (kind === 'area' && typeof value === 'string' && signs(value) > longest) {
      errors[name] = t('too_long', { over: signs(value) - longest, most: longest })
    } else if (!optional && kind === 'photos' && !(value as Kept[]).length) {
      errors[name] = t('missing_photo', { label: labelOf(act, name) })
    } else if (!optional && typeof value === 'string' && !value.trim()) {
      errors[name] = known(`missing_${act}_`, name) ? tc(`missing_${act}_`, name) : t(kind === 'area' ? 'missing_text' : 'missing_choice', { label: labelOf(act, name) })
    }
  }
  if (act === 'handle' && model.before.length && !model.after.length) errors.after = t('missing_handle_after')
  return errors
}

const ids = (photos: Kept[]) => (photos.length ? photos.map((photo) => photo.id) : undefined)
const words = (text: string) => text.trim() || undefined

function placeOf(model: ActModel): Body | undefined {
  const address = words(model.address)
  if (!address) return undefined
  return model.point ? { address, longitude: model.point[0], latitude: model.point[1] } : { address }
}

/** The body to send; nothing that is not in the act's shape. */
export function bodyOf(act: string, model: ActModel, opinion: Opinion, target?: Entry): Body {
  switch (act) {
    case 'sort': return compact({ category: model.category, urgency: model.urgency, approach: model.approach, place: model.address.trim() !== (opinion.place?.address ?? '') || model.point ? placeOf(model) : undefined })
    case 'return': case 'hand-back': case 'suspend': case 'reopen': case 'unmerge': case 'withhold': case 'unpublish': case 'forget': return { reason: model.reason.trim() }
    case 'hand-over': return { to: model.to, reason: model.reason.trim() }
    case 'merge': return { into: model.into }
    case 'assign': return compact({ squad: words(model.squad) })
    case 'ask': return { question: model.question.trim(), days: Number(model.days) }
    case 'answer': return compact({ text: model.text.trim(), attachments: ids(model.attachments) })
    case 'extend': return { work_days: Number(model.work_days), reason: model.reason.trim() }
    case 'transfer-out': return { unit: model.unit.trim(), days: Number(model.days), reason: model.reason.trim() }
    case 'sign-for': case 'take-back': return { text: model.text.trim() }
    case 'call-back': return compact({ reached: model.reached === 'yes', satisfied: model.satisfied ? model.satisfied === 'yes' : undefined, text: model.text.trim() })
    case 'supervise': return { order: model.order.trim() }
    case 'handle': return compact({ text: model.text.trim(), companions: model.companions.length ? model.companions : undefined, before: ids(model.before), after: ids(model.after) })
    case 'reply': return { text: model.text.trim() }
    case 'verify': return compact({ passed: model.passed === 'yes', note: model.note.trim(), attachments: ids(model.attachments) })
    case 'rate': return compact({ satisfied: model.satisfied === 'yes', text: words(model.text) })
    case 'publish': return compact({ text: model.text.trim(), reply: opinion.public?.reply ? words(model.reply) : undefined, photos: model.shown.length ? model.shown : undefined, no_names: model.no_names || undefined })
    case 'correct': return { target: target?.number ?? 0, reason: model.reason.trim(), change: changeOf(model, opinion, target) }
    default: return {}
  }
}

/** Only what differs from what is recorded. */
export function changeOf(model: ActModel, opinion: Opinion, target?: Entry): Body {
  const was = empty(opinion, 'correct', target)
  const change: Body = {}
  for (const { name } of fieldsOf('correct', target)) {
    if (name === 'reason' || model[name] === was[name] || model[name] === '') continue
    if (name === 'address') change.place = placeOf(model)
    else change[name] = model[name]
  }
  return change
}

function compact(body: Body): Body {
  return Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined))
}
