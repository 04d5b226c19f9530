import { buildProduct, RealProcess } from '../support/real-process.js';
import type { Verdict } from './judge/verdict.rules.js';

interface Line {
  sabotage: string | null;
  verdict: Verdict;
}

/** The drill is worth something only if it fails when a safeguard is gone: each is taken out once, in its workers alone. */
describe('the drill, with a safeguard of the product taken out', () => {
  const lines = new Map<string | null, Verdict>();

  beforeAll(async () => {
    buildProduct();
    const run = new RealProcess('dist/test/drill/aimed/aimed.command.js', [], {});
    const ended = await run.end(540_000);
    for (const line of run.output.split('\n').filter((text) => text.startsWith('{"sabotage"'))) {
      const { sabotage, verdict } = JSON.parse(line) as Line;
      lines.set(sabotage, verdict);
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
    const verdict = lines.get(null);
    expect(verdict && faults(verdict)).toEqual({ duplicates: 0, lost: 0, violations: 0, afterFreeze: 0, unsealed: 0 });
    expect(verdict?.states['sent']).toBeGreaterThan(15);
    expect(verdict?.states['held']).toBeGreaterThanOrEqual(3);
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
