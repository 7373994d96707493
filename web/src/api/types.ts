/** The names this front end uses for what the API's own document describes (`schema.d.mts`, made from it). */
import type { components } from './schema.mjs'

type Schemas = components['schemas']

/** The same with some fields known more closely: the document has no pairs. */
type With<T, Closer> = Omit<T, keyof Closer> & Closer

export type Lonlat = [number, number]
export type Colour = Schemas['Colour']
export type ClockGroup = Schemas['ClockGroup']

export type Named = Schemas['Named']
export type Count = Schemas['Count']
/** A squad or a person. */
export type Party = Schemas['NamedId']
export type Bureau = Schemas['BureauName']
export type Me = Schemas['Me']

export type Category = Schemas['CategoryView']
export type Squad = Schemas['SquadView']
export type Person = Schemas['PersonView']
export type Reference = Schemas['ReferenceView']
export type DistrictMap = With<Schemas['District'], {
  boundary: Lonlat[]
  cells: With<Schemas['Cell'], { ring: Lonlat[] }>[]
  roads: With<Schemas['Road'], { line: Lonlat[] }>[]
  river: Lonlat[]
  labels: With<Schemas['Label'], { at: Lonlat }>[]
  /** Whose map it is, for the page before sign-in. */
  bureau?: Bureau
}>

export type Figure = Schemas['Figure']
export type Overview = Schemas['Overview']
export type Load = Schemas['Load']
export type Period = Schemas['Period']
export type OfficerLoad = Schemas['OfficerLoad']
export type HandedOver = Schemas['HandedOver']

export type View = Schemas['ViewCount']
export type Clock = Schemas['RowClock']
export type Row = Schemas['Row']

export type Ground = Schemas['Ground']
export type Reason = Schemas['ReasonView']
export type ActStanding = Schemas['ActView']
export type Photo = Schemas['PhotoView']
export type Entry = Schemas['TimelineEntry']
export type Day = Schemas['StripDay']
export type FullClock = Schemas['FullClock']
export type Place = Schemas['PlaceView']
export type Nearby = Schemas['Nearby']
export type OtherOpinion = Schemas['OtherOpinion']
export type Opinion = Schemas['OpinionView']

export type HeldOfPerson = Schemas['HeldOfPerson']
export type Hints = Schemas['Hints']
export type ImportRow = Schemas['ImportRow']
export type ImportFile = Schemas['ImportView']
export type ImportReport = Schemas['ImportReport']

export type AccountRow = Schemas['AccountRow']
export type OwnAccount = Schemas['OwnAccount']
export type EnrolView = Schemas['EnrolView']
export type RecoveryCodes = Schemas['RecoveryCodes']
export type TokenOnce = Schemas['TokenOnce']
export type Account = Schemas['AccountView']
export type AccountPage = Schemas['AccountPage']
export type AccountWithPassword = Schemas['AccountWithPassword']

export type SmsChannel = Schemas['SmsView']
export type MailChannel = Schemas['MailView']
export type QuietHours = Schemas['QuietView']
export type RetentionSetting = Schemas['RetentionSet']
export type SquadInTree = Schemas['SquadInTree']
export type CatalogueSetting = Schemas['CatalogueSet']
export type CatalogueRow = Schemas['CategoryBody']
export type CatalogueQuestion = Schemas['QuestionBody']
export type HolidaysSetting = Schemas['HolidaysSet']
export type ReplyText = Schemas['ReplyText']
export type JoinSetting = Schemas['JoinSet']
export type LimitsSetting = Schemas['LimitsSet']
export type LimitsTrial = Schemas['LimitsTrial']
export type ReopeningSetting = Schemas['ReopeningSet']
export type SignInSetting = Schemas['SignInRulesView']
export type TargetsSetting = Schemas['TargetsSet']
export type RetentionTried = Schemas['RetentionTried']
export type Texts = Schemas['TextsView']
export type MessageText = Schemas['TextView']
export type Preview = Schemas['PreviewView']
export type ContactSetting = Schemas['ContactView']
export type HoursSetting = With<Schemas['HoursView'], { seasons: Season[] }>
export type Season = With<Schemas['SeasonBody'], { spans: [number, number][] }>
export type RulesSetting = Schemas['RulesView']
export type RulesTrial = Schemas['Trial']
export type SettingVersion = Schemas['SettingVersion']
export type Message = Schemas['MessageView']
export type MessagePage = Schemas['MessagePage']
export type Job = Schemas['JobView']
export type JobPage = Schemas['JobPage']

export type Export = Schemas['ExportView']
export type ExportPage = Schemas['ExportPage']
export type SavedView = Schemas['SavedView']

export type JournalPage = Schemas['JournalPage']
export type JournalEntry = Schemas['EntryView']
export type EntryWhole = Schemas['EntryWhole']
export type Check = Schemas['CheckView']
export type Checks = Schemas['Checks']
export type LookPage = Schemas['LookPage']
export type SignInPage = Schemas['SignInPage']

export type Notice = Schemas['NoticeView']
export interface Page<T> { items: T[]; next: string | null; previous?: string | null; count: Count; stopped?: boolean; more_found?: boolean; index_behind?: boolean }

export type FieldProblem = Schemas['Field']
/** RFC 9457 with what this API adds; one made here, without the server, says less. */
export type Problem = With<Partial<Schemas['Problem']>, Pick<Schemas['Problem'], 'title' | 'status' | 'code'> & {
  /** When trying again has a chance: said by the server, or counted from its `Retry-After`. */
  retry_at?: string | null
}>

export type Received = Schemas['Intake']
export type Revealed = Schemas['Revealed']
export type Attachment = Schemas['Uploaded']

/** The body of an act or an intake; checked by the server. */
export type Body = Record<string, unknown>
