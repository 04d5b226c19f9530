// `npm test`: everything that must hold, in one command. Installs what it needs, runs every check even when one fails, and ends
// with one plain line: `N passed, N failed`.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { ensureReady, root } from './ensure-ready.mjs';
import { ensureChromium } from './ensure-chromium.mjs';
import { ensureRedis } from './ensure-redis.mjs';
import { ensureWordpress } from './ensure-wordpress.mjs';

const tally = { passed: 0, failed: 0 };
const broken = [];
const bin = (name) => join(root, 'node_modules', '.bin', name);
const node = process.execPath;
/** Specs load much and keep it: with more room for what is new, it is copied about less. Workers of Jest take it over. */
const ROOM_FOR_THE_YOUNG = ['--max-semi-space-size=64'];

process.on('exit', (code) => {
  if (broken.length > 0) console.log(`\n未通过 / not passed: ${broken.join('; ')}`);
  if (code !== 0 && tally.failed === 0) tally.failed = 1; // ended before its time, e.g. the install failed
  console.log(`${tally.passed} passed, ${tally.failed} failed`);
});

await ensureReady({ build: false });
await check('redis-server', () => ensureRedis());
await check('wordpress', () => ensureWordpress());
await check('chromium', () => ensureChromium());
// They have nothing to do with each other. The longest come first.
await together([
  ['lint', () => runAside(bin('eslint'), ['.', '--max-warnings', '0'])],
  [
    'build',
    () =>
      runAside(node, ['-e', 'await (await import("./scripts/ensure-ready.mjs")).ensureReady()', '--input-type=module']),
  ],
  ['format', () => runAside(bin('prettier'), ['--check', '--log-level', 'warn', '.'])],
  ['types', () => runAside(bin('tsc'), ['-p', 'tsconfig.json', '--noEmit'])],
  ['types of the console', () => runAside(bin('tsc'), ['-p', 'web/tsconfig.json'])],
  ['import rules', () => runAside(bin('depcruise'), ['--config', '.dependency-cruiser.cjs', 'src'])],
]);
await suite('specs');
// Nobody's clock may matter: the rules once more as seen from elsewhere. Counted as one check each, not as so many tests again.
for (const zone of ['Asia/Shanghai', 'America/New_York'])
  await check(`rules under TZ=${zone}`, async () => {
    const { failed, text } = await jest(['\\.rules\\.spec\\.ts$'], { TZ: zone });
    return failed > 0 ? text : undefined;
  });
process.exit(tally.failed === 0 ? 0 : 1);

/** One check that either holds or not. */
async function check(name, work) {
  const began = Date.now();
  const fault = await work();
  report(name, began, fault ? '✗' : '✓', fault ?? '');
  tally[fault ? 'failed' : 'passed'] += 1;
  if (fault) broken.push(name);
}

/** Checks, two at a time: each keeps one of the two cores busy that a small machine has. */
async function together(checks) {
  const left = [...checks];
  const oneByOne = async () => {
    for (let next = left.shift(); next; next = left.shift()) await check(...next);
  };
  await Promise.all([oneByOne(), oneByOne()]);
}

/** The suite, whose tests are counted one by one. */
async function suite(name) {
  const began = Date.now();
  const { passed, failed, text, slowest } = await jest([]);
  tally.passed += passed;
  tally.failed += failed;
  if (failed > 0) broken.push(name);
  report(name, began, failed > 0 ? '✗' : '✓', text);
  if (slowest) console.log(`  slowest: ${slowest}`);
}

/** Where the time goes, for whoever has to keep the suite short. */
function slowestOf({ testResults }) {
  return testResults
    .map(({ name, startTime, endTime }) => ({ name: relative(root, name), seconds: (endTime - startTime) / 1000 }))
    .sort((a, b) => b.seconds - a.seconds)
    .slice(0, 12)
    .map(({ name, seconds }) => `${name} ${seconds.toFixed(0)} s`)
    .join(', ');
}

/** One run of Jest. A test that is skipped has not passed. */
async function jest(patterns, env = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'xuanfa-results-'));
  const file = join(folder, 'results.json');
  try {
    const args = ['--config', 'test/jest.config.cjs', '--json', '--outputFile', file, '--silent', ...patterns];
    const fault = await run(
      node,
      [...ROOM_FOR_THE_YOUNG, join(root, 'node_modules/jest/bin/jest.js'), ...args],
      env,
      'ignore',
    );
    const results = read(file);
    if (!results) return { passed: 0, failed: 1, text: fault ?? 'Jest left no results' };
    const skipped = results.numPendingTests + results.numTodoTests;
    const missed = results.numFailedTests + results.numRuntimeErrorTestSuites + skipped;
    // Jest can fail beside its tests, e.g. in the teardown.
    const failed = missed || (fault || results.numTotalTests === 0 ? 1 : 0);
    const passed = results.numPassedTests;
    const text = `${passed} passed, ${failed} failed${skipped ? ` (${skipped} skipped)` : ''}`;
    return { passed, failed, text, slowest: slowestOf(results) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function read(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

function report(name, began, mark, text) {
  console.log(`${mark} ${name} (${((Date.now() - began) / 1000).toFixed(1)} s) ${text}`);
}

/** As `run`; what it prints is shown when it has ended, for another one runs beside it. */
function runAside(command, args) {
  return run(command, args, {}, 'pipe', 'pipe');
}

/** Runs a program in the project; undefined when it succeeds, otherwise how it ended. */
function run(command, args, env = {}, stdout = 'inherit', stderr = 'inherit') {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: root,
      stdio: ['ignore', stdout, stderr],
      env: { ...process.env, ...env },
    });
    const said = [];
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => said.push(chunk));
    const stop = (signal) => child.kill(signal);
    process.once('SIGINT', stop);
    process.once('SIGTERM', stop);
    child.on('error', (error) => resolve(error.message));
    child.on('close', (code, signal) => {
      process.off('SIGINT', stop);
      process.off('SIGTERM', stop);
      process.stderr.write(Buffer.concat(said));
      if (signal) process.exit(1);
      resolve(code === 0 ? undefined : `exit ${code}`);
    });
  });
}
