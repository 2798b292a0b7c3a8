import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';
import { promisify } from 'node:util';
import type { TestProject } from 'vitest/node';
import { findBrowser } from './find-browser.ts';

/** Builds what is tested, and finds a browser once for all files. */
export default async function setUp(project: TestProject): Promise<void> {
  const [browser] = await Promise.all([findBrowser(), buildForProduction()]);
  project.provide('browser', browser);
}

// In a process of its own: in this one NODE_ENV is "test", and React would be built for development.
async function buildForProduction() {
  // vitest runs in the folder of the app.
  const vite = path.join(path.dirname(createRequire(import.meta.url).resolve('vite/package.json')), 'bin/vite.js');
  await promisify(execFile)(process.execPath, [vite, 'build', '--logLevel', 'warn'], {
    cwd: process.cwd(),
    env: { ...process.env, NODE_ENV: 'production' },
  });
}
