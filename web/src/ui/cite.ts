import type { Ground } from '@/api/types'
import { t } from '@/words'

/** 19 → 十九, up to 999; anything else stays as it is. */
export function han(value: string | number): string {
  const figure = Number(value)
  if (!Number.isInteger(figure) || figure < 1 || figure > 999) return String(value)
  const digit = (at: number) => t('han_digits').charAt(at)
  const [tens, ones] = [Math.floor(figure / 10) % 10, figure % 10]
  const hundreds = Math.floor(figure / 100)
  let text = hundreds ? digit(hundreds) + t('han_hundred') : ''
  if (tens) text += (tens === 1 && !hundreds ? '' : digit(tens)) + t('han_ten')
  else if (hundreds && ones) text += digit(0)
  return ones ? text + digit(ones) : text
}

/** 本局意见办理规定第十九条第一款第（二）项. An inserted article comes as `10之一`. */
export function citeText(ground: Ground): string {
  const [, figure, rest = ''] = /^(\d+)(.*)$/.exec(String(ground.article)) ?? []
  const article = figure ? t('cite_article', { n: han(figure) }) + rest : String(ground.article)
  const paragraph = ground.paragraph ? t('cite_paragraph', { n: han(ground.paragraph) }) : ''
  const item = ground.item ? t('cite_item', { n: han(ground.item) }) : ''
  return ground.law + article + paragraph + item
}
