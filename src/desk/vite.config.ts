// Builds the back office into dist/desk. Chromium 78 is what the older domestic browsers are made of.

import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  root: import.meta.dirname,
  base: '/desk/',
  plugins: [react()],
  // Ant Design brings an older copy along: two would not share the settings of its icons.
  resolve: { dedupe: ['@ant-design/icons'] },
  // The server puts a new nonce in its place with every page.
  html: { cspNonce: 'CSP-NONCE' },
  build: {
    target: 'chrome78',
    outDir: '../../dist/desk',
    emptyOutDir: true,
    reportCompressedSize: false,
    chunkSizeWarningLimit: 1000,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      // Rules only define things: what no screen uses stays out of the browser.
      treeshake: { moduleSideEffects: (id) => !/\/src\/rules\//.test(id) },
    },
  },
});
