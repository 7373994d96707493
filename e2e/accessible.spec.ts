import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { BrowserContextOptions, Locator, Page } from '@playwright/test'
import type { AxeResults, RunOptions } from 'axe-core'
import { Clerk } from './clerk.ts'
import { keyboard, mouse } from './hands.ts'
import { expect, test } from './server.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const options: RunOptions = { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }
/** A phone and a desk. What checks the page is put into it, which its own policy would forbid. */
const widths: [string, BrowserContextOptions][] = [
  ['390', { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true, bypassCSP: true }],
  ['1440', { viewport: { width: 1440, height: 900 }, bypassCSP: true }],
]


/** Nothing serious, nothing wider than the window. */
async function sound(page: Page, name: string): Promise<void> {
  await page.waitForTimeout(300)
  await page.evaluate(axe)
  // A button half under the bar at the top is no smaller for it.
  await page.evaluate(() => document.querySelector('dialog[open]') ?? scrollTo(0, 0))
  const results = await page.evaluate((run) => (window as unknown as { axe: { run(on: Document, options: RunOptions): Promise<AxeResults> } }).axe.run(document, run), options)
  const bad = results.violations.filter((one) => one.impact === 'serious' || one.impact === 'critical')
  expect.soft(bad.map((one) => `${one.id}: ${one.nodes.map((node) => node.target.join(' ')).join(', ')}`), name).toEqual([])
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  expect.soft(over, `${name} is wider than the window`).toBeLessThanOrEqual(0)
}

for (const [width, viewing] of widths) {
  test(`every portal page at ${width}`, async ({ visit }) => {
    const page = await visit(viewing)
    for (const address of ['/', '/speak', '/receipts', '/opinions', '/opinions?standing=done', '/mine', '/nowhere']) {
      await page.goto(address)
      await sound(page, address)
    }
    await page.goto('/opinions?standing=done')
    await page.locator('.shown a').first().click()
    await sound(page, 'an opinion everybody may read')
    await page.goto('/speak')
    await page.getByRole('button', { name: '下一步：在哪里' }).click()
    await sound(page, 'first step with errors')
    await page.getByRole('radio', { name: '投诉' }).check({ force: true })
    await page.getByLabel('说说是什么事').fill('清晨五点起，𠮷祥里和䶮桥之间就有人搭棚。'.repeat(180).slice(0, 4000))
    await page.getByRole('button', { name: '下一步：在哪里' }).last().click()
    await sound(page, 'second step')
    await page.getByLabel('地点', { exact: true }).fill('𠮷祥里与䶮桥东路交叉口往北一百二十米，临街第七间门面的后门')
    await page.getByRole('button', { name: '下一步：怎么回您' }).last().click()
    await sound(page, 'third step')
    await page.getByRole('textbox', { name: /^电话/ }).fill('13800001234')
    await page.getByRole('button', { name: '下一步：核对一遍' }).last().click()
    // At its end the page has its main button in its place; before, it floats over what is under it.
    await page.evaluate(() => scrollTo(0, document.body.scrollHeight))
    await sound(page, 'the page to check')
    await page.getByRole('button', { name: '说好了，交给城管' }).last().click()
    await expect(page.getByRole('article', { name: '回执' })).toBeVisible()
    await sound(page, 'receipt')
    await page.goto('/receipts')
    await page.getByLabel('回执编号').fill('QT7K-4M2P-9DXC-3F8')
    await page.locator('main').getByRole('button', { name: '查进度' }).click()
    await sound(page, 'a receipt nobody has')
    for (const mode of ['size=largest&mode=standard', 'size=standard&mode=elder', 'size=largest&mode=elder']) {
      for (const address of ['/', '/speak', '/receipts', '/opinions']) {
        await page.goto(`/display?${mode}&back=${encodeURIComponent(address)}`)
        await sound(page, `${mode} ${address}`)
      }
    }
  })

  test(`the accounts at ${width}`, async ({ visit }) => {
    const page = await visit(viewing)
    await new Clerk(page, mouse).signIn('security-admin')
    await expect(page.locator('.accts .lr').first()).toBeVisible()
    await sound(page, 'accounts')
    await page.getByRole('button', { name: '开账号…' }).click()
    await page.locator('.dlg-foot .btn-1').click()
    await sound(page, 'an account to open, with errors')
    await page.keyboard.press('Escape')
    await page.locator('[data-account="officer"]').click()
    await expect(page.locator('[data-act="disable"]')).toBeVisible()
    await sound(page, 'one account')
    await page.locator('[data-act="disable"]').click()
    await sound(page, 'disabling')
    await page.goto('/office/accounts?q=nobody-is-called-so')
    await expect(page.locator('.empty')).toBeVisible()
    await sound(page, 'no account')
    await page.goto('/office/own-account')
    await expect(page.getByRole('heading', { name: '程序用的令牌' })).toBeVisible()
    await sound(page, 'own account')
    await page.getByRole('button', { name: '改密码', exact: true }).click()
    await page.getByRole('button', { name: '开令牌…' }).click()
    await page.getByRole('button', { name: '开令牌', exact: true }).click()
    const factor = page.getByRole('region', { name: '动态口令' })
    await factor.getByRole('button', { name: '开通动态口令…' }).click()
    await factor.locator('input').fill('chengguan-demo-2026')
    await factor.getByRole('button', { name: '开通动态口令', exact: true }).click()
    await expect(factor.locator('.ownqr')).toBeVisible()
    await sound(page, 'own account, with errors and a code to scan')
  })

  test(`messages and settings at ${width}`, async ({ visit }) => {
    const page = await visit(viewing)
    await new Clerk(page, mouse).signIn('system-admin')
    await expect(page.locator('.ways')).toBeVisible()
    await sound(page, 'messages')
    await page.goto('/office/messages?state=failed')
    await expect(page.locator('.empty, .msgs .lr').first()).toBeVisible()
    await sound(page, 'messages that failed')
    await page.goto('/office/settings')
    for (const name of ['contact', 'hours', 'rules', 'sms', 'mail', 'quiet', 'texts', 'retention']) {
      await page.locator(`[data-setting="${name}"]`).click()
      await expect(page.locator('.dlg .ff, .dlg .check').first()).toBeVisible()
      if (name === 'retention') {
        await page.locator('.dlg .check input').check()
        await page.locator('.dlg .ff input').fill('1')
      }
      await page.locator('.dlg-foot .btn-1').click()
      await sound(page, `setting ${name}`)
      await page.keyboard.press('Escape')
    }
    await sound(page, 'settings')
  })

  test(`the overview at ${width}`, async ({ visit }) => {
    const page = await visit(viewing)
    await new Clerk(page, mouse).signIn('leader')
    await page.goto('/office/overview')
    await expect(page.locator('.tiles')).toBeVisible()
    await sound(page, 'overview')
    for (const summary of await page.locator('.figs summary').all()) await summary.click()
    await page.getByText('按网格', { exact: true }).click()
    // On a phone the rail floats over what is under it; at its end the page has nothing under it.
    const end = () => page.evaluate(() => scrollTo(0, document.body.scrollHeight))
    await end()
    await sound(page, 'overview, with its tables')
    await page.getByLabel('时段', { exact: true }).selectOption({ label: '自选日期' })
    await end()
    await sound(page, 'overview of days of one\'s own')
    await page.goto('/office/overview?screen=big')
    await expect(page.locator('.wallbar')).toBeVisible()
    await sound(page, 'overview on a wall')
    const day = await visit(viewing)
    await new Clerk(day, mouse).signIn('squad-leader')
    await day.goto('/office/today')
    await expect(day.locator('[data-officer]').first()).toBeVisible()
    await sound(day, 'today')
    await day.locator('[data-officer] .btn').first().click()
    await day.locator('.dlg-foot .btn-1').click()
    await sound(day, 'everything to hand over, with errors')
  })

  test(`the auditor's pages, the guides, and what the ledger offers at ${width}`, async ({ visit }) => {
    const page = await visit(viewing)
    await new Clerk(page, mouse).signIn('auditor')
    await expect(page.locator('.jtable .lr').first()).toBeVisible()
    await sound(page, 'journal')
    await page.locator('.jtable .linkbtn').first().click()
    await expect(page.locator('.jbytes')).toBeVisible()
    await sound(page, 'an entry of the journal')
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: '导出账本…' }).click()
    await page.locator('.dlg-foot .btn-1').click()
    await sound(page, 'taking the journal away, with errors')
    for (const path of ['journal/looks', 'journal/sign-ins', 'help']) {
      await page.goto(`/office/${path}`)
      await expect(page.locator('.jtable .lr, .empty, .helpday').first()).toBeVisible()
      await sound(page, path)
    }
    const clerk = await visit(viewing)
    await new Clerk(clerk, mouse).signIn('leader')
    await clerk.goto(`/office/opinions?view=all&q=${encodeURIComponent('占道')}`)
    await expect(clerk.locator('.ledger .lr').first()).toBeVisible()
    await sound(clerk, 'what was found')
    await clerk.getByRole('button', { name: '导出' }).click()
    await expect(clerk.locator('.exportcols .check').first()).toBeVisible()
    await sound(clerk, 'taking the ledger out')
  })

  test(`every office page at ${width}`, async ({ visit }) => {
    test.slow()
    const page = await visit(viewing)
    await page.goto('/office/sign-in')
    await expect(page.locator('#account')).toBeVisible()
    await page.locator('.sign-go').click()
    await sound(page, 'sign-in with errors')
    await new Clerk(page, mouse).signIn('operator')
    const first = async (view: string): Promise<string> => {
      const rows = await page.evaluate(async (address) => (await (await fetch(address)).json()) as { items: { id: string }[] }, `/api/v1/opinions?view=${view}&limit=3`)
      return rows.items[0]!.id
    }
    const look = async (address: string, sign: string): Promise<void> => {
      await page.goto(`/office${address}`)
      await expect(page.locator(sign).first()).toBeVisible()
      await sound(page, address)
    }
    await look('/inbox', '.notice, .empty')
    await look('/opinions?view=open', '.lr')
    await look('/opinions?view=all&sort=received&limit=200', '.lr')
    await look('/opinions?view=open&kind=praise&colour=red&urgency=urgent', '.empty')
    await look('/nowhere', '.empty')
    await look('/opinions/00000000-0000-7000-8000-000000000000', '.errbox')
    await look('/opinions/new', '.intake .mapsvg')
    await page.locator('.intakefoot .btn-1').click()
    await sound(page, 'intake with errors')
    for (const view of ['to_sort', 'to_assign', 'to_reply', 'to_verify', 'asking', 'suspended']) await look(`/opinions/${await first(view)}`, '.ocols')
    for (const [act, view] of [['sort', 'to_sort'], ['merge', 'to_sort'], ['assign', 'to_assign'], ['answer', 'asking'], ['verify', 'to_verify']] as const) await look(`/opinions/${await first(view)}?act=${act}`, 'dialog')
    await page.goto(`/office/opinions/${await first('to_assign')}?act=close-out`)
    await page.locator('.dlg-foot .btn-1').click()
    await expect(page.locator('.refuse')).toBeVisible()
    await sound(page, 'refusal')
  })
}

/** Tab stays inside both ways round, Escape closes, the focus is back where it was. */
async function closed(page: Page, dialog: Locator, opener: Locator): Promise<void> {
  await expect(dialog).toBeVisible()
  for (const key of ['Tab', 'Shift+Tab']) {
    for (let press = 0; press < 40; press++) {
      await page.keyboard.press(key)
      expect(await dialog.evaluate((box) => box.contains(document.activeElement)), `${key} leaves the dialog`).toBe(true)
    }
  }
  await page.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)
  await expect(opener).toBeFocused()
}

test('every dialog with nothing but the keyboard', async ({ visit }) => {
  test.slow()
  const page = await visit(widths[1]![1])
  const operator = new Clerk(page, keyboard)
  await operator.signIn('operator')
  await expect(page.locator('.lr').first()).toBeVisible()
  const dialog = page.getByRole('dialog')
  const help = page.locator('.bar-help')
  await keyboard.press(help)
  await closed(page, dialog, help)

  await page.goto('/office/opinions?view=to_assign')
  await page.locator('.lr .t').first().waitFor()
  await page.keyboard.press('j')
  await expect(page.locator('.lr .t').first()).toBeFocused()
  await page.keyboard.press('x')
  const bulk = page.locator('.bulk').getByRole('button', { name: /派给中队/ })
  await keyboard.press(bulk)
  await closed(page, dialog, bulk)

  await page.goto('/office/opinions?view=to_sort')
  await page.locator('.lr .t').first().waitFor()
  await page.keyboard.press('j')
  await page.keyboard.press('Enter')
  await expect(operator.acts).toBeVisible()
  for (const act of ['分类', '不予受理']) {
    await keyboard.press(operator.button(act))
    await closed(page, dialog, operator.button(act))
  }
  await page.keyboard.press('.')
  await expect(dialog).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)
})

test('what is typed outlives an ended session', async ({ visit }) => {
  const page = await visit()
  const operator = new Clerk(page, mouse)
  await operator.signIn('operator')
  await page.goto('/office/opinions/new')
  await page.getByLabel('反映的事').fill('路灯坏了三天')
  await page.context().clearCookies()
  await page.locator('.intakefoot .btn-1').click()
  await expect(page.getByText('登录时间到了')).toBeVisible()
  await page.getByLabel('账号', { exact: true }).fill('operator')
  await page.locator('#password').fill('chengguan-demo-2026')
  await page.locator('.sign-go').click()
  await expect(page.getByLabel('反映的事')).toHaveValue('路灯坏了三天')
  await page.locator('.intakefoot .btn-1').click()
  await expect(page.getByRole('heading', { name: '登记好了' })).toBeVisible()
})
