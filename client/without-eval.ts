import { config } from 'zod'

// Imported before any schema is made: zod would otherwise try whether it may make code of text, which the page's policy
// forbids and the browser reports.
config({ jitless: true })
