import { type Locator, type Page, expect } from '@playwright/test'
import type { Hand } from './hands.ts'

const PASSWORD = 'chengguan-demo-2026'

/** One of the bureau's people in the office. */
export class Clerk {
  constructor(readonly page: Page, private readonly hand: Hand) {}

  async signIn(account: string): Promise<void> {
    await this.page.goto('/office/')
    await this.hand.write(this.page.getByLabel('账号', { exact: true }), account)
    await this.hand.write(this.page.locator('#password'), PASSWORD)
    await this.hand.press(this.page.getByRole('button', { name: '登录', exact: true }))
    await expect(this.page.getByText('账号菜单')).toBeAttached()
  }

  /** Opens one by its number, with the field every page has. */
  async open(number: string): Promise<void> {
    await this.page.keyboard.press('Control+k')
    await this.page.keyboard.insertText(number)
    await this.page.keyboard.press('Enter')
    await expect(this.acts).toBeVisible()
    await expect(this.page.locator('main')).toContainText(number)
  }

  get acts(): Locator {
    return this.page.getByRole('region', { name: '下一步' })
  }

  get dialog(): Locator {
    return this.page.getByRole('dialog')
  }

  get timeline(): Locator {
    return this.page.getByRole('region', { name: '经过' })
  }

  button(name: string): Locator {
    return this.acts.getByRole('button', { name: new RegExp(`^${name}`) })
  }

  field(name: string): Locator {
    return this.dialog.locator(`[data-field="${name}"]`)
  }

  /** Begins an act and carries it out: with its form, after one more look, or at once. */
  async does(act: string, fill?: () => Promise<void>, lookAgain = false): Promise<void> {
    await this.hand.press(this.button(act))
    await fill?.()
    if (lookAgain) await expect(this.dialog.getByRole('heading', { name: '再看一遍' })).toBeVisible()
    if (fill || lookAgain) await this.carriesOut(this.acts.getByRole('status').filter({ hasText: `已记下：${act}` }))
    await expect(this.acts.getByRole('status')).toContainText(`已记下：${act}`)
    await expect(this.dialog).toHaveCount(0)
  }

  /** A clock may turn between opening and sending: the page shows what is new, and sends when pressed again. */
  private async carriesOut(settled: Locator): Promise<void> {
    const go = this.dialog.locator('.dlg-foot .btn-1')
    const news = this.dialog.getByRole('heading', { name: '有人刚改过这一件' })
    await this.hand.press(go)
    await settled.or(news).first().waitFor()
    if (await news.isVisible()) await this.hand.press(go)
  }

  async sorts(major: string, minor: string, urgency: string, approach: string): Promise<void> {
    await this.does('分类', async () => {
      await this.hand.choose(this.field('category').locator('select').first(), major)
      await this.hand.choose(this.field('category').locator('select').last(), minor)
      await this.hand.pick(this.field('urgency').getByRole('radio', { name: urgency }))
      await this.hand.pick(this.field('approach').getByRole('radio', { name: approach }))
    })
  }

  async assigns(squad: string): Promise<void> {
    await this.does('派单', () => this.hand.choose(this.field('squad').locator('select'), squad))
  }

  async writes(act: string, field: string, text: string): Promise<void> {
    await this.does(act, () => this.hand.write(this.field(field).locator('textarea'), text))
  }

  /** The page says beside the act why it cannot be done now. */
  async cannot(act: string, reason: string): Promise<void> {
    const more = this.acts.locator('.acts-more[aria-expanded="false"]')
    if (await more.count()) await this.hand.press(more)
    await expect(this.acts.locator('.no').filter({ has: this.page.locator('b', { hasText: new RegExp(`^${act}$`) }) })).toContainText(reason)
  }

  /** Tries it all the same, from the act's own address: the server refuses, with its reasons, and nothing is changed. */
  async isRefused(act: string, code: string, reason: string, fill: () => Promise<void> = async () => {}): Promise<void> {
    const before = this.page.url().replace(/\?.*/, '')
    await this.page.goto(`${before}?act=${code}`)
    await fill()
    const panel = this.dialog.locator('.refuse')
    await this.carriesOut(panel)
    await expect(panel).toContainText(`现在不能${act}`)
    await expect(panel).toContainText(reason)
    await expect(panel).toContainText('没有任何东西被改动')
    await this.hand.press(panel.getByRole('button', { name: '回到意见' }))
    await expect(this.dialog).toHaveCount(0)
  }

  async verifies(passed: string, note: string): Promise<void> {
    await this.does('核实', () => this.fillsVerification(passed, note))
  }

  async fillsVerification(passed: string, note: string): Promise<void> {
    await this.hand.pick(this.field('passed').getByRole('radio', { name: passed, exact: true }))
    await this.hand.write(this.field('note').locator('textarea'), note)
  }
}
