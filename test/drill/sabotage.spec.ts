import { buildProduct, RealProcess } from '../support/real-process.js';
import type { Verdict } from './judge/verdict.rules.js';

interface Line {
  sabotage: string | null;
  scenarios: string[];
  verdict: Verdict;
}

/** The drill is worth something only if it fails when a safeguard is gone: each is taken out once, in its workers alone. */
describe('the drill, with a safeguard of the product taken out', () => {
  const lines = new Map<string, Verdict>();
  const untouched: Line[] = [];

  beforeAll(async () => {
    buildProduct();
    const run = new RealProcess('dist/test/drill/aimed/aimed.command.js', [], {});
    const ended = await run.end(540_000);
    for (const line of run.output.split('\n').filter((text) => text.startsWith('{"sabotage"'))) {
      const found = JSON.parse(line) as Line;
      if (found.sabotage === null) untouched.push(found);
      else lines.set(found.sabotage, found.verdict);
    }
    if (ended !== 0) throw new Error(`the aimed runs ended with ${ended}:\n${run.output}`);
  }, 600_000);

  const faults = ({ duplicates, lost, violations, afterFreeze, unsealed }: Verdict) => ({
    duplicates,
    lost,
    violations,
    afterFreeze,
    unsealed,
  });

  it('finds nothing where nothing was taken out', () => {
    // All that is played with a safeguard taken out was played with all of them in their places.
    expect(untouched.flatMap(({ scenarios }) => scenarios).sort()).toEqual([...lines.keys()].sort());
    for (const { verdict } of untouched)
      expect(faults(verdict)).toEqual({ duplicates: 0, lost: 0, violations: 0, afterFreeze: 0, unsealed: 0 });
    const count = (state: string) => untouched.reduce((sum, { verdict }) => sum + (verdict.states[state] ?? 0), 0);
    expect(count('sent')).toBeGreaterThan(15);
    expect(count('held')).toBeGreaterThanOrEqual(3);
  });

  it.each([
    ['attempt-not-written-first', 'duplicates'],
    ['blind-resend', 'duplicates'],
    ['throttle-not-rechecked', 'violations'],
    ['in-flight-not-judged', 'violations'],
    ['gate-not-taken', 'afterFreeze'],
    ['seal-not-checked', 'unsealed'],
    ['marks-not-compared', 'unsealed'],
    ['stale-answers-accepted', 'lost'],
  ] as const)('%s: it finds %s', (sabotage, count) => {
    expect(lines.get(sabotage)?.[count]).toBeGreaterThan(0);
  });
});
