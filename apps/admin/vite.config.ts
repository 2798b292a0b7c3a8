import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const api = process.env.API_URL ?? 'http://localhost:4000';

export default defineConfig({
  base: '/studio/',
  plugins: [react()],
  build: {
    target: ['chrome123', 'firefox121', 'safari17.5'],
    // Nothing is inlined: the API serves a policy of `default-src 'self'`, which forbids data: addresses.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    sourcemap: false,
  },
  server: {
    port: 5174,
    proxy: {
      '/studio/graphql': api,
      '/studio/auth': api,
      '/studio/attempts/import': api,
      '/studio/exports': api,
      '/graphql': api,
      '/images': api,
    },
  },
});
