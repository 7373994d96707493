import type { CatalogueQuestion, CatalogueRow } from '@/api/types'

export const units = ['work_hour', 'work_day', 'urgent_hour', 'urgent_day'] as const
export const approaches = ['assist', 'manage', 'enforce'] as const
export const answerForms = ['text', 'number', 'day', 'one', 'many'] as const

/** A question as it is typed: its choices in one line. */
export interface QuestionModel { key: number; code: string; asks: string; form: string; choices: string }

/** Choices are parted by a comma, a list mark, or white space. */
export const choicesOf = (typed: string): string[] => typed.split(/[\s,\uff0c\u3001;\uff1b]+/).filter(Boolean)

export const isChosen = (form: string): boolean => form === 'one' || form === 'many'

export function questionBody(model: QuestionModel): CatalogueQuestion {
  return { code: model.code, asks: model.asks, form: model.form, choices: isChosen(model.form) ? choicesOf(model.choices) : [] }
}

/** A code no question of any category has: answers are kept by it alone. */
export const newCode = (): string => `q-${Math.random().toString(36).slice(2, 10)}`

/** First levels in their order, each with its rows. */
export function majorsOf(rows: readonly CatalogueRow[]): { code: string; name: string; rows: CatalogueRow[] }[] {
  const majors: { code: string; name: string; rows: CatalogueRow[] }[] = []
  for (const row of rows) {
    const major = majors.find((one) => one.code === row.major)
    if (major) major.rows.push(row)
    else majors.push({ code: row.major, name: row.major_name, rows: [row] })
  }
  return majors
}

/** The list with one row changed, or added behind the others of its first level. */
export function withRow(rows: readonly CatalogueRow[], row: CatalogueRow): CatalogueRow[] {
  if (rows.some((one) => one.code === row.code)) return rows.map((one) => (one.code === row.code ? row : one))
  const last = rows.findLastIndex((one) => one.major === row.major)
  return last < 0 ? [...rows, row] : [...rows.slice(0, last + 1), row, ...rows.slice(last + 1)]
}

/** A row one place up or down among those of its first level. */
export function moved(rows: readonly CatalogueRow[], code: string, by: -1 | 1): CatalogueRow[] {
  const from = rows.findIndex((one) => one.code === code)
  const same = rows.map((one, at) => (one.major === rows[from]!.major ? at : -1)).filter((at) => at >= 0)
  const to = same[same.indexOf(from) + by]
  if (to === undefined) return [...rows]
  const swapped = [...rows]
  ;[swapped[from], swapped[to]] = [rows[to]!, rows[from]!]
  return swapped
}
