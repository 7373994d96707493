import type { Body, Lonlat } from '@/api/types'
import { t } from '@/words'
import { signs, type Kept } from './acts/forms'

/** What an operator types while somebody talks. */
export interface Intake {
  kind: string
  channel: string
  text: string
  address: string
  point: Lonlat | null
  name: string
  phone: string
  anonymous: boolean
  photos: Kept[]
  source: string
  category: string
  /** Code of a question to what was answered. */
  answers: Record<string, string[]>
}

export const blank = (channel = 'hotline'): Intake => ({ kind: 'complaint', channel, text: '', address: '', point: null, name: '', phone: '', anonymous: false, photos: [], source: '', category: '', answers: {} })

export function checkIntake(intake: Intake, most: number): Record<string, string> {
  const errors: Record<string, string> = {}
  if (!intake.kind) errors.kind = t('new_missing_kind')
  if (!intake.channel) errors.channel = t('new_missing_channel')
  if (!intake.text.trim()) errors.text = t('new_missing_text')
  else if (signs(intake.text) > most) errors.text = t('too_long', { over: signs(intake.text) - most, most })
  if (!intake.anonymous && intake.phone.trim() && !/^\+?[\d -]{6,20}$/.test(intake.phone.trim())) errors.phone = t('new_missing_phone')
  return errors
}

/** `asked`: codes of what the category asks; answers to another's stay behind. */
export function intakeBody(intake: Intake, asked: string[] = []): Body {
  const body: Body = { kind: intake.kind, channel: intake.channel, text: intake.text.trim() }
  const address = intake.address.trim()
  if (address || intake.point) body.place = { address, ...(intake.point ? { longitude: round(intake.point[0]), latitude: round(intake.point[1]) } : {}) }
  const contact = { ...(intake.name.trim() ? { name: intake.name.trim() } : {}), ...(intake.phone.trim() ? { phone: intake.phone.trim() } : {}) }
  if (intake.anonymous) body.anonymous = true
  else if (Object.keys(contact).length) Object.assign(body, { contact, anonymous: false })
  if (intake.photos.length) body.attachments = intake.photos.map((photo) => photo.id)
  if (intake.source.trim()) body.source_id = intake.source.trim()
  if (intake.category) body.category = intake.category
  const answers = Object.fromEntries(asked.map((code): [string, string[]] => [code, (intake.answers[code] ?? []).filter((given) => given.trim())]).filter(([, given]) => given.length))
  if (Object.keys(answers).length) body.answers = answers
  return body
}

const round = (degrees: number) => Math.round(degrees * 1e6) / 1e6

/** QT5H8W3N2C7K4M → QT5H-8W3N-2C7K-4M. */
export const inFours = (receipt: string): string => receipt.replace(/-/g, '').replace(/(.{4})(?=.)/g, '$1-')
