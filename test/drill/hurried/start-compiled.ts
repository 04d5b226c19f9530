import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { constants, Script } from 'node:vm';

/** Runs the script that is named, with the code that an earlier process compiled from it; the first one leaves it for the next. */
function start(file: string): void {
  const kept = `${file}.compiled`;
  const cachedData = read(kept);
  // As a file that is required. It is all ASCII, which is read fastest.
  const text = `(function (exports, require, module, __filename, __dirname) {${readFileSync(file, 'latin1')}\n})`;
  const script = new Script(text, {
    filename: file,
    importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
    ...(cachedData ? { cachedData } : {}),
  });
  const module = { exports: {} };
  const run = script.runInThisContext() as (...given: unknown[]) => void;
  run(module.exports, createRequire(file), module, file, dirname(file));
  if (cachedData && script.cachedDataRejected !== true) return;
  // Another Node, or none before. Now what was needed to load is compiled.
  writeFileSync(`${kept}.${process.pid}`, script.createCachedData());
  renameSync(`${kept}.${process.pid}`, kept);
}

function read(file: string): Buffer | null {
  try {
    return readFileSync(file);
  } catch {
    return null; // nobody has left it yet
  }
}

start(process.argv[2] ?? '');
