import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'
import { guidePlugin } from './scripts/guide-plugin.ts'

// Every test server begins threads, and some are processes: what one has compiled is a third of the next one's work.
process.env.NODE_COMPILE_CACHE ??= join(import.meta.dirname, 'node_modules', '.cache', 'compiled')

/**
 * Where no earlier run is remembered, as on a clean machine, Vitest starts the biggest files first. The file of the trials
 * is small and takes longest by far: begun late, it runs on alone while the other cores are idle.
 */
class TrialsFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    const isTrials = ({ moduleId }: TestSpecification) => moduleId.endsWith('/trials/trials.test.ts')
    return [...sorted.filter(isTrials), ...sorted.filter((file) => !isTrials(file))]
  }
}

/** Tests of what lives on for a while when it is left, as connections, editors and the browser's store do: each file has a page of its own. */
const ALONE = [
  'client/connection/**/*.test.{ts,tsx}',
  'client/features/plan/**/*.test.{ts,tsx}',
  'client/features/comments/comment-trials.test.ts',
  'client/features/accessibility/**/*.test.tsx',
  'client/features/offline/**/*.test.ts',
  'client/features/people/session.test.tsx',
  'client/features/plans/**/*.test.tsx',
]

/** Tests that measure their own process: its memory, its processor time, what its collector has taken. */
const MEASURES = [
  'server/rooms/check-update.test.ts',
  'server/workspace-server.test.ts',
  '{bench,trials}/**/*.test.ts',
]

const browserLike = {
  environment: 'jsdom',
  include: ['client/**/*.test.{ts,tsx}'],
  setupFiles: ['client/testing/jsdom.ts'],
  testTimeout: 30_000,
}

export default defineConfig({
  test: {
    // Half as many again as there are cores: tests wait for disks, threads and processes for a quarter of their time.
    maxWorkers: Math.ceil(availableParallelism() * 1.5),
    sequence: { sequencer: TrialsFirst },
    projects: [
      {
        test: {
          name: 'shared',
          include: ['shared/**/*.test.ts'],
          testTimeout: 30_000,
          // Pure functions leave nothing behind for the next file.
          isolate: false,
        },
      },
      {
        test: {
          name: 'node',
          include: ['{server,scripts}/**/*.test.ts'],
          exclude: MEASURES,
          globalSetup: ['server/testing/postgres-on-demand.ts'],
          testTimeout: 30_000,
          // The first that asks for a database waits for one to be made.
          hookTimeout: 60_000,
          // Each file starts servers of its own and ends them; loading what a server is takes longer than most of the tests.
          isolate: false,
        },
      },
      {
        test: {
          name: 'node, alone',
          include: MEASURES,
          globalSetup: ['server/testing/postgres-on-demand.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        plugins: [guidePlugin()],
        test: {
          ...browserLike,
          name: 'browser-like',
          exclude: ALONE,
          // What a page is made of takes longer to load than most of its tests to run, so the files of a worker share it.
          isolate: false,
        },
      },
      { plugins: [guidePlugin()], test: { ...browserLike, name: 'browser-like, alone', include: ALONE } },
    ],
  },
})
