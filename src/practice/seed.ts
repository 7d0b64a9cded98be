// The seed of a visitor and the number of a turn in, the seed of a variant out: the same wherever it is asked for again.
import { base32, studentSeed } from '../variant/identity.ts'

/** Seeds up to 32 bits: few enough digits to be typed behind `quizwright variant PROBLEM --seed`. */
const seeds = 2 ** 32

/** The seed of a problem’s variant number `turn` (from 0) of whoever has this seed: an integer below 2³². */
export const turnSeed = (seed: string, problem: string, turn: number): number => studentSeed(seed, problem, `practice ${turn}`) % seeds

/** A visitor's own seed, from ten random bytes or more. */
export const visitorSeed = (random: Uint8Array): string => base32(random, 16)
