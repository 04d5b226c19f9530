import { defineConfig } from 'vite';

/** Oldest browser promised (README): what the desks of the audience run. */
const OLDEST = 'chrome109';

export default defineConfig({
  root: import.meta.dirname,
  base: '/console/',
  // JSX by the compiler's own automatic runtime: no plug-in is needed for a build.
  oxc: { jsx: { runtime: 'automatic' } },
  build: {
    outDir: '../dist/web',
    emptyOutDir: true,
    target: OLDEST,
    cssTarget: OLDEST,
    manifest: true,
    // No groups of chunks by hand: one of them made every page load the editor (reference: web stack).
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1_000,
    rolldownOptions: {
      // Phones sign on a page of their own: they wait for nothing of the console's kit.
      input: { main: 'index.html', sign: 'sign.html' },
      // Libraries mark what needs a browser for servers that render: nothing is rendered there.
      checks: { moduleLevelDirective: false },
    },
  },
  server: { port: 5173, proxy: { '/api': 'http://localhost:3000' } },
});
