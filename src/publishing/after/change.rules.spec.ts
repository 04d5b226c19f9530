import { backOfficeTodo } from './orders/back-office.rules.js';
import { CHANGE_KINDS, CHANGE_PAUSES_MS, stepAfter } from './change.rules.js';
import { CHANNEL_DRIVERS } from '../../accounts/channels/channel-driver.rules.js';
import type { ChannelKind } from '../../accounts/channels/channel-kind.rules.js';

const NOW = Date.parse('2026-07-15T09:00:00+08:00');
const text = { zh: '没有权限', en: 'no right' };

describe('the step after the answer to a change', () => {
  it('is done with what the platform says is done, and keeps a new address', () => {
    expect(stepAfter({ kind: 'done' }, 1, NOW)).toEqual({ kind: 'done', url: null });
    expect(stepAfter({ kind: 'done', url: 'https://a' }, 9, NOW)).toEqual({ kind: 'done', url: 'https://a' });
  });

  it('is a person’s when the platform refuses, with what it said', () => {
    const step = stepAfter({ kind: 'refused', code: '48001', reason: 'api unauthorized', text }, 1, NOW);
    expect(step).toEqual({ kind: 'by_hand', told: { code: '48001', text } });
  });

  it('asks again after a lost answer, ever more slowly, and in the end a person', () => {
    const waits = CHANGE_PAUSES_MS.map((_, index) => {
      const step = stepAfter({ kind: 'unknown', reason: 'reset' }, index + 1, NOW);
      return step.kind === 'again' ? step.inMs : null;
    });
    expect(waits).toEqual(CHANGE_PAUSES_MS);
    const last = stepAfter({ kind: 'unknown', reason: 'reset' }, CHANGE_PAUSES_MS.length + 1, NOW);
    expect(last).toMatchObject({ kind: 'by_hand', told: { code: 'CHANGE_UNKNOWN' } });
  });

  it('waits as long as the platform asks, a day at most', () => {
    const wait = (ms: number) => stepAfter({ kind: 'retry', notBefore: NOW + ms, reason: 'quota' }, 1, NOW);
    expect(wait(3_600_000)).toMatchObject({ kind: 'again', inMs: 3_600_000 });
    expect(wait(-5)).toMatchObject({ kind: 'again', inMs: CHANGE_PAUSES_MS[0] });
    expect(wait(90 * 3_600_000)).toMatchObject({ kind: 'again', inMs: 24 * 3_600_000 });
  });
});

describe('what a person does where no connector can', () => {
  const ways = Object.entries(CHANNEL_DRIVERS).flatMap(([channel, drivers]) =>
    drivers.flatMap((driver) => CHANGE_KINDS.map((kind) => [channel as ChannelKind, driver, kind] as const)),
  );
  it.each(ways)('%s by %s is told how to %s in both languages', (channel, driver, kind) => {
    const todo = backOfficeTodo(channel, driver, kind);
    expect(todo.zh).toMatch(/[\u4e00-\u9fff]{4}/);
    expect(todo.en).toMatch(/^[\x20-\x7e“”’–…]+$/);
    expect(todo.zh).toContain('确认');
    expect(todo.en).toContain('confirm');
  });
});
