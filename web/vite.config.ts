import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { precompress } from './build/precompress.ts'

export default defineConfig(({ command }) => ({
  // The build takes the page's own folder, so that its index.html comes out on top; `npm run dev` shows it at /playground/,
  // which is where it will be.
  root: command === 'build' ? 'playground' : '.',
  // Relative addresses: the page works under any path.
  base: './',
  publicDir: false,
  plugins: [react(), precompress()],
  worker: { format: 'es' },
  // Two copies of graphql refuse each other's schemas, two of React each other's hooks.
  resolve: { dedupe: ['graphql', 'react', 'react-dom'] },
  build: {
    outDir: '../dist/playground',
    // Empties dist/playground only; dist/.keep stays.
    emptyOutDir: true,
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    // Monaco is one large chunk, loaded after the page has painted.
    chunkSizeWarningLimit: 4000,
    // The licences of what is bundled ask to be passed on with it.
    license: { fileName: 'licenses.txt' },
    rolldownOptions: {
      // One page in each language; their scripts and styles are the same files.
      input: { index: 'playground/index.html', es: 'playground/es/index.html' },
      onLog(level, log, handle) {
        // "use client" and the like, addressed to compilers that don't run here, in 60 files of GraphiQL.
        if (log.code !== 'MODULE_LEVEL_DIRECTIVE') handle(level, log)
      },
    },
  },
  server: { proxy: { '/graphql': 'http://127.0.0.1:8080' } },
}))
