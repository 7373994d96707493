import type { ActStanding, Me, Opinion } from '@/api/types'

/** The order of the work, in which possible acts are offered. */
const flow = ['sort', 'assign', 'accept', 'handle', 'reply', 'verify', 'close-out', 'resume', 'take-back', 'sign-for', 'answer', 'ask', 'extend', 'call-back', 'transfer-out', 'hand-over', 'hand-back', 'merge', 'urge', 'supervise', 'suspend', 'rate', 'return', 'reopen', 'unmerge', 'publish', 'withhold', 'unpublish', 'forget', 'correct']
/** What takes it on from where it stands. Closed, returned and merged ones wait for nobody. */
const next: Record<string, string> = {
  to_sort: 'sort', to_assign: 'assign', to_accept: 'accept', handling: 'handle', to_reply: 'reply', to_verify: 'verify',
  to_close_out: 'close-out', asking: 'answer', suspended: 'resume',
}
/** Possible for the whole squad, but whoever accepted it is who does it. */
const handlers = ['handle', 'reply']
export const actKeys: Record<string, string> = { handle: 'H', reply: 'R', sort: 'S', accept: 'A', verify: 'V' }

const rank = (act: ActStanding) => (flow.indexOf(act.act) + flow.length + 1) % (flow.length + 1)

export interface Acts {
  /** The next step, where it is this person's; else whatever is possible stands alike among the others. */
  first: ActStanding | null
  others: ActStanding[]
  /** Impossible now, with reasons that concern the matter. */
  blocked: ActStanding[]
  /** Another squad's: for this person nothing else about them matters. */
  otherSquad: ActStanding[]
  /** Another post's to do. */
  elsewhere: ActStanding[]
}

const because = (act: ActStanding, code: string) => act.reasons.some((reason) => reason.code === code)

/** Sorts what the server says is possible into what the page shows. Corrections are offered at their entries. */
export function arrange(opinion: Opinion, me: Pick<Me, 'id'>): Acts {
  // What only the reporter may do is no act of this page.
  const acts = opinion.acts.filter((act) => act.act !== 'correct' && !because(act, 'only_reporter')).sort((a, b) => rank(a) - rank(b))
  const possible = acts.filter((act) => act.possible)
  const theirs = (act: string) => !handlers.includes(act) || !opinion.handler || opinion.handler.id === me.id
  const first = possible.find((act) => act.act === next[opinion.standing.code] && theirs(act.act)) ?? null
  const impossible = acts.filter((act) => !act.possible)
  const elsewhere = impossible.filter((act) => because(act, 'not_permitted'))
  const otherSquad = impossible.filter((act) => !elsewhere.includes(act) && because(act, 'not_your_squad'))
  const blocked = impossible.filter((act) => !elsewhere.includes(act) && !otherSquad.includes(act))
  return { first, others: possible.filter((act) => act !== first), blocked, otherSquad, elsewhere }
}

/** The name of an act without the sign that it will ask first. */
export const bare = (name: string): string => name.replace(/(…|\.\.\.)$/, '')
