import { afterEach, describe, expect, it, vi } from 'vitest'
import { call, onSignedOut, withQuery } from './client'
import { ApiProblem } from './problem'

const answers = (...list: Response[]) => {
  const fetch = vi.fn(async (_path: string, _init: RequestInit) => {
    const next = list.shift()
    if (!next) throw new TypeError('no network')
    return next
  })
  vi.stubGlobal('fetch', fetch)
  return fetch
}
const json = (body: unknown, status = 200, headers: Record<string, string> = {}) => new Response(JSON.stringify(body), { status, headers })
const headersOf = (fetch: ReturnType<typeof answers>, at = 0) => fetch.mock.calls[at]![1].headers as Record<string, string>

afterEach(() => {
  vi.unstubAllGlobals()
  vi.useRealTimers()
  onSignedOut(() => {})
})

describe('call', () => {
  it('sends the version seen and a key with a POST, and reads the ETag', async () => {
    const fetch = answers(json({ id: 'a' }, 200, { ETag: '"8"' }))
    const answer = await call('POST', '/api/v1/opinions/a/reply', { body: { text: 'x' }, version: 7 })
    expect(headersOf(fetch)['If-Match']).toBe('"7"')
    expect(headersOf(fetch)['Idempotency-Key']).toMatch(/^[0-9a-f]{32}$/)
    expect(answer.etag).toBe('"8"')
  })

  it('uses the same key again after no answer, and a new one after an answer', async () => {
    const fetch = answers()
    await expect(call('POST', '/p', { body: { a: 1 } })).rejects.toMatchObject({ problem: { code: 'network', status: 0 } })
    await expect(call('POST', '/p', { body: { a: 1 } })).rejects.toBeInstanceOf(ApiProblem)
    expect(headersOf(fetch, 1)['Idempotency-Key']).toBe(headersOf(fetch, 0)['Idempotency-Key'])
    const later = answers(json({}), json({}))
    await call('POST', '/p', { body: { a: 1 } })
    await call('POST', '/p', { body: { a: 1 } })
    expect(headersOf(later, 0)['Idempotency-Key']).toBe(headersOf(fetch, 0)['Idempotency-Key'])
    expect(headersOf(later, 1)['Idempotency-Key']).not.toBe(headersOf(later, 0)['Idempotency-Key'])
  })

  it('waits for Retry-After and tries once more with the same key', async () => {
    vi.useFakeTimers()
    const fetch = answers(json({}, 503, { 'Retry-After': '2' }), json({ ok: true }))
    const running = call('POST', '/busy', { body: {} })
    await vi.advanceTimersByTimeAsync(1900)
    expect(fetch).toHaveBeenCalledTimes(1)
    await vi.advanceTimersByTimeAsync(200)
    expect((await running).value).toEqual({ ok: true })
    expect(headersOf(fetch, 1)['Idempotency-Key']).toBe(headersOf(fetch, 0)['Idempotency-Key'])
  })

  it('sends to sign-in on 401, unless it is the sign-in itself', async () => {
    const out = vi.fn()
    onSignedOut(out)
    answers(json({ code: 'no_session' }, 401), json({ code: 'wrong_password' }, 401))
    await expect(call('GET', '/x')).rejects.toMatchObject({ problem: { status: 401 } })
    await expect(call('POST', '/api/v1/session', { body: {}, quiet: true })).rejects.toMatchObject({ problem: { code: 'wrong_password' } })
    expect(out).toHaveBeenCalledTimes(1)
  })

  it('keeps the number to quote when the answer is no problem document', async () => {
    answers(new Response('<h1>gone</h1>', { status: 502, headers: { 'X-Request-Id': 'E-1' } }))
    await expect(call('GET', '/x')).rejects.toMatchObject({ problem: { status: 502, request_id: 'E-1' } })
  })
})

it('leaves empty conditions out of the address', () => {
  expect(withQuery('/o', { view: 'open', squad: '', limit: undefined, number: '0147' })).toBe('/o?view=open&number=0147')
})
