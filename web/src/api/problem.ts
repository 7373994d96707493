import { inSeconds } from '@/ui/time'
import { t } from '@/words'
import type { Problem } from './types'

/** Thrown by every call that was not answered well. `status` 0: the network gave no answer. */
export class ApiProblem extends Error {
  constructor(readonly problem: Problem) {
    super(problem.title)
  }

  get status(): number {
    return this.problem.status
  }

  get code(): string {
    return this.problem.code
  }
}

/** No answer at all. Nothing is known to have been done; the same key makes trying again safe. */
export function unreachable(): ApiProblem {
  return new ApiProblem({ title: t('error_network_title'), detail: t('error_network_detail'), status: 0, code: 'network' })
}

/** Reads problem+json; anything else becomes a problem with the number to quote from the header. */
export async function readProblem(answer: Response): Promise<ApiProblem> {
  const request_id = answer.headers.get('X-Request-Id') ?? undefined
  try {
    const problem = (await answer.json()) as Problem
    return new ApiProblem({ ...problem, status: answer.status, request_id: problem.request_id ?? request_id, retry_at: problem.retry_at ?? retryAt(answer) })
  } catch {
    // A proxy in front answers for a server that is just starting: its page says nothing to anybody here.
    const away = [502, 503, 504].includes(answer.status)
    const title = away ? t('error_away_title') : t('error_server_title')
    return new ApiProblem({ title, detail: away ? t('error_away_detail') : undefined, status: answer.status, code: away ? 'away' : 'unreadable', request_id, retry_at: retryAt(answer) })
  }
}

/** `Retry-After` as an instant; it comes as seconds or as a date. */
function retryAt(answer: Response): string | undefined {
  const said = answer.headers.get('Retry-After')
  if (!said) return undefined
  const seconds = /^\d+$/.test(said) ? Number(said) : (Date.parse(said) - Date.now()) / 1000
  return Number.isFinite(seconds) ? inSeconds(seconds) : undefined
}

/** Whatever was thrown, as a problem that can be shown. */
export function asProblem(thrown: unknown): Problem {
  if (thrown instanceof ApiProblem) return thrown.problem
  return { title: t('error_unexpected_title'), detail: String(thrown), status: -1, code: 'unexpected' }
}
