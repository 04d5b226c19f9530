// Makes the clone ready to run: the right Node, the dependencies of the lock file, a build of the present sources.
// Uses nothing but Node, for it runs before node_modules exists. Speaks on stderr only: stdout belongs to the command.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, lstatSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
/** What the build is made of: the product, and what measures it and tries to break it. */
export const compiledFolders = ['src', 'migrations', 'test/engine', 'test/drill', 'test/bench'];
const stampFile = join(root, 'dist', '.built-from');
const consoleStampFile = join(root, 'dist', '.console-built-from');

/** Ends the process with the reason when the clone cannot be made ready. */
export async function ensureReady({ install = true, build = true } = {}) {
  checkNode();
  // A deployed form (the container image) carries no sources: there is nothing to install or build.
  if (!existsSync(join(root, 'src'))) return;
  if (install && !dependenciesFit()) installDependencies();
  if (!existsSync(join(root, 'node_modules', '.bin', 'xuanfa'))) await import('./link-cli.mjs');
  if (build && !buildFits()) buildSources();
  if (build && !consoleFits()) buildConsole();
}

function checkNode() {
  const { engines } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const wanted = engines.node.replace(/[^\d.]/g, '');
  const [major = 0, minor = 0] = wanted.split('.').map(Number);
  const [ownMajor = 0, ownMinor = 0] = process.versions.node.split('.').map(Number);
  if (ownMajor > major || (ownMajor === major && ownMinor >= minor)) return;
  fail(
    `需要 Node.js ${wanted} 或更高版本，当前是 ${process.versions.node}。`,
    `Node.js ${wanted} or newer is needed, this is ${process.versions.node}.`,
  );
}

/** Whether node_modules holds what the lock file asks for: npm keeps a lock file of what it installed inside. */
function dependenciesFit() {
  const inside = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(inside)) return false;
  const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
  const present = JSON.parse(readFileSync(inside, 'utf8')).packages;
  const same = (path) =>
    present[path]?.version === wanted[path]?.version && present[path]?.integrity === wanted[path]?.integrity;
  return (
    Object.keys(present).every(same) &&
    // Optional packages of other platforms are in the lock file and not here.
    Object.keys(wanted).every((path) => path === '' || wanted[path].optional || wanted[path].devOptional || same(path))
  );
}

function installDependencies() {
  // Through a link the packages of another clone would be emptied and replaced by ours.
  if (lstatSync(join(root, 'node_modules'), { throwIfNoEntry: false })?.isSymbolicLink()) {
    fail(
      'node_modules 是指向别处的链接，其内容与本份代码的锁定文件不符。请去掉链接，或到它所指之处更新依赖，再重试。',
      'node_modules is a link to another place, and what is there does not fit this lock file. Remove the link, or bring the packages up to date where it leads, and try again.',
    );
  }
  say('正在安装依赖（首次约需一分钟）……', 'Installing dependencies (the first time takes about a minute) …');
  // `include=dev` also under NODE_ENV=production: the compiler is among them.
  const { command, prefix } = npm();
  run(command, [...prefix, 'ci', '--include=dev', '--no-audit', '--no-fund'], {
    zh: '安装依赖失败，原因见上。请检查网络后重试。',
    en: 'Installing dependencies failed, see above. Check the network and try again.',
  });
}

function npm() {
  const own = process.env.npm_execpath;
  return own && /npm-cli\.c?js$/.test(own)
    ? { command: process.execPath, prefix: [own] }
    : { command: 'npm', prefix: [] };
}

/** A digest of everything the build is made of. */
export function sourceDigest() {
  return digestOf(
    ['package-lock.json', 'tsconfig.json', 'tsconfig.build.json', 'scripts/copy-assets.mjs'],
    compiledFolders,
  );
}

/** The same of the console in the browser, which is built by itself: a change of the server leaves it as it is. */
export function consoleDigest() {
  return digestOf(['package-lock.json', 'scripts/build-console.mjs'], ['web']);
}

function digestOf(names, folders) {
  const hash = createHash('sha256');
  const files = names.map((name) => join(root, name));
  for (const path of [...files, ...folders.flatMap((folder) => [...filesUnder(join(root, folder))])]) {
    if (path.endsWith('.spec.ts')) continue;
    hash.update(relative(root, path)).update('\0').update(readFileSync(path)).update('\0');
  }
  return hash.digest('hex');
}

export function* filesUnder(folder) {
  if (!existsSync(folder)) return;
  const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* filesUnder(path);
    else if (entry.isFile()) yield path;
  }
}

function buildFits() {
  return existsSync(stampFile) && readFileSync(stampFile, 'utf8') === sourceDigest();
}

function consoleFits() {
  return existsSync(consoleStampFile) && readFileSync(consoleStampFile, 'utf8') === consoleDigest();
}

function buildConsole() {
  say('正在编译控制台（首次约需半分钟）……', 'Building the console (the first time takes half a minute) …');
  const failure = { zh: '控制台编译失败，原因见上。', en: 'Building the console failed, see above.' };
  run(process.execPath, [join(root, 'scripts/build-console.mjs')], failure);
}

function buildSources() {
  say('正在编译……', 'Building …');
  rmSync(stampFile, { force: true });
  const failure = { zh: '编译失败，原因见上。', en: 'The build failed, see above.' };
  run(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', 'tsconfig.build.json'], failure);
  run(process.execPath, [join(root, 'scripts/copy-assets.mjs')], failure);
}

function run(command, args, failure) {
  // Both streams of the child go to our stderr.
  const { status, error } = spawnSync(command, args, { cwd: root, stdio: ['ignore', 2, 2] });
  if (status !== 0) fail(failure.zh, `${failure.en}${error ? ` (${error.message})` : ''}`);
}

function say(zh, en) {
  process.stderr.write(`[xuanfa] ${zh} ${en}\n`);
}

function fail(zh, en) {
  say(zh, en);
  process.exit(1);
}
