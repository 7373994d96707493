/** A guide to one post (`words/help/<role>.json`). */
export interface Guide {
  title: string
  lead: string
  /** The steps of a day; `to` is where the step is done. */
  day: { title: string; text: string; to?: string }[]
  /** What is asked most. */
  asked: { title: string; text: string }[]
}

const files = import.meta.glob<{ default: Guide }>('../../../words/help/*.json')

/** Guides there are, by role: fetched when somebody reads them. */
export const guided = (): string[] => Object.keys(files).map((path) => path.slice(path.lastIndexOf('/') + 1, -'.json'.length))

export async function guideOf(role: string): Promise<Guide | null> {
  const load = files[`../../../words/help/${role}.json`]
  return load ? (await load()).default : null
}
