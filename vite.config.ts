import optimizeLocales from '@react-aria/optimize-locales-plugin'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { compiledTexts } from './scripts/compiled-texts.ts'
import { guidePlugin } from './scripts/guide-plugin.ts'
import { preloadTexts } from './scripts/preload-texts.ts'
import { routeGroups } from './scripts/route-groups.ts'
import { NONCE_PLACEHOLDER } from './shared/protocol/nonce.ts'

export default defineConfig({
  root: 'client',
  build: {
    outDir: '../dist/client',
    emptyOutDir: true,
    target: 'es2023',
    chunkSizeWarningLimit: 700,
    rolldownOptions: {
      output: {
        // Schemas are made as their file is loaded, so what zod is told must come in the same file as zod.
        codeSplitting: {
          // Each group is the files it names: what those import is often the shell's.
          includeDependenciesRecursively: false,
          groups: [
            { name: 'zod', test: /node_modules\/zod\/|client\/without-eval\.ts$/u },
            // All that the editor needs of the page: beside more of the page's, it would fetch that too where it comes first.
            {
              name: 'carets',
              test: /node_modules\/(y-protocols\/|lib0\/diff\.)|features\/plan\/(presence|text-positions|is-below-last-block)\.ts$/u,
            },
          ],
        },
      },
    },
  },
  // The server puts each answer's own nonce in its place.
  html: { cspNonce: NONCE_PLACEHOLDER },
  plugins: [
    compiledTexts(),
    routeGroups(),
    react(),
    guidePlugin(),
    preloadTexts(),
    { ...optimizeLocales.vite({ locales: ['da-DK', 'en-US'] }), enforce: 'pre' },
  ],
})
