import { buildProduct, RealProcess } from '../support/real-process.js';

describe('npm run drill', () => {
  beforeAll(() => buildProduct(), 120_000);

  it('--quick: nothing twice, nothing lost, no rule broken, nothing after a freeze, nothing unsealed', async () => {
    const run = new RealProcess('scripts/drill.mjs', ['--quick', '--wordpress', '--json', '--seed', '21'], {});
    const ended = await run.end(540_000);
    const line = run.output.split('\n').find((text) => text.startsWith('{"seed"'));
    if (line === undefined) throw new Error(`it ended with ${ended} and printed no result:\n${run.output}`);
    const { kills, waitingForAPerson, ok, ...counts } = JSON.parse(line) as Record<string, number>;
    expect({ ...counts, said: ok ? '' : run.output }).toMatchObject({
      seed: 21,
      backend: 'postgres',
      publications: 500,
      duplicates: 0,
      lost: 0,
      violations: 0,
      afterFreeze: 0,
      unsealed: 0,
    });
    expect(kills).toBeGreaterThanOrEqual(20);
    // How many wait for a person is judged by the command (5 %). Here patience is hurried on whatever machine this is: only the
    // promises above decide, and that most were settled.
    expect(waitingForAPerson).toBeLessThanOrEqual(50);
    expect(ended).toBe(ok ? 0 : 1);
    // Then it is the waiting alone that it holds against the run; whatever else went wrong with a drill has shown nothing.
    if (!ok) expect(waitingForAPerson).toBeGreaterThan(10);
  }, 600_000);

  it.each([
    [['--backend', 'mysql'], '--backend'],
    [['--seed', 'x'], '--seed'],
    [['--seed', '4294967296'], '--seed'],
    [['--quik'], '--quik'],
    [['--wordpress', '--no-wordpress'], '--wordpress'],
  ])(
    '%j: refused with 2, the argument named',
    async (args, named) => {
      const run = new RealProcess('dist/test/drill/drill.command.js', args, {});
      expect(await run.end()).toBe(2);
      expect(run.output).toContain(named);
    },
    90_000,
  );
});
