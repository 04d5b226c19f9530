import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { buildProduct } from '../support/real-process.js';
import { GOALS } from './figure.js';

const root = join(__dirname, '..', '..');

beforeAll(() => buildProduct(), 120_000);

/** The command as `npm run bench` runs it. */
function bench(...args: string[]) {
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(NODE_|JEST_)/.test(name)));
  return spawnSync(process.execPath, [join(root, 'scripts/bench.mjs'), ...args], { cwd: root, encoding: 'utf8', env });
}

it('the quick bench measures every figure and says so in one line, without judging', () => {
  const { status, stdout, stderr } = bench('--quick', '--json');
  expect({ status, said: status === 0 ? '' : stderr }).toEqual({ status: 0, said: '' });
  expect(stdout.trim().split('\n')).toHaveLength(1);
  const { figures } = JSON.parse(stdout) as { figures: Record<string, unknown>[] };
  const named = new Map(figures.map((figure) => [figure.name, figure]));
  for (const [name, { goal, better }] of Object.entries(GOALS)) {
    expect(named.get(name)).toMatchObject({ name, goal, better, value: expect.any(Number) });
    expect(Number.isFinite(named.get(name)?.value)).toBe(true);
  }
}, 300_000);

it('a wrong argument ends it with 2, named, before anything is started', () => {
  const { status, stdout, stderr } = bench('--quick', '--only', 'lunch');
  expect(status).toBe(2);
  expect(stdout).toBe('');
  expect(stderr).toContain('"lunch"');
}, 60_000);
