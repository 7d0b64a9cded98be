// `npm ci` must work from the lock file on every machine: it names no host, and it lists the packages of other platforms too.
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { root } from '../support/files.ts'

interface LockedPackage {
  readonly version?: string
  readonly resolved?: string
  readonly integrity?: string
  readonly dependencies?: Readonly<Record<string, string>>
  readonly devDependencies?: Readonly<Record<string, string>>
  readonly optionalDependencies?: Readonly<Record<string, string>>
}
const read = (name: string): string => readFileSync(root(name), 'utf8')
const lock: { readonly packages: Readonly<Record<string, LockedPackage>> } = JSON.parse(read('package-lock.json'))
const packages = Object.entries(lock.packages).filter(([place]) => place !== '')

/** Optional packages that `npm ci` would miss: found neither beside nor above the package that asks for them. */
function missing(all: readonly (readonly [string, LockedPackage])[]): string[] {
  const places = new Set(all.map(([place]) => place))
  const isFound = (place: string, name: string): boolean =>
    places.has(`${place}/node_modules/${name}`) ||
    (place.includes('node_modules/')
      ? isFound(place.slice(0, Math.max(0, place.lastIndexOf('/node_modules/'))), name)
      : places.has(`node_modules/${name}`))
  return all.flatMap(([place, { optionalDependencies }]) =>
    Object.keys(optionalDependencies ?? {}).flatMap((name) => (isFound(place, name) ? [] : [`${place} asks for ${name}`])),
  )
}

test('no package is tied to a registry, every one has its hash', () => {
  expect(packages.length).toBeGreaterThan(100)
  expect(packages.filter(([, { resolved }]) => resolved !== undefined)).toEqual([])
  expect(packages.filter(([, { integrity }]) => integrity === undefined).map(([place]) => place)).toEqual([])
})

test('the packages of other platforms are listed', () => {
  const names = packages.map(([place]) => place)
  expect(names).toEqual(expect.arrayContaining(['node_modules/@esbuild/darwin-arm64', 'node_modules/@esbuild/win32-x64']))
  expect(missing(packages)).toEqual([])
  const without = packages.filter(([place]) => place !== 'node_modules/@esbuild/win32-x64')
  expect(missing(without)).toEqual(['node_modules/esbuild asks for @esbuild/win32-x64'])
})

test('package.json and the lock file ask for the same', () => {
  const { dependencies, devDependencies }: LockedPackage = JSON.parse(read('package.json'))
  expect(lock.packages['']).toMatchObject({ dependencies, devDependencies })
})
