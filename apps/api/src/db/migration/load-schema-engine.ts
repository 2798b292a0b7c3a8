import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import * as bindings from '@prisma/schema-engine-wasm/schema_engine_bg';

type Bindings = Pick<typeof bindings, 'SchemaEngine'>;

let loading: Promise<Bindings> | undefined;

/**
 * Prisma's own schema engine as WebAssembly: what the command line downloads as a native program, from npm and for every
 * platform. Loaded once, when first needed (30 ms).
 */
export function loadSchemaEngine(): Promise<Bindings> {
  loading ??= instantiate();
  return loading;
}

async function instantiate(): Promise<Bindings> {
  const entry = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm');
  const bytes = await readFile(path.join(path.dirname(entry), 'schema_engine_bg.wasm'));
  // Its entry imports the .wasm file as a module, which Node does not do without a flag; so we do what that would.
  const imports = Object.entries(bindings).map(([name, value]) => [name, letProcessEnd(name, value)]);
  const { instance } = await WebAssembly.instantiate(bytes, { './schema_engine_bg.js': Object.fromEntries(imports) });
  bindings.__wbg_set_wasm(instance.exports);
  const { __wbindgen_start: start } = instance.exports;
  if (typeof start === 'function') start();
  return bindings;
}

/** The engine guards its lock with a timer of ten seconds that it never clears: no reason for a command to wait. */
function letProcessEnd(name: string, value: unknown): unknown {
  if (!name.startsWith('__wbg_setTimeout_') || typeof value !== 'function') return value;
  return (...args: unknown[]) => {
    const timer: unknown = value(...args);
    if (timer instanceof Object && 'unref' in timer && typeof timer.unref === 'function') timer.unref();
    return timer;
  };
}
