/** The shapes of `docs/formats/office-api.md`. Names and texts come from the server in Chinese; codes do not. */

export interface Named { code: string; name: string }
export interface Count { value: number; exact: boolean }
export type Colour = 'on_time' | 'yellow' | 'red' | 'suspended' | 'closed'
export type ClockGroup = 'overdue' | 'today' | 'soon' | 'normal' | 'suspended' | 'done'
export type Lonlat = [number, number]

/** A squad or a person. */
export interface Party { id: string; name: string }

export interface Bureau { code: string; name: string; short_code: string; demo: boolean }

export interface Me {
  account: string
  id: string
  name: string
  post: string
  squad: Party | null
  roles: string[]
  permissions: Record<string, 'squad' | 'bureau'>
  bureau: Bureau
  inbox: number
  now: string
  demo_clock: boolean
}

/** `approach` is what such a matter usually takes. */
export interface Category { code: string; name: string; major: string; major_name: string; approach?: string }
export interface Squad { id: string; name: string; parent: string | null }
export interface Person { id: string; name: string; squad: Party | null }

export interface Reference {
  categories: Category[]
  squads: Squad[]
  people: Person[]
  kinds: Named[]
  channels: Named[]
  urgencies: Named[]
  approaches: Named[]
  standings: Named[]
  colours: Named[]
  limits: {
    text_max: number
    /** Signs of what staff write; where it is not told, as long as a resident's words. */
    staff_text_max?: number
    photos_max: number
    photo_bytes_max: number
    ask_days_max: number
    extend_work_days_max: number
  }
}

export interface DistrictMap {
  boundary: Lonlat[]
  cells: { name: string; street: string; ring: Lonlat[] }[]
  roads: { name: string; line: Lonlat[] }[]
  river: Lonlat[]
  labels: { name: string; at: Lonlat }[]
  /** Whose map it is, for the page before sign-in. */
  bureau?: Bureau
}

export interface View { view: string; name: string; count: Count }

export interface Clock {
  clock: string
  colour: Colour
  text: string
  due_at: string | null
  due_text: string | null
  group: ClockGroup
}

export interface Row {
  id: string
  number: string
  version: number
  title: string
  kind: Named
  category: Named | null
  address: string | null
  grid: string | null
  approach: Named | null
  urgency: Named | null
  standing: Named
  squad: Party | null
  handler: Party | null
  channel: Named
  received_at: string
  closed_at: string | null
  clock: Clock | null
  supervised: boolean
  merged: number
  photos: number
}

export interface Ground {
  law: string
  article: string | number
  paragraph: string | number | null
  item: string | number | null
  version: string
  gist: string | null
  verified: boolean
}

export interface Reason {
  code: string
  text: string
  way: string | null
  earliest: string | null
  grounds: Ground[]
  way_out: string[]
}

export interface ActStanding { act: string; name: string; possible: boolean; reasons: Reason[] }

export interface Photo { id: string; url: string; small_url: string; sm3: string; label?: string | null }

export interface Entry {
  number: number
  at: string
  by: { capacity: 'staff' | 'resident' | 'automatic'; name: string; post: string | null; squad: string | null }
  fact: string
  text: string
  said: string | null
  photos: Photo[]
  corrected: boolean
  correctable: boolean
  sequence: number | null
  hash: string | null
}

export interface Day {
  day: string
  label: string
  mark: 'start' | 'counted' | 'skipped' | 'due'
  past?: boolean
  today?: boolean
}

export interface FullClock {
  clock: string
  name: string
  colour: Colour
  text: string
  due_at: string | null
  due_text: string | null
  limit_text: string
  rule_text: string
  skipped_text: string | null
  counted_text: string | null
  then_text: string | null
  provisional_text: string | null
  grounds: Ground[]
  days: Day[]
}

export interface Place {
  longitude: number | null
  latitude: number | null
  address: string | null
  grid: string | null
  street: string | null
}

export interface Nearby {
  id: string
  number: string
  title: string
  metres: number | null
  shared_words: string[]
  standing: Named
  longitude?: number | null
  latitude?: number | null
}

export interface Opinion extends Row {
  text: string
  anonymous: boolean
  reporter: { name: string | null; phone: string | null; masked: boolean } | null
  place: Place | null
  photo_list: Photo[]
  timeline: Entry[]
  clocks: FullClock[]
  acts: ActStanding[]
  nearby: Nearby[]
  merged_into: { id: string; number: string; title: string } | null
  absorbed: { id: string; number: string; title: string }[]
  asked: { question: string; until: string } | null
  rating: { satisfied: boolean; text: string | null } | null
  source_id: string | null
}

export interface Notice {
  id: string
  kind: string
  text: string
  at: string
  read: boolean
  opinion: { id: string; number: string; title: string } | null
}

export interface Page<T> { items: T[]; next: string | null; previous?: string | null; count: Count }

export interface FieldProblem { path: string; code: string; mend: string }

/** RFC 9457 with what this API adds. */
export interface Problem {
  type?: string
  title: string
  status: number
  detail?: string | null
  code: string
  act?: string
  grounds?: Ground[]
  fields?: FieldProblem[]
  reasons?: Reason[]
  met?: string[]
  /** The journal entry of a refused attempt: its id, or with its place once it is linked. */
  entry?: string | { sequence: number | null; id: string }
  request_id?: string
  retry_at?: string
}

/** The body of an act or an intake; checked by the server. */
export type Body = Record<string, unknown>
