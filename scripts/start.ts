/** `npm start` and `npm run demo`: builds what is stale, then starts the server in this very process, so that its pid takes the signals. */
import { buildClientWhenStale } from './build-client.ts'

if ((await buildClientWhenStale()) === 'built') console.log('Built the browser client.')
const { run } = await import('#server/main.ts')
run()
