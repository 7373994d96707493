import { Clerk } from './clerk.ts'
import { keyboard, mouse, tick } from './hands.ts'
import { Resident } from './resident.ts'
import { expect, test } from './server.ts'

for (const [name, hand] of [['mouse', mouse], ['keyboard', keyboard]] as const) {
  test(`what a resident says is looked at, shown to everybody, and taken back, by ${name}`, async ({ visit }) => {
    const resident = new Resident(await visit(), hand)
    const receipt = await resident.speakUp({ kind: '投诉', text: `巷口${name}摊占道，摊主王先生，电话13800001234`, address: '锦绣街18号门口' })

    const page = await visit()
    const clerk = new Clerk(page, hand)
    await clerk.signIn('operator')
    await clerk.open(receipt.number)
    await clerk.sorts('街面秩序', '无照经营游商', '一般件', '服务')

    // The words come with stars; a number that is typed back in is refused with its ground and the way out.
    await hand.press(clerk.button('公开'))
    const words = clerk.field('text').locator('textarea')
    await expect(words).toHaveValue(`巷口${name}摊占道，摊主*先生，电话***********`)
    await hand.write(words, `巷口${name}摊占道，13800001234`)
    await hand.press(clerk.dialog.locator('.dlg-foot .btn-1'))
    await expect(clerk.dialog).toContainText('里面还有电话号码')
    await expect(clerk.dialog).toContainText('第二十五条')
    await hand.press(clerk.dialog.getByRole('button', { name: '公开', exact: true }))
    await hand.write(words, `巷口${name}摊占道`)
    await tick(hand, clerk.field('shown').getByRole('checkbox').first())
    await hand.press(clerk.dialog.locator('.dlg-foot .btn-1'))
    await expect(clerk.acts.getByRole('status')).toContainText('已记下：公开')

    const passer = await visit()
    await passer.goto('/')
    await hand.press(passer.getByRole('link', { name: /看看别人说了什么/ }))
    await expect(passer.getByRole('heading', { level: 1 })).toHaveText('大家说的事')
    await hand.press(passer.getByRole('link', { name: new RegExp(`巷口${name}摊占道`) }))
    await expect(passer.getByRole('heading', { level: 1 })).toHaveText(`巷口${name}摊占道`)
    await expect(passer.getByRole('img', { name: '照片1' })).toBeVisible()
    for (const hidden of ['王先生', '13800001234', '锦绣街18号']) await expect(passer.locator('main')).not.toContainText(hidden)

    await clerk.does('收回公开', async () => hand.write(clerk.field('reason').locator('textarea'), '照片里有人脸'))
    await passer.reload()
    await expect(passer.getByRole('heading', { level: 1 })).toHaveText('这一件不再公开了')
    await passer.goto('/opinions')
    await expect(passer.locator('main')).not.toContainText(`巷口${name}摊占道`)
  })
}
