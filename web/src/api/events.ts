/** What the server says while a page is open. */
export type LiveEvent = { kind: 'opinion'; id: string; number: string; act: string } | { kind: 'inbox'; count: number } | { kind: 'behind' } | { kind: 'clock'; now: string; refused: string | null } | { kind: 'state'; connected: boolean }

type Listener = (event: LiveEvent) => void

/** One connection for the whole application, opened with the first listener and closed with the last. */
export class LiveEvents {
  private source: EventSource | null = null
  private listeners = new Set<Listener>()
  private timer = 0

  listen(listener: Listener): () => void {
    this.listeners.add(listener)
    if (!this.source) this.connect()
    return () => {
      this.listeners.delete(listener)
      if (this.listeners.size === 0) this.close()
    }
  }

  close(): void {
    clearTimeout(this.timer)
    this.source?.close()
    this.source = null
  }

  private connect(): void {
    const source = new EventSource('/api/v1/events')
    this.source = source
    source.onopen = () => this.tell({ kind: 'state', connected: true })
    source.onerror = () => {
      this.tell({ kind: 'state', connected: false })
      // The browser tries again by itself unless the answer was an error; then we do, slowly.
      if (source.readyState === EventSource.CLOSED) {
        this.source = null
        this.timer = window.setTimeout(() => this.listeners.size > 0 && this.connect(), 15_000)
      }
    }
    source.addEventListener('opinion', (event) => this.tell({ kind: 'opinion', ...JSON.parse((event as MessageEvent<string>).data) }))
    // Too many at once: what is on the screen must be read again.
    source.addEventListener('behind', () => this.tell({ kind: 'behind' }))
    source.addEventListener('clock', (event) => this.tell({ kind: 'clock', ...JSON.parse((event as MessageEvent<string>).data) }))
    source.addEventListener('inbox', (event) => this.tell({ kind: 'inbox', ...JSON.parse((event as MessageEvent<string>).data) }))
  }

  private tell(event: LiveEvent): void {
    for (const listener of [...this.listeners]) listener(event)
  }
}
