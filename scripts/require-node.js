import module from 'node:module'
import { fileURLToPath } from 'node:url'

// Loaded before every script (plain JavaScript on purpose): an older Node cannot read TypeScript and would only say
// ERR_UNKNOWN_FILE_EXTENSION. npm puts the pinned Node of node_modules/.bin first, unless its install script was blocked.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
if (major < 24 || (major === 24 && minor < 7)) {
  console.error(
    `Samplan needs Node 24.7 or newer and got ${process.versions.node}. Run \`npm ci\` (it installs the pinned Node into node_modules) and start with \`npm run demo\` or \`npm start\`.`,
  )
  process.exit(1)
}

// What Node has made of the TypeScript is kept beside the libraries: a start takes a third less, and the tool that strips the
// types, some 30 MB, is not even loaded. Where the folder cannot be written to, everything works all the same.
module.enableCompileCache(fileURLToPath(new URL('../node_modules/.cache/compiled', import.meta.url)))
