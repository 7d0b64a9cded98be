// Formulas on a page look as they do with all of KaTeX's faces and its whole style sheet.
import { expect } from 'vitest'
import { katexCss, katexFonts } from '../../src/generated/assets.js'
import { facesUsed, formulaCss } from '../../src/render/fonts.ts'
import { typesetInFull } from '../../src/render/katex.ts'
import { browserTest } from '../support/browser.ts'

const zoo = [
  String.raw`\tilde{c}_t = \tanh(W^{c,h} h_{t-1})`,
  String.raw`\hat{x} + \bar{y} + \vec{v} + \dot{z} + \widehat{abc} + \overline{ab} + \underbrace{a+b}_{n}`,
  String.raw`\mathbb{R}^n \subset \mathcal{H}, \mathfrak{g}, \mathscr{L}, \mathsf{S}, \mathtt{T}, \mathbf{b}, \mathit{i}, \boldsymbol{\theta}`,
  String.raw`\text{plain \textbf{bold} \textit{italic}} \leqslant \nexists`,
  String.raw`\sum_{i=1}^n \int_0^1 \prod \bigcup \sqrt{x} \sqrt[3]{\frac{a}{b}} \binom{n}{k}`,
  String.raw`\left( \frac{a}{\frac{b}{c}} \right) \left[ \begin{matrix} 1 \\ 2 \\ 3 \\ 4 \end{matrix} \right] \left\{ \begin{matrix} 1 \\ 2 \\ 3 \\ 4 \\ 5 \\ 6 \end{matrix} \right\}`,
  String.raw`\frac{\partial}{\partial w}(w\,u) = \left. \frac{\partial h_3}{\partial w} \right|_{w = 2,\, u = 1}, \mathrm{d} s_t / \mathrm{d} s_{t-1}`,
  String.raw`\bigl( \Bigl( \biggl( \Biggl( x \Biggr) \biggr) \Bigr) \bigr)`,
  String.raw`\begin{cases} 1 & x > 0 \\ 0 & \text{otherwise} \end{cases} \qquad \overset{a}{=} \underset{b}{\max}`,
]
const html = (display: boolean): readonly string[] =>
  zoo.map((tex) => {
    const result = typesetInFull(tex, display)
    if (!result.ok) throw new Error(result.errors.map(({ message }) => message).join())
    return result.value
  })
const allCss = katexCss
  .replace(/url\(fonts\/([\w-]+\.woff2)\)/g, (_, name: string) => `url(data:font/woff2;base64,${katexFonts[name] ?? ''})`)
  .replace(/,url\(fonts\/[^)]*\) format\("\w+"\)/g, '')

browserTest('each formula with its own rules and faces has the size it has with all of them', async ({ page }) => {
  for (const formula of [...html(false), ...html(true)]) {
    const sizes: string[] = []
    for (const css of [formulaCss(formula), allCss]) {
      await page.setContent(`<style>body{font-size:20px}${css}</style><p>${formula}</p>`)
      await page.evaluate('document.fonts.ready.then(() => undefined)')
      sizes.push(
        await page.evaluate(() =>
          JSON.stringify(
            [...document.querySelectorAll('.katex-html span')]
              .map((span) => span.getBoundingClientRect())
              .map(({ x, y, width, height }) => [x, y, width, height]),
          ),
        ),
      )
      expect(await page.evaluate(() => [...document.fonts].filter(({ status }) => status === 'error').length)).toBe(0)
    }
    expect(sizes[0] === sizes[1], formula.slice(0, 200)).toBe(true)
  }
})

browserTest('a face that is left out would show', async ({ page }) => {
  const [formula = ''] = html(true)
  const width = async (css: string): Promise<number> => {
    await page.setContent(`<style>${css}</style><p>${formula}</p>`)
    await page.evaluate('document.fonts.ready.then(() => undefined)')
    return page
      .locator('.base')
      .last()
      .evaluate((base) => base.getBoundingClientRect().width)
  }
  expect(facesUsed(formula)).toEqual(['Main-Regular', 'Math-Italic'])
  expect(await width(formulaCss(formula))).not.toBe(await width(formulaCss(formula).replace(/@font-face\{[^}]*KaTeX_Math[^}]*\}/, '')))
})
