// The student's page in a real browser: to be seen, to be heard, to be typed into, to be printed.
import type { Browser, Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { renderStudentPage } from '../../src/render/student/page.ts'
import { browserTest } from '../support/browser.ts'
import { axeFindings, downloadedText, opened } from '../support/open-page.ts'
import { formulaPage } from '../support/posed-formulas.ts'
import { gating, hingeLoss, odds, roundedStep, softmax, studentPage, truthTable, unrolled } from '../support/posed.ts'

const whole = renderStudentPage(studentPage)
const phone = { viewport: { width: 360, height: 740 } }
const desk = { viewport: { width: 1280, height: 900 } }

describe.for(['light', 'dark'] as const)('%s', (colorScheme) => {
  browserTest.for([phone, desk])('axe finds nothing serious at %o', async (size, { browser }) => {
    await opened(browser, whole, { ...size, colorScheme }, async ({ page }) => {
      expect(await axeFindings(page)).toEqual([])
    })
  })
})

browserTest('nothing is asked of the network, and the console stays empty', async ({ browser }) => {
  await opened(browser, whole, desk, async ({ page, requests, complaints }) => {
    await page.getByRole('radio').first().check()
    await page.getByRole('button', { name: 'Save my answers' }).click()
    expect(requests).toEqual([])
    expect(complaints).toEqual([])
  })
})

browserTest.for([320, 360, 768, 1280, 2560])('at %i px the page does not scroll sideways', async (width, { browser }) => {
  await opened(browser, whole, { viewport: { width, height: 800 } }, async ({ page }) => {
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width)
  })
})

browserTest('what is wider than a phone scrolls in its own box, which can be reached and is named', async ({ browser }) => {
  await opened(browser, whole, phone, async ({ page }) => {
    const boxes = page.locator('[data-scroll][tabindex="0"]')
    expect(await boxes.count()).toBeGreaterThan(2)
    for (const box of await boxes.all()) expect(await box.getAttribute('aria-label')).toMatch(/scrolled sideways/)
    const wide = page.getByRole('group', { name: 'Formula, can be scrolled sideways' }).last()
    await wide.focus()
    await page.keyboard.press('ArrowRight')
    await expect.poll(() => wide.evaluate((box) => box.scrollLeft)).toBeGreaterThan(0)
  })
  await opened(browser, renderStudentPage({ ...studentPage, problems: [gating] }), desk, async ({ page }) => {
    expect(await page.locator('[tabindex]').count()).toBe(0)
  })
})

describe('by keyboard alone', () => {
  const page3 = renderStudentPage({ ...studentPage, problems: [gating, roundedStep, truthTable, unrolled] })
  /** Presses Tab until the focus is where it is wanted. */
  const tabTo = async (page: Page, selector: string): Promise<void> => {
    for (let presses = 0; presses < 60; presses += 1) {
      if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) === true, selector)) return
      await page.keyboard.press('Tab')
    }
    throw new Error(`no way to ${selector}`)
  }

  browserTest('every kind is answered, and the file holds the answers', async ({ browser }) => {
    await opened(browser, page3, desk, async ({ page }) => {
      await tabTo(page, '#p1 input[value=o2]')
      await page.keyboard.press('Space')
      await tabTo(page, '#p1 input[value=o3]')
      await page.keyboard.press('Space')
      await tabTo(page, '#p2 input')
      await page.keyboard.press('Space')
      await page.keyboard.press('ArrowDown')
      await tabTo(page, '#p3 [data-cell="c[3]"]')
      await page.keyboard.press('ArrowDown')
      await tabTo(page, '#p4 [data-cell="h[1]"]')
      await page.keyboard.type('0')
      await page.keyboard.press('Tab')
      await page.keyboard.press('Tab')
      await page.keyboard.type('-1')
      await tabTo(page, '#save')
      const download = page.waitForEvent('download')
      await page.keyboard.press('Enter')
      const file = await download
      expect(file.suggestedFilename()).toBe('s017.answers.json')
      expect(JSON.parse(await downloadedText(file))).toEqual({
        format: 'quizwright-answers/1',
        set: 'recurrent-networks',
        token: 'tok-5f0c2b7e9a31',
        answers: [
          { problem: 'gating', part: 'answer', response: ['o2', 'o3'] },
          { problem: 'lstm-rounded-step', part: 'answer', response: 'o2' },
          { problem: 'gate-truth-table', part: 'answer', response: { 'c[3]': 'o1' } },
          { problem: 'lstm-unroll-rounded', part: 'answer', response: { 'h[1]': '0', 'h[3]': '-1' } },
        ],
      })
      expect(await page.locator('#status').textContent()).toContain('s017.answers.json')
    })
  })

  browserTest('the focus can be seen', async ({ browser }) => {
    await opened(browser, page3, desk, async ({ page }) => {
      await tabTo(page, '#p2 input')
      expect(
        await page
          .locator('#p2 .option')
          .first()
          .evaluate((option) => getComputedStyle(option).outlineStyle),
      ).toBe('solid')
      await tabTo(page, '#p4 input')
      expect(
        await page
          .locator('#p4 input')
          .first()
          .evaluate((field) => getComputedStyle(field).outlineStyle),
      ).toBe('solid')
    })
  })
})

browserTest('every option has a name that can be heard', async ({ browser }) => {
  await opened(browser, whole, desk, async ({ page }) => {
    expect(await page.getByRole('radio', { name: '−1', exact: true }).count()).toBe(1)
    expect(await page.getByRole('checkbox', { name: 'c_tilde', exact: true }).count()).toBe(1)
    expect(await page.getByRole('checkbox', { name: /^If all elements of .* are 0, then/ }).count()).toBe(1)
  })
})

browserTest('“None of these” clears the others, and is an answer', async ({ browser }) => {
  await opened(browser, renderStudentPage({ ...studentPage, problems: [gating] }), desk, async ({ page }) => {
    const options = page.getByRole('group', { name: 'Problem 1: Choose all that hold' }).getByRole('checkbox')
    const none = page.getByRole('checkbox', { name: 'None of these' })
    await options.nth(0).check()
    await options.nth(1).check()
    await none.check()
    expect(await Promise.all([0, 1, 2, 3].map((i) => options.nth(i).isChecked()))).toEqual([false, false, false, false])
    expect(await page.locator('#progress').textContent()).toBe('1 of 1 answered')
    expect(await savedResponses(page)).toEqual([['none']])
    await options.nth(2).check()
    expect(await none.isChecked()).toBe(false)
    await page.getByRole('button', { name: 'Clear this answer' }).click()
    expect(await page.locator('#progress').textContent()).toBe('0 of 1 answered')
    expect(await savedResponses(page)).toEqual([])
  })
})

describe('how a typed answer is read', () => {
  browserTest('is said under it while it is typed', async ({ browser }) => {
    await opened(browser, renderStudentPage({ ...studentPage, problems: [hingeLoss, softmax] }), desk, async ({ page }) => {
      const field = page.getByRole('textbox', { name: 'Problem 1, part b: Your answer' })
      const reading = page.locator('#p1-2-reading')
      expect(await reading.getAttribute('aria-live')).toBe('polite')
      expect(await field.getAttribute('aria-describedby')).toContain('p1-2-reading')
      for (const [typed, said] of [
        ['3/2', 'Read as 3/2 = 1.5.'],
        ['1 1/3', 'Read as 4/3 ≈ 1.3333.'],
        ['−.5', 'Read as −0.5.'],
        ['1,234', 'Leave out the separators between thousands: 12345.'],
        ['abc', 'This is not a number.'],
        ['', ''],
      ] as const) {
        await field.fill(typed)
        await expect.poll(() => reading.textContent()).toBe(said)
        expect(await field.getAttribute('aria-invalid')).toBe(String(/number\.$|thousands/.test(said)))
      }
      const loss = page.getByRole('textbox', { name: 'Problem 2, part b: Your answer' })
      await loss.fill('3/2')
      await expect.poll(() => page.locator('#p2-2-reading').textContent()).toBe('A decimal number is asked for, not a fraction.')
    })
  })

  browserTest('names the cell in a table, and counts what cannot be read', async ({ browser }) => {
    await opened(browser, renderStudentPage({ ...studentPage, problems: [unrolled] }), desk, async ({ page }) => {
      await page.getByRole('textbox', { name: 'h, row 3' }).fill('one')
      await page.getByRole('textbox', { name: 'h, row 4' }).fill('1/3')
      await expect
        .poll(() => page.locator('[data-reading] span').allTextContents())
        .toEqual(['h, row 3: This is not a number.', 'h, row 4: read as 1/3 ≈ 0.3333.'])
      expect(await page.locator('#progress').textContent()).toBe('0 of 1 answered · 1 entry cannot be read')
      for (const row of [1, 2, 3, 5, 6]) await page.getByRole('textbox', { name: `h, row ${row}` }).fill('0')
      expect(await page.locator('#progress').textContent()).toBe('1 of 1 answered')
    })
  })
})

describe('answers outlive the page', () => {
  browserTest('a reload loses nothing', async ({ browser }) => {
    await opened(browser, whole, desk, async ({ page }) => {
      await answerSome(page)
      const before = await savedResponses(page)
      await page.reload()
      expect(await page.locator('#progress').textContent()).toBe('4 of 11 answered')
      expect(await savedResponses(page)).toEqual(before)
    })
  })

  browserTest('a saved file is loaded again, one of another page is not', async ({ browser }) => {
    await opened(browser, whole, desk, async ({ page }) => {
      await answerSome(page)
      const text = await savedText(page)
      await page.evaluate(() => {
        localStorage.clear()
      })
      await page.reload()
      expect(await savedResponses(page)).toEqual([])
      const load = async (content: string): Promise<string | null> => {
        await page.locator('#load-file').setInputFiles({ name: 'mine.json', mimeType: 'application/json', buffer: Buffer.from(content) })
        await expect.poll(() => page.locator('#status').textContent()).not.toContain('Hand in')
        return page.locator('#status').textContent()
      }
      expect(await load(text.replace('tok-5f0c2b7e9a31', 'tok-of-another'))).toContain('another page')
      expect(await savedResponses(page)).toEqual([])
      expect(await load('{ "format": "nonsense" }')).toContain('not a file of answers')
      expect(await load(text)).toContain('loaded from mine.json')
      expect((await savedResponses(page)).length).toBe(5)
    })
  })

  browserTest('where the browser keeps nothing the page works, and says so', async ({ browser }) => {
    await opened(browser, whole, desk, async ({ page, complaints }) => {
      await page.addInitScript(() => {
        Object.defineProperty(window, 'localStorage', {
          get: () => {
            throw new Error('denied')
          },
        })
      })
      await page.reload()
      expect(await page.locator('#status').textContent()).toContain('save the file before you close the page')
      await answerSome(page)
      expect((await savedResponses(page)).length).toBe(5)
      expect(complaints).toEqual([])
    })
  })

  browserTest('a kept text that is no answers file is passed over', async ({ browser }) => {
    await opened(browser, whole, desk, async ({ page, complaints }) => {
      await page.evaluate(() => {
        localStorage.setItem(
          'quizwright:tok-5f0c2b7e9a31',
          '{"format":"quizwright-answers/1","token":"tok-5f0c2b7e9a31","answers":[null,{"problem":1},{"problem":"gating","part":"answer","response":{"o1":7}}]}',
        )
      })
      await page.reload()
      expect(await savedResponses(page)).toEqual([])
      expect(complaints).toEqual([])
    })
  })
})

browserTest('without JavaScript it can be read, and says what does not work', async ({ browser }) => {
  await opened(browser, whole, { ...desk, javaScriptEnabled: false }, async ({ page }) => {
    // an emulated browser without scripts keeps <noscript> out of sight; that it is there must do
    expect(await page.locator('noscript').textContent()).toContain('JavaScript is off')
    expect(await page.getByRole('button', { name: 'Save my answers' }).isVisible()).toBe(false)
    expect(await page.getByRole('radio').first().isVisible()).toBe(true)
    expect(await page.locator('#p2 .katex-html').first().isVisible()).toBe(true)
  })
})

describe('on paper', () => {
  /** A4 less our margins, in CSS pixels. */
  const paper = { viewport: { width: 642, height: 960 } }

  browserTest('no buttons, blanks for answers, boxes for options', async ({ browser }) => {
    await onPaper(browser, async (page) => {
      expect(await page.locator('button:visible, .bar:visible, .contents:visible').count()).toBe(0)
      const style = (selector: string, property: string): Promise<string> =>
        page
          .locator(selector)
          .first()
          .evaluate((element, name) => getComputedStyle(element).getPropertyValue(name), property)
      expect(await style('#p9-1-field', 'border-bottom-style')).toBe('solid')
      expect(await style('#p9-1-field', 'border-top-style')).toBe('none')
      expect(await style('#p1 input', 'appearance')).toBe('none')
      expect(await style('#p1 input', 'border-top-style')).toBe('solid')
      expect(await style('#p4 select', 'color')).toBe('rgba(0, 0, 0, 0)')
      expect(await page.locator('#p4 .print-only').innerText()).toMatch(/: one of 0, 2, −1, 1\n.*: one of −1, 0, 1/s)
    })
  })

  browserTest('no formula and no table is cut', async ({ browser }) => {
    await onPaper(browser, async (page) => {
      const cut = await page.evaluate(
        () =>
          [...document.querySelectorAll('.katex-html, table')].filter(
            (element) => element.getBoundingClientRect().right > document.documentElement.clientWidth + 1,
          ).length,
      )
      expect(cut).toBe(0)
    })
  })

  browserTest('ink on white, in dark mode too', async ({ browser }) => {
    await onPaper(browser, async (page) => {
      expect(await page.evaluate(() => [getComputedStyle(document.body).backgroundColor, getComputedStyle(document.body).color])).toEqual([
        'rgb(255, 255, 255)',
        'rgb(0, 0, 0)',
      ])
    })
  })

  async function onPaper(browser: Browser, look: (page: Page) => Promise<void>): Promise<void> {
    await opened(browser, whole, { ...paper, colorScheme: 'dark' }, async ({ page }) => {
      await page.emulateMedia({ media: 'print' })
      await look(page)
    })
  }
})

browserTest('a formula is heard as MathML, and not twice', async ({ browser }) => {
  await opened(browser, renderStudentPage({ ...studentPage, problems: [odds] }), desk, async ({ page }) => {
    const formulas = await page.locator('.katex').count()
    expect(formulas).toBeGreaterThan(10)
    expect(await page.locator('.katex math').count()).toBe(formulas)
    expect(await page.locator('.katex-html[aria-hidden=true]').count()).toBe(formulas)
  })
})

async function answerSome(page: Page): Promise<void> {
  await page.locator('#p1 input[value=o2]').check()
  await page.locator('#p2 input[value=o1]').check()
  await page.locator('#p7-2-field').fill('3.17')
  await page.locator('#p3 input[value=none]').check()
  await page.locator('#p4 [data-cell="h[2]"]').selectOption('o2')
}

async function savedText(page: Page): Promise<string> {
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Save my answers' }).click()
  return downloadedText(await download)
}
async function savedResponses(page: Page): Promise<readonly unknown[]> {
  const file: unknown = JSON.parse(await savedText(page))
  const answers: unknown = typeof file === 'object' && file !== null && 'answers' in file ? file.answers : undefined
  return Array.isArray(answers)
    ? answers.map((one: unknown) => (typeof one === 'object' && one !== null && 'response' in one ? one.response : undefined))
    : []
}

describe('formulas', () => {
  const page2 = renderStudentPage(formulaPage)
  const one = (name: string): string => `Problem 1, part ${name}: Your answer`
  /** Types, and waits for what is said of it. */
  const typed = async (page: Page, name: string, id: string, text: string): Promise<string> => {
    await page.getByRole('textbox', { name: one(name) }).fill(text)
    const reading = page.locator(`#${id}-reading`)
    await expect.poll(() => reading.textContent()).not.toBe('')
    return (await reading.textContent()) ?? ''
  }

  describe.for(['light', 'dark'] as const)('%s', (colorScheme) => {
    browserTest.for([phone, desk])('axe finds nothing serious at %o, whatever is said of what is typed', async (size, { browser }) => {
      await opened(browser, page2, { ...size, colorScheme }, async ({ page, requests, complaints }) => {
        await typed(page, 'a', 'p1-1', '1/2z')
        await typed(page, 'b', 'p1-2', 'w^2+')
        await typed(page, 'd', 'p1-4', `(${'W_fh h + '.repeat(20)}1)^2`)
        expect(await axeFindings(page)).toEqual([])
        expect([requests, complaints]).toEqual([[], []])
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(size.viewport.width)
      })
    })
  })

  browserTest('are shown as they are read, typeset and as text that can be heard', async ({ browser }) => {
    await opened(browser, page2, desk, async ({ page }) => {
      const field = page.getByRole('textbox', { name: one('a') })
      const reading = page.locator('#p1-1-reading')
      expect(await reading.getAttribute('aria-live')).toBe('polite')
      expect(await field.getAttribute('aria-describedby')).toContain('p1-1-reading')
      await field.pressSequentially('1/2z')
      await expect.poll(() => reading.locator('mfrac').count()).toBe(1)
      expect(await reading.locator('.sr').textContent()).toBe('1/2*z')
      expect(await reading.locator('.warning').textContent()).toContain('only the first factor after the stroke')
      expect(await field.getAttribute('aria-invalid')).toBe('false')
      await field.fill('σ(z)')
      await expect.poll(() => reading.locator('.sr').textContent()).toBe('sigmoid(z)')
      expect(await reading.locator('.warning').count()).toBe(0)
      // letters come in the notation of the problem, however they are spelled
      await page.getByRole('textbox', { name: one('d') }).fill('θ W_{fh} h')
      await expect.poll(() => page.locator('#p1-4-reading .sr').textContent()).toBe('theta*W_fh*h')
      expect(await page.locator('#p1-4-reading math').evaluate((math) => math.textContent)).toContain('t−1')
    })
  })

  browserTest('what cannot be read is said with its place, once the typing pauses', async ({ browser }) => {
    await opened(browser, page2, desk, async ({ page }) => {
      const field = page.getByRole('textbox', { name: one('b') })
      const reading = page.locator('#p1-2-reading')
      await field.pressSequentially('w^2+')
      await expect.poll(() => reading.textContent()).toBe('Something is missing here. w^2+')
      expect(await reading.locator('mark.gap').count()).toBe(1)
      expect(await field.getAttribute('aria-invalid')).toBe('true')
      expect(await page.locator('#progress').textContent()).toContain('1 entry cannot be read')
      await field.fill('w^2 + q')
      await expect.poll(() => reading.locator('mark').textContent()).toBe('q')
      await field.fill('w = u')
      await expect.poll(() => reading.textContent()).toContain('type the formula alone')
      await field.fill('w^2 + u')
      // a field that is mended loses its mark at once
      expect(await field.getAttribute('aria-invalid')).toBe('false')
      expect(await typed(page, 'a', 'p1-1', '[z, z]')).toContain('One formula is asked for')
      await page.getByRole('textbox', { name: 'Problem 2, part a: Your answer' }).fill('x')
      await expect.poll(() => page.locator('#p2-1-reading').textContent()).toContain('A list of 2 formulas is asked for: [a, b].')
    })
  })

  browserTest('nothing typed is ever markup', async ({ browser }) => {
    await opened(browser, page2, desk, async ({ page, complaints }) => {
      for (const text of ['<img src=x onerror=alert(1)>', 'z<b>z', '"><script>alert(1)</script>', '&lt;z', '\\href{javascript:1}{z}']) {
        await typed(page, 'a', 'p1-1', text)
        expect(await page.locator('#p1-1-reading').locator('img, b, script, a').count()).toBe(0)
      }
      expect(complaints).toEqual([])
    })
  })

  browserTest('are kept as text: saved, loaded, and said anew', async ({ browser }) => {
    await opened(browser, page2, desk, async ({ page }) => {
      await page.getByRole('textbox', { name: one('a') }).fill(' e^(-z)/(1 + e^(-z))^2 ')
      await page.getByRole('textbox', { name: 'Problem 2, part a: Your answer' }).fill('[2xy, x²]')
      expect(await savedResponses(page)).toEqual([' e^(-z)/(1 + e^(-z))^2 ', '[2xy, x²]'])
      expect(await page.locator('#progress').textContent()).toBe('2 of 6 answered')
      await page.reload()
      expect(await page.getByRole('textbox', { name: one('a') }).inputValue()).toBe(' e^(-z)/(1 + e^(-z))^2 ')
      expect(await page.locator('#p1-1-reading .sr').textContent()).toBe('e^(-z)/(1 + e^(-z))^2')
    })
  })

  browserTest('a hostile text is answered at once', async ({ browser }) => {
    await opened(browser, page2, desk, async ({ page }) => {
      for (const text of ['('.repeat(2000), 'z^'.repeat(900), '-'.repeat(2001), 'zz'.repeat(900), '\\frac{'.repeat(300)])
        expect(await typed(page, 'a', 'p1-1', text)).not.toBe('')
    })
  })
})
