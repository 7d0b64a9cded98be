// Two projects: everything that is quick and keeps no state (threads that share their modules), and the browser tests,
// which share one browser and run one after another.
import { defineConfig } from 'vitest/config'

const browserTests = 'tests/browser/**/*.test.ts'

export default defineConfig({
  test: {
    pool: 'threads',
    isolate: false,
    // by itself vitest leaves one processor idle
    maxWorkers: '100%',
    globalSetup: ['tests/support/codegen.ts'],
    projects: [
      {
        extends: true,
        test: { name: 'unit', include: ['tests/**/*.test.ts'], exclude: [browserTests], testTimeout: 20_000, sequence: { groupOrder: 0 } },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: [browserTests],
          globalSetup: ['tests/support/browser-server.ts'],
          fileParallelism: false,
          // after the others: a browser beside two busy threads is slow
          sequence: { groupOrder: 1 },
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
})
