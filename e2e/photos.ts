import { crc32, deflateSync } from 'node:zlib'
import type { Photo } from './hands.ts'

function chunk(kind: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(kind, 'latin1'), data])
  const framed = Buffer.alloc(body.length + 8)
  framed.writeUInt32BE(data.length, 0)
  body.copy(framed, 4)
  framed.writeUInt32BE(crc32(body), body.length + 4)
  return framed
}

/** A street drawn by code: a stall at the kerb before, an empty pavement after. */
export function photo(name: string, stall: boolean): Photo {
  const [wide, high] = [640, 480]
  const rows = Buffer.alloc(high * (wide * 3 + 1))
  for (let y = 0; y < high; y++) {
    for (let x = 0; x < wide; x++) {
      const at = y * (wide * 3 + 1) + 1 + x * 3
      const colour = stall && x > 220 && x < 420 && y > 230 && y < 360 ? [176, 58, 46] : y < 210 ? [196 - y / 4, 214 - y / 5, 230] : y < 340 ? [150, 146, 140] : [92, 94, 98]
      colour.forEach((part, index) => (rows[at + index] = part))
    }
  }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(wide, 0)
  head.writeUInt32BE(high, 4)
  head.set([8, 2, 0, 0, 0], 8)
  const buffer = Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), chunk('IHDR', head), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))])
  return { name, mimeType: 'image/png', buffer }
}
