// Boxes that scroll sideways can be reached by keyboard, and are named, for as long as there is anything to scroll.
// Paper does not scroll: each box is told by how much its content must shrink to fit.

export function watchScrollBoxes(): void {
  const boxes = [...document.querySelectorAll<HTMLElement>('[data-scroll]')]
  const observer = new ResizeObserver((entries) => {
    for (const { target } of entries) if (target instanceof HTMLElement) update(target)
  })
  for (const box of boxes) {
    update(box)
    observer.observe(box)
  }
  // fonts change widths
  void document.fonts.ready.then(() => boxes.forEach(update))
}

/** Width of the text on a printed page, in em of its font (A4 or US Letter with our margins). */
const paperWidth = 43

/** Makes a box that can be scrolled one that can be reached; the same for one that is put into the page later. */
export function update(box: HTMLElement): void {
  // what was measured on the screen holds for paper; measured on paper it would shrink twice
  if (matchMedia('print').matches) return
  const width = (box.firstElementChild?.scrollWidth ?? 0) / parseFloat(getComputedStyle(box).fontSize)
  box.style.setProperty('--fit', Math.min(1, paperWidth / width).toFixed(3))
  if (box.scrollWidth > box.clientWidth + 1) {
    box.tabIndex = 0
    box.setAttribute('role', 'group')
    box.setAttribute('aria-label', document.body.dataset[box.dataset['scroll'] === 'table' ? 'scrollTable' : 'scrollFormula'] ?? '')
  } else {
    for (const name of ['tabindex', 'role', 'aria-label']) box.removeAttribute(name)
  }
}
