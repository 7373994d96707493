import { ApiProblem, readProblem, unreachable } from './problem'
import type { Body } from './types'

export interface Answer<T> { value: T; etag: string | null }

interface Options {
  body?: Body
  version?: number
  signal?: AbortSignal
  /** The answer is a file. */
  file?: boolean
  /** Do not send the person to sign-in on 401 (the sign-in itself, and the first look at who is there). */
  quiet?: boolean
}

let signInAgain: () => void = () => {}

/** What to do when the session has ended; set once by the shell. */
export function onSignedOut(act: () => void): void {
  signInAgain = act
}

/** Keys of POSTs without an answer yet: the same words sent again are the same request. */
const unanswered = new Map<string, string>()

export async function call<T>(method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, options: Options = {}): Promise<Answer<T>> {
  const body = options.body === undefined ? undefined : JSON.stringify(options.body)
  const same = `${method} ${path} ${options.version ?? ''} ${body ?? ''}`
  const headers: Record<string, string> = { Accept: options.file ? '*/*' : 'application/json' }
  if (body !== undefined) headers['Content-Type'] = 'application/json'
  if (options.version !== undefined) headers['If-Match'] = `"${options.version}"`
  if (method === 'POST') headers['Idempotency-Key'] = keep(same)

  const answer = await ask(path, { method, headers, body, signal: options.signal, credentials: 'same-origin' })
  // From a proxy nobody learns whether the server behind it had begun: the same key stays good for another try.
  if (![502, 503, 504].includes(answer.status)) unanswered.delete(same)
  if (!answer.ok) {
    const problem = await readProblem(answer)
    if (problem.status === 401 && !options.quiet) signInAgain()
    throw problem
  }
  const value = (answer.status === 204 ? undefined : await (options.file ? answer.blob() : answer.json())) as T
  return { value, etag: answer.headers.get('ETag') }
}

export async function get<T>(path: string, query: Record<string, string | number | undefined> = {}, signal?: AbortSignal): Promise<T> {
  return (await call<T>('GET', withQuery(path, query), { signal })).value
}

export function withQuery(path: string, query: Record<string, string | number | undefined>): string {
  const pairs = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) if (value !== undefined && value !== '') pairs.set(name, String(value))
  const text = pairs.toString()
  return text ? `${path}?${text}` : path
}

/** One try, and one more after `Retry-After` when the server says it is busy. */
async function ask(path: string, init: RequestInit): Promise<Response> {
  const first = await send(path, init)
  if (first.status !== 503) return first
  const seconds = Number(first.headers.get('Retry-After') ?? '1')
  await new Promise((resolve) => setTimeout(resolve, Math.min(Number.isFinite(seconds) ? seconds : 1, 10) * 1000))
  return send(path, init)
}

async function send(path: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(path, init)
  } catch (thrown) {
    if (init.signal?.aborted) throw thrown
    throw unreachable()
  }
}

function keep(same: string): string {
  const known = unanswered.get(same)
  if (known) return known
  const fresh = randomKey()
  unanswered.set(same, fresh)
  return fresh
}

/** 128 random bits; `randomUUID` is missing where the page came over plain HTTP. */
export function randomKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('')
}

const answerHeaders = (request: XMLHttpRequest): Record<string, string> =>
  Object.fromEntries(['Retry-After', 'X-Request-Id'].flatMap((name) => (request.getResponseHeader(name) ? [[name, request.getResponseHeader(name)!]] : [])))

/** Sends one file and says how far it is. `fetch` cannot. */
export function upload<T>(path: string, file: File, progress: (share: number) => void, signal?: AbortSignal, keyed = true): Promise<T> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    const form = new FormData()
    form.append('file', file)
    request.open('POST', path)
    if (keyed) request.setRequestHeader('Idempotency-Key', randomKey())
    request.upload.onprogress = (event) => event.lengthComputable && progress(event.loaded / event.total)
    request.onerror = () => reject(unreachable())
    request.onload = () => {
      if (request.status < 300) return resolve(JSON.parse(request.responseText) as T)
      if (request.status === 401) signInAgain()
      readProblem(new Response(request.responseText, { status: request.status, headers: answerHeaders(request) })).then(reject, reject)
    }
    signal?.addEventListener('abort', () => {
      request.abort()
      reject(new ApiProblem({ title: '', status: 0, code: 'aborted' }))
    })
    request.send(form)
  })
}
