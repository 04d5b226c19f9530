import { type BlackoutFacts, bucketScopes, type PolicyFacts } from '../../throttle/bucket-scope.rules.js';
import { freedBy, offeredSlot } from './offer.rules.js';

const at = (clock: string, day = '2026-07-15') => Date.parse(`${day}T${clock}+08:00`);
const NOW = at('10:00:00.400');
const SPEAKER = { departmentId: 'bureau', accountId: 'a', channel: 'web' as const, path: ['bureau'] };
const EVERYWHERE = { departmentId: null, channel: null, accountId: null };

function policy(rules: PolicyFacts['rules'], over: Partial<PolicyFacts> = {}): PolicyFacts {
  return { ...EVERYWHERE, id: 'p', name: '示例', spread: 'shared', zone: 'Asia/Shanghai', rules, ...over };
}

function blackout(mode: BlackoutFacts['mode'], from: number, to: number): BlackoutFacts {
  return { ...EVERYWHERE, id: 'b', name: '示例', mode, startsAt: new Date(from), endsAt: new Date(to) };
}

function offered(policies: PolicyFacts[], blackouts: BlackoutFacts[] = [], over = {}): number | null {
  const slipped = { wishedAt: at('09:00:00'), slotAt: at('12:00:00'), urgent: false, ...over };
  return offeredSlot(slipped, NOW, bucketScopes(SPEAKER, policies, blackouts, 'Asia/Shanghai'));
}

describe('a place that came back', () => {
  const HOURS = policy([{ type: 'hours', workday: ['11:00-18:00'] }], { departmentId: 'bureau' });

  it('is offered for the next second, and for none before the wish', () => {
    expect(offered([])).toBe(at('10:00:01'));
    expect(offered([], [], { wishedAt: at('10:30:00') })).toBe(at('10:30:00'));
  });

  it('is offered for the second at which hours open', () => {
    expect(offered([HOURS])).toBe(at('11:00:00'));
    expect(offered([HOURS], [], { urgent: true })).toBe(at('10:00:01'));
  });

  it('leaves a slot where it is that comes before the hours open, or with them', () => {
    expect(offered([HOURS], [], { slotAt: at('10:40:00') })).toBeNull();
    expect(offered([HOURS], [], { slotAt: at('11:00:00') })).toBeNull();
  });

  it.each(['freeze', 'shift'] as const)('brings nobody into a %s blackout, whichever way it is written', (mode) => {
    const [from, to] = [at('09:30:00'), at('11:30:00')];
    const span = { from: new Date(from).toISOString(), to: new Date(to).toISOString() };
    for (const urgent of [false, true]) {
      expect(offered([], [blackout(mode, from, to)], { urgent })).toBe(to);
      expect(offered([policy([{ type: 'blackout', mode, ...span }])], [], { urgent })).toBe(to);
    }
    expect(offered([], [blackout(mode, from, to)], { slotAt: to })).toBeNull();
    expect(offered([], [blackout(mode, from, at('12:30:00'))], { slotAt: at('12:00:00') })).toBeNull();
  });

  it('is one in every bucket that counts sends, and in each once', () => {
    const limit = policy([{ type: 'limit', max: 1, per: 'PT1H', window: 'sliding' }], { id: 'l' });
    const gap = policy([{ type: 'minGap', gap: 'PT30M' }], { id: 'g', spread: 'each', channel: 'web' });
    const scopes = bucketScopes(SPEAKER, [limit, gap, HOURS], [blackout('shift', 0, 1)], 'Asia/Shanghai');
    expect(freedBy([...scopes, ...scopes])).toEqual([
      { departmentId: 'bureau', subtree: null, channel: 'web', accountId: null },
      { departmentId: null, subtree: null, channel: null, accountId: null },
    ]);
  });
});
