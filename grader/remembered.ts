// What was worked out before, in many maps with one bound: whenever so much was added to all of them together, each
// forgets what it was not asked for since the last time.

/** Bounds what the maps that share it hold: at most `2 * most` values. */
export class Memory {
  readonly #most: number
  #held = 0
  #young = new Set<{ forget(): void }>()
  #old: ReadonlySet<{ forget(): void }> = new Set()
  constructor(most: number) {
    this.#most = most
  }
  /** Told by a map whenever it takes in a value. */
  hold(map: { forget(): void }): void {
    this.#young.add(map)
    this.#held += 1
    if (this.#held < this.#most) return
    const grown = this.#young
    for (const one of this.#old) if (!grown.has(one)) one.forget()
    for (const one of grown) one.forget()
    this.#old = grown
    this.#young = new Set()
    this.#held = 0
  }
}

/** A map that forgets. */
export class Remembered<T> {
  readonly #memory: Memory
  #young = new Map<string, T>()
  #old = new Map<string, T>()
  constructor(memory: Memory) {
    this.#memory = memory
  }

  get(name: string): T | undefined {
    const value = this.#young.get(name)
    if (value !== undefined) return value
    const old = this.#old.get(name)
    if (old !== undefined) this.set(name, old)
    return old
  }
  set(name: string, value: T): void {
    this.#young.set(name, value)
    this.#memory.hold(this)
  }
  /** What was not asked for since the last time is gone. */
  forget(): void {
    this.#old = this.#young
    this.#young = new Map()
  }
}
