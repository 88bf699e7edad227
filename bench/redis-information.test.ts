import { expect, test } from 'vitest'
import { bulkIn, informationIn } from './redis-information.ts'

test('an answer is read once it is whole, and by names', () => {
  const text = '# CPU\r\nused_cpu_user:1.5\r\n\r\n# Commandstats\r\ncmdstat_publish:calls=7,usec=12\r\n'
  const answer = `$${text.length}\r\n${text}\r\n`
  expect(bulkIn('$1')).toBeUndefined()
  expect(bulkIn(answer.slice(0, -3))).toBeUndefined()
  expect(informationIn(bulkIn(answer) ?? '')).toEqual({
    used_cpu_user: '1.5',
    cmdstat_publish: 'calls=7,usec=12',
  })
  expect(() => bulkIn('-NOAUTH Authentication required.\r\n')).toThrow('NOAUTH')
})
