import optimizeLocales from '@react-aria/optimize-locales-plugin'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

export default defineConfig({
  root: 'client',
  build: { outDir: '../dist/client', emptyOutDir: true, target: 'es2023', chunkSizeWarningLimit: 700 },
  plugins: [react(), { ...optimizeLocales.vite({ locales: ['da-DK', 'en-US'] }), enforce: 'pre' }],
})
