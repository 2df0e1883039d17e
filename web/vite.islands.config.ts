import { existsSync, readdirSync } from 'node:fs'
import { defineConfig } from 'vite'
import { precompress } from './build/precompress.ts'

// Each folder of src with an island.ts becomes a script of that name, which pages load by the manifest.
const islands = Object.fromEntries(
  readdirSync('src')
    .map((name) => [name, `src/${name}/island.ts`])
    .filter(([, path]) => existsSync(path)),
)

export default defineConfig({
  base: './',
  publicDir: false,
  plugins: [precompress()],
  build: {
    outDir: 'dist/islands',
    emptyOutDir: true,
    manifest: 'manifest.json',
    modulePreload: false,
    assetsInlineLimit: 0,
    license: { fileName: 'licenses.txt' },
    rolldownOptions: { input: islands, output: { entryFileNames: 'assets/[name]-[hash].js' } },
  },
})
