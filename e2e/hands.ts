import { type Locator, expect } from '@playwright/test'

/** How somebody works a page. The story is told once and walked with each hand. */
export interface Hand {
  press(what: Locator): Promise<void>
  write(field: Locator, text: string): Promise<void>
  /** Chooses the option of a list by its words. */
  choose(list: Locator, words: string): Promise<void>
  /** Picks one of a group. */
  pick(radio: Locator): Promise<void>
  attach(field: Locator, photo: Photo): Promise<void>
}

export interface Photo {
  name: string
  mimeType: string
  buffer: Buffer
}

export const mouse: Hand = {
  press: (what) => what.click(),
  write: (field, text) => field.fill(text),
  choose: async (list, words) => void (await list.selectOption({ label: words })),
  pick: (radio) => radio.check({ force: true }),
  attach: (field, photo) => field.setInputFiles(photo),
}

/** Tab until it has the focus. More stops than this on one page would be a fault of the page. */
const STOPS = 160

const focused = (what: Locator) => what.evaluate((element) => element === document.activeElement)

async function reach(what: Locator): Promise<void> {
  await what.waitFor({ state: 'attached' })
  for (let stop = 0; stop < STOPS; stop++) {
    if (await focused(what)) return
    await what.page().keyboard.press('Tab')
  }
  throw new Error(`no way with Tab to ${what}`)
}

/** Nothing but the keyboard. */
export const keyboard: Hand = {
  async press(what) {
    await reach(what)
    await what.page().keyboard.press('Enter')
  },
  async write(field, text) {
    await reach(field)
    await field.page().keyboard.press('Control+a')
    await field.page().keyboard.insertText(text)
  },
  async choose(list, words) {
    await reach(list)
    const all = await list.locator('option').allTextContents()
    await list.page().keyboard.press('Home')
    for (let step = 0; step < all.length; step++) {
      const now = await list.evaluate((element: HTMLSelectElement) => element.selectedOptions[0]?.textContent ?? '')
      if (now.trim() === words) return
      await list.page().keyboard.press('ArrowDown')
    }
    throw new Error(`${words} is not in the list: ${all.join(', ')}`)
  },
  async pick(radio) {
    const page = radio.page()
    await radio.waitFor({ state: 'attached' })
    const inGroup = () => radio.evaluate((element: HTMLInputElement) => {
      const at = document.activeElement
      return at instanceof HTMLInputElement && at.type === 'radio' && at.name === element.name
    })
    for (let stop = 0; stop < STOPS && !(await inGroup()); stop++) await page.keyboard.press('Tab')
    await page.keyboard.press('Space')
    for (let step = 0; step < 12 && !(await radio.isChecked()); step++) await page.keyboard.press('ArrowRight')
    if (!(await radio.isChecked())) throw new Error(`no way with the arrows to ${radio}`)
  },
  async attach(field, photo) {
    // The browser may still be arranging to hand the dialog over when the first key arrives: press again.
    for (let press = 1; ; press++) {
      await reach(field)
      const chosen = field.page().waitForEvent('filechooser', { timeout: 3000 }).catch(() => null)
      await field.page().keyboard.press(press % 2 ? 'Enter' : 'Space')
      const chooser = await chosen
      if (chooser) return chooser.setFiles(photo)
      if (press === 4) throw new Error(`no dialog to choose a file from ${field}`)
    }
  },
}

/** A box has no arrows: the keyboard walks to it and presses space. */
export async function tick(hand: Hand, box: Locator): Promise<void> {
  if (hand === mouse) return box.check()
  await box.waitFor({ state: 'attached' })
  for (let stop = 0; stop < 60 && !(await box.evaluate((element) => element === document.activeElement)); stop++) await box.page().keyboard.press('Tab')
  await box.page().keyboard.press('Space')
  await expect(box).toBeChecked()
}
