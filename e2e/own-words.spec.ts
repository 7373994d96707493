import type { Page } from '@playwright/test'
import { Clerk } from './clerk.ts'
import { keyboard, mouse, type Hand } from './hands.ts'
import { expect, test } from './server.ts'

const heading = (page: Page) => page.getByRole('heading', { level: 1 })

/** Up to the place, which the pin in the middle of the map says. */
async function saysWhere(page: Page, hand: Hand, text: string): Promise<void> {
  await page.goto('/speak')
  await hand.pick(page.getByRole('radio', { name: '投诉' }))
  await hand.write(page.getByLabel('说说是什么事'), text)
  await hand.press(page.getByRole('button', { name: '下一步：在哪里' }).last())
  const map = page.getByRole('application', { name: /^地图/ })
  await page.waitForLoadState() // The page's script is what hears the map.
  if (hand === mouse) await map.click()
  else {
    await map.focus()
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('ArrowLeft')
  }
  await expect(page.locator('input[name="longitude"]')).not.toHaveValue('')
  await hand.press(page.getByRole('button', { name: '下一步：怎么回您' }).last())
}

async function sends(page: Page, hand: Hand): Promise<string> {
  await hand.press(page.getByRole('button', { name: '下一步：核对一遍' }).last())
  await hand.press(page.getByRole('button', { name: '说好了，交给城管' }).last())
  await expect(heading(page)).toHaveText('收到了')
  return (await page.getByRole('article', { name: '回执' }).locator('dl dd.code').textContent())?.trim() ?? ''
}

for (const [name, hand] of [['mouse', mouse], ['keyboard', keyboard]] as const) {
  test(`a resident mends, hides and takes back their own words, by ${name}`, async ({ visit }) => {
    const page = await visit()
    await page.goto('/speak')
    await hand.pick(page.getByRole('radio', { name: '投诉' }))
    await hand.write(page.getByLabel('说说是什么事'), '垃圾没人收')
    for (const next of ['下一步：在哪里', '下一步：怎么回您']) await hand.press(page.getByRole('button', { name: next }).last())
    await sends(page, hand)
    await hand.press(page.getByRole('button', { name: '记在这部手机上' }))
    await expect(heading(page)).toHaveText('我说过的')
    await hand.press(page.getByRole('link', { name: /垃圾没人收/ }))

    await hand.press(page.locator('#amend summary'))
    await hand.write(page.locator('#amend').getByLabel('说的话'), '垃圾三天没人收')
    await hand.press(page.getByRole('button', { name: '送出改动' }))
    await expect(page.getByText('改好了')).toBeVisible()
    await expect(page.locator('.tl')).toContainText('垃圾没人收')
    await expect(page.locator('.tl')).toContainText('垃圾三天没人收')

    await hand.press(page.locator('#keep-private summary'))
    await hand.press(page.getByRole('button', { name: '不要公开', exact: true }))
    await expect(page.getByText('记下了，不公开')).toBeVisible()

    await hand.press(page.locator('#withdraw summary'))
    await hand.press(page.getByRole('button', { name: '撤回这件事' }))
    await expect(page.getByRole('alert')).toContainText('说说为什么撤回')
    await hand.write(page.locator('#withdraw-reason'), '已经收走了')
    await hand.press(page.getByRole('button', { name: '撤回这件事' }))
    await expect(heading(page)).toHaveText('您撤回了')
    await page.goto('/mine')
    await expect(page.locator('.shown')).toContainText('已撤回')
    await hand.press(page.getByRole('button', { name: '这部手机不记了' }))
    await expect(page.locator('main')).toContainText('没有记着回执')
  })

  test(`a resident joins what somebody near by said already, by ${name}`, async ({ visit }) => {
    const first = await visit()
    await saysWhere(first, hand, `路口的夜市太吵，${name}`)
    if (await heading(first).textContent() === '已经有人说了这件事？') await hand.press(first.getByRole('button', { name: '都不是，接着说' }).last())
    const number = await sends(first, hand)

    const office = await visit()
    const clerk = new Clerk(office, hand)
    await clerk.signIn('operator')
    await clerk.open(number)
    await clerk.sorts('街面秩序', '无照经营游商', '一般件', '服务')
    await hand.press(clerk.button('公开'))
    await hand.press(clerk.dialog.locator('.dlg-foot .btn-1'))
    await expect(clerk.acts.getByRole('status')).toContainText('已记下：公开')

    const second = await visit()
    await saysWhere(second, hand, '夜市吵得睡不着')
    await expect(heading(second)).toHaveText('已经有人说了这件事？')
    await hand.press(second.getByRole('button', { name: `是这一件，加入：路口的夜市太吵，${name}` }))
    await expect(second.getByRole('article', { name: '回执' })).toBeVisible()
    await expect(second.locator('.tl')).toContainText('夜市吵得睡不着')
    await expect(second.locator('.tl')).toContainText('并在一起办')
  })
}
