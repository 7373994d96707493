import { expect, it } from 'vitest'
import { readProblem } from '@/api/problem'
import { problemText, retryText } from './retry'
import { inSeconds } from './time'

const answer = (body: string, headers: Record<string, string>) => readProblem(new Response(body, { status: 429, headers }))

it('counts the moment from Retry-After, as seconds or as a date', async () => {
  const soon = await answer(JSON.stringify({ title: '太快了', status: 429, code: 'rate' }), { 'Retry-After': '20' })
  expect(retryText(soon.problem)).toMatch(/^等(19|20)秒再试。$/)
  const later = await answer(JSON.stringify({ title: '太快了', status: 429, code: 'rate' }), { 'Retry-After': new Date(Date.now() + 600_000).toUTCString() })
  expect(problemText(later.problem)).toMatch(/^太快了：.*\d+:\d\d以后再试。$/)
})

it('believes the instant the server names, and does not say it twice', () => {
  const problem = { title: '锁住了', status: 429, code: 'locked', detail: '今天 15:10以后再试', retry_at: inSeconds(900) }
  expect(problemText(problem)).toBe('锁住了：今天 15:10以后再试')
  expect(retryText({ ...problem, retry_at: inSeconds(-5) })).toBe('')
})

it('says of a server behind a proxy that it is starting', async () => {
  const { problem } = await readProblem(new Response('<h1>Bad Gateway</h1>', { status: 502 }))
  expect(problem).toMatchObject({ code: 'away', title: '服务器正在重新启动' })
})
