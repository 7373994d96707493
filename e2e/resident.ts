import { type Page, expect } from '@playwright/test'
import type { Hand } from './hands.ts'
import { photo } from './photos.ts'

export interface Receipt {
  /** Fifteen signs in groups of four. */
  code: string
  /** The number on the bureau's ledger. */
  number: string
}

export interface Said {
  kind: string
  text: string
  address: string
  name?: string
  phone?: string
}

/** A resident at the portal. */
export class Resident {
  constructor(readonly page: Page, private readonly hand: Hand, private readonly script = true) {}

  private button(name: string | RegExp) {
    return this.page.getByRole('button', { name })
  }

  private async step(name: string | RegExp, heading: string): Promise<void> {
    await this.hand.press(this.button(name).last())
    await expect(this.page.getByRole('heading', { level: 1 })).toHaveText(heading)
  }

  /** The three steps up to the page to check. */
  async tell(said: Said): Promise<void> {
    await this.page.goto('/')
    await this.hand.press(this.page.getByRole('link', { name: /我要说一件事/ }))
    await expect(this.page.getByRole('heading', { level: 1 })).toHaveText('您想说什么？')
    await this.hand.pick(this.page.getByRole('radio', { name: said.kind }))
    await this.hand.write(this.page.getByLabel('说说是什么事'), said.text)
    await this.step('下一步：在哪里', '在哪里？有照片吗？')
    await this.hand.write(this.page.getByLabel('地点', { exact: true }), said.address)
    await this.hand.attach(this.page.locator('#photo'), photo('before.png', true))
    if (!this.script) await this.hand.press(this.button('加照片'))
    await expect(this.page.getByRole('img', { name: '第1张照片' })).toBeVisible()
    if (this.script) await expect(this.page.getByText(/传好了/)).toBeVisible()
    await this.step('下一步：怎么回您', '怎么回您？')
    if (said.name) await this.hand.write(this.page.getByRole('textbox', { name: /怎么称呼您/ }), said.name)
    if (said.phone) await this.hand.write(this.page.getByRole('textbox', { name: /^电话/ }), said.phone)
    await this.step('下一步：核对一遍', '请您核对')
    for (const words of [said.kind, said.text, said.address, '1张']) await expect(this.page.locator('dl.check')).toContainText(words)
  }

  /** The whole way to the receipt. */
  async speakUp(said: Said): Promise<Receipt> {
    await this.tell(said)
    await this.step('说好了，交给城管', '收到了')
    const slip = this.page.getByRole('article', { name: '回执' })
    const code = (await slip.locator('.no8 span').allTextContents()).join('-')
    const number = (await slip.locator('dl dd.code').textContent())?.trim() ?? ''
    expect(code).toMatch(/^QT[0-9A-Z]{2}(-[0-9A-Z]{4}){2}-[0-9A-Z]{3}$/)
    expect(number).toMatch(/^QT-\d{8}-\d{4,}$/)
    return { code, number }
  }

  /** Looks the receipt up by its number, as from a slip of paper. */
  async follow(receipt: Receipt): Promise<void> {
    await this.page.goto('/')
    await this.hand.write(this.page.getByLabel('回执上的15位编号'), receipt.code.toLowerCase())
    await this.hand.press(this.button('查进度'))
    await expect(this.page.getByRole('article', { name: '回执' })).toContainText(receipt.number)
  }

  async rate(satisfied: '满意' | '不满意', text: string): Promise<void> {
    await this.hand.pick(this.page.getByRole('radio', { name: satisfied, exact: true }))
    await this.hand.write(this.page.getByLabel(/想说的话/), text)
    await this.hand.press(this.button('交上评价'))
    await expect(this.page.getByText('您的评价记下了')).toBeVisible()
  }
}
