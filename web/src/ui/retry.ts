import type { Problem } from '@/api/types'
import { t } from '@/words'
import { secondsUntil, whenText } from './time'

/** When trying again has a chance, in words; nothing where nobody said, or where the moment is past. */
export function retryText(problem: Problem): string {
  if (!problem.retry_at) return ''
  const seconds = secondsUntil(problem.retry_at)
  if (seconds <= 1) return ''
  if (seconds < 60) return t('retry_in_seconds', { n: seconds })
  return t('retry_after', { at: whenText(problem.retry_at) })
}

/** What is wrong and when to try again, as one piece of text. A server that already told the time is not repeated. */
export function problemText(problem: Problem): string {
  const when = retryText(problem)
  const said = [problem.title, problem.detail].filter(Boolean).join(t('sentence_gap'))
  return when && !problem.detail ? `${said}${t('sentence_gap')}${when}` : said
}
