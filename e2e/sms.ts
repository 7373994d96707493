import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A short-message gateway of this machine, as a vendor would run one. */
export class SmsGateway {
  readonly taken: { to: string; text: string; key: string }[] = []
  /** What it answers. */
  answer: { status: number; body: string } = { status: 200, body: '{"code":"ok"}' }
  private constructor(private readonly server: Server) {}

  static open(): Promise<SmsGateway> {
    return new Promise((resolve) => {
      const server = createServer((request, response) => {
        let body = ''
        request.on('data', (piece) => (body += String(piece)))
        request.on('end', () => {
          gateway.taken.push(JSON.parse(body))
          response.writeHead(gateway.answer.status).end(gateway.answer.body)
        })
      })
      const gateway = new SmsGateway(server)
      server.listen(0, '127.0.0.1', () => resolve(gateway))
    })
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/send`
  }

  close(): Promise<void> {
    return new Promise((resolve) => this.server.close(() => resolve()))
  }
}
