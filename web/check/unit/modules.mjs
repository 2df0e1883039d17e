// Loads modules of src/ as they are, without a browser and without a build.
import { fileURLToPath } from 'node:url'
import { createServer } from 'vite'

/** The module, and what must be called when the tests are over. */
export async function load(path) {
  const server = await createServer({
    root: fileURLToPath(new URL('../..', import.meta.url)),
    configFile: false,
    server: { middlewareMode: true, hmr: false, ws: false },
    optimizeDeps: { noDiscovery: true },
    logLevel: 'error',
  })
  return { module: await server.ssrLoadModule(path), close: () => server.close() }
}
