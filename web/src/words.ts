import words from '@words/office.json'

/** A key of `words/office.json`. A key that is not there does not compile. */
export type WordKey = keyof typeof words

type Values = Record<string, string | number>

const all: Record<string, string> = words

/** The text of a key with its `{name}`s filled. */
export function t(key: WordKey, values: Values = {}): string {
  return fill(all[key] ?? key, values)
}

/** The text of a key made of a code the server sent, such as `act_` + `close-out`; else what is given. */
export function tc(prefix: string, code: string, otherwise = code): string {
  return all[(prefix + code).replaceAll('-', '_')] ?? otherwise
}

/** Whether there is a text for such a code. */
export function known(prefix: string, code: string): boolean {
  return (prefix + code).replaceAll('-', '_') in all
}

function fill(text: string, values: Values): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => (name in values ? String(values[name]) : whole))
}

/** 1284 → 1,284; a bounded count gets its plus. */
export function count(value: number, exact = true): string {
  return value.toLocaleString('en-US') + (exact ? '' : '+')
}
