import { accessSync, constants, mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir, userInfo } from 'node:os';
import path from 'node:path';
import { type Browser, chromium } from 'playwright-core';

/** How to start a browser that has been seen to start here. */
export interface BrowserChoice {
  executablePath: string;
  /** folder of shared libraries that it brings along */
  libraries?: string;
}

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'];
const PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];
const FLAGS = [
  '--headless',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** A browser of this machine, else the one that npm has brought. Rejects with what to do when neither starts. */
export async function findBrowser(): Promise<BrowserChoice> {
  const failures: string[] = [];
  for (const candidate of [...installedBrowsers(), unpackBrowser]) {
    try {
      const choice = typeof candidate === 'string' ? { executablePath: candidate } : await candidate();
      await (await launchBrowser(choice)).close();
      return choice;
    } catch (error) {
      failures.push(String(error).split('\n')[0] ?? '');
    }
  }
  throw new Error(
    `No browser starts on this machine. Install Chromium (Debian: apt-get install chromium; macOS: brew install --cask chromium), or set CHROME_PATH to one.\nTried:\n${failures.join('\n')}`,
  );
}

export function launchBrowser({ executablePath, libraries }: BrowserChoice): Promise<Browser> {
  // Chromium's sandbox refuses to run as root, as in most containers.
  const isRoot = process.getuid?.() === 0;
  const searched = [process.env.LD_LIBRARY_PATH, libraries].filter(Boolean).join(':');
  return chromium.launch({
    executablePath,
    args: isRoot ? [...FLAGS, '--no-sandbox'] : FLAGS,
    env: { ...process.env, ...(searched && { LD_LIBRARY_PATH: searched }) },
  });
}

function installedBrowsers(): string[] {
  const folders = (process.env.PATH ?? '').split(path.delimiter);
  const onPath = NAMES.flatMap((name) => folders.map((folder) => path.join(folder, name)));
  const given = process.env.CHROME_PATH ? [process.env.CHROME_PATH] : [];
  return [...given, ...[...onPath, ...PLACES].filter(isExecutable)];
}

function isExecutable(file: string) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** The Chromium for Linux in the package, with the few libraries that bare machines lack. */
async function unpackBrowser(): Promise<BrowserChoice> {
  const { default: packed, inflate } = await import('@sparticuz/chromium');
  const bin = path.join(path.dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')), '..', 'bin');
  // It unpacks into the temporary folder, where another user's copy may lie that we cannot run: each user has one.
  const folder = path.join(tmpdir(), `yardstick-browser-${userInfo().username}`);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const before = process.env.TMPDIR;
  process.env.TMPDIR = folder;
  try {
    await inflate(path.join(bin, 'al2023.tar.br'));
    return { executablePath: await packed.executablePath(), libraries: path.join(folder, 'al2023', 'lib') };
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
  }
}
