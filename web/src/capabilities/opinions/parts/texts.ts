import type { Opinion, ReplyText } from '@/api/types'

/** What the placeholders of a text stand for; a name without a value stays, so that whoever replies sees the gap. */
export function filledText(text: string, opinion: Pick<Opinion, 'number' | 'address' | 'category' | 'squad'>): string {
  const values: Record<string, string | undefined> = { number: opinion.number, address: opinion.address ?? undefined, category: opinion.category?.name, squad: opinion.squad?.name }
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole)
}

/** Texts with all the words typed, those of the category first. */
export function foundTexts(texts: readonly ReplyText[], typed: string, category: string | undefined): ReplyText[] {
  const words = typed.trim().toLowerCase().split(/\s+/).filter(Boolean)
  const has = (text: ReplyText) => words.every((word) => `${text.title}\n${text.text}\n${text.category?.name ?? ''}`.toLowerCase().includes(word))
  const rank = (text: ReplyText) => (text.category?.code === category && category ? 0 : text.category ? 2 : 1)
  return texts.filter(has).sort((one, other) => rank(one) - rank(other))
}
