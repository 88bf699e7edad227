import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

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

export default defineConfig({
  test: {
    // By itself Vitest leaves one core idle, which of two is half.
    maxWorkers: '100%',
    sequence: { sequencer: TrialsFirst },
    projects: [
      {
        test: {
          name: 'node',
          environment: 'node',
          include: ['{shared,server,scripts,bench,trials}/**/*.test.ts'],
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'browser-like',
          environment: 'jsdom',
          include: ['client/**/*.test.{ts,tsx}'],
          setupFiles: ['client/testing/jsdom.ts'],
          testTimeout: 30_000,
        },
      },
    ],
  },
})
