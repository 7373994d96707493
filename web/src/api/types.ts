/**
 * The names this front end uses for what the API's own document describes (`schema.d.mts`, made from it). Where the
 * document says only "a string", the closed list stands here.
 */
import type { components } from './schema.mjs'

type Schemas = components['schemas']

/** The document calls what may be null optional as well; an answer always has the key. */
type Sent<T> = T extends (infer Item)[] ? Sent<Item>[] : T extends object ? { [Key in keyof T]-?: Sent<T[Key]> } : T
/** The same with some fields known more closely. */
type With<T, Closer> = Omit<T, keyof Closer> & Closer

export type Lonlat = [number, number]
export type Colour = 'on_time' | 'yellow' | 'red' | 'suspended' | 'closed'
export type ClockGroup = 'overdue' | 'today' | 'soon' | 'normal' | 'suspended' | 'done'

export type Named = Sent<Schemas['Named']>
export type Count = Sent<Schemas['Count']>
/** A squad or a person. */
export type Party = Sent<Schemas['Reference1']>
export type Bureau = Sent<Schemas['BureauName']>
export type Me = With<Sent<Schemas['Me']>, { permissions: Record<string, 'squad' | 'bureau'> }>

export type Category = Sent<Schemas['CategoryView']>
export type Squad = Sent<Schemas['SquadView']>
export type Person = Sent<Schemas['PersonView']>
export type Reference = Sent<Schemas['ReferenceView']>
export type DistrictMap = With<Sent<Schemas['District']>, {
  boundary: Lonlat[]
  cells: With<Schemas['Cell'], { ring: Lonlat[] }>[]
  roads: With<Schemas['Road'], { line: Lonlat[] }>[]
  river: Lonlat[]
  labels: With<Schemas['Label'], { at: Lonlat }>[]
  /** Whose map it is, for the page before sign-in. */
  bureau?: Bureau
}>

export type View = Sent<Schemas['ViewCount']>
export type Clock = With<Sent<Schemas['RowClock']>, { colour: Colour; group: ClockGroup }>
export type Row = With<Sent<Schemas['Row']>, { clock: Clock | null }>

export type Ground = Sent<Schemas['Ground']>
export type Reason = Sent<Schemas['ReasonView']>
export type ActStanding = Sent<Schemas['ActView']>
export type Photo = Sent<Schemas['PhotoView']>
export type Entry = With<Sent<Schemas['TimelineEntry']>, { by: With<Sent<Schemas['ByView']>, { capacity: 'staff' | 'resident' | 'automatic' }> }>
export type Day = With<Sent<Schemas['StripDay']>, { mark: 'start' | 'counted' | 'skipped' | 'due' }>
export type FullClock = With<Sent<Schemas['FullClock']>, { colour: Colour; days: Day[] }>
export type Place = Sent<Schemas['PlaceView']>
export type Nearby = Sent<Schemas['Nearby']>
export type OtherOpinion = Sent<Schemas['OtherOpinion']>
export type Opinion = With<Sent<Schemas['OpinionView']>, { clock: Clock | null; timeline: Entry[]; clocks: FullClock[] }>

export type Notice = Sent<Schemas['NoticeView']>
export interface Page<T> { items: T[]; next: string | null; previous?: string | null; count: Count; stopped?: boolean }

export type FieldProblem = Schemas['Field']
/** RFC 9457 with what this API adds; one made here, without the server, says less. */
export type Problem = With<Partial<Schemas['Problem']>, Pick<Schemas['Problem'], 'title' | 'status' | 'code'> & {
  reasons?: Reason[]
  grounds?: Ground[]
  /** When trying again has a chance: said by the server, or counted from its `Retry-After`. */
  retry_at?: string | null
}>

export type Received = With<Sent<Schemas['Intake']>, { opinion: Opinion }>
export type Revealed = Sent<Schemas['Revealed']>
export type Attachment = Sent<Schemas['Uploaded']>

/** The body of an act or an intake; checked by the server. */
export type Body = Record<string, unknown>
