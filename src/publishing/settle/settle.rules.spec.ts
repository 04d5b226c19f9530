import type { ChannelTraits } from '../channels/channel.js';
import {
  LOOK_PAUSES_MS,
  LOOKS_APART_MS,
  longestMs,
  reachesBack,
  settleStep,
  type UnconfirmedFacts,
} from './settle.rules.js';

const traits: ChannelTraits = { can: [], idempotent: false, readable: true, longestCallMs: 10_000 };
const beganAt = 1_000_000;
const now = beganAt + longestMs(traits) + 1;
const facts: UnconfirmedFacts = {
  beganAt,
  now,
  readBy: now + 500,
  traits,
  senderIsOut: true,
  wasAccepted: false,
  looks: [{ at: new Date(now - LOOKS_APART_MS).toISOString(), result: 'absent' }],
};
const absent = { kind: 'absent', reachesBackTo: beganAt - 1 } as const;

describe('settling an unconfirmed send', () => {
  it('believes a post that is found at once', () => {
    expect(settleStep({ ...facts, now: beganAt, senderIsOut: false, looks: [] }, { kind: 'found', ref: '1' })).toEqual({
      kind: 'sent',
      ref: '1',
    });
  });

  it('dates what is found by the platform’s list, where that tells it', () => {
    expect(settleStep(facts, { kind: 'found', ref: '1', postedAt: beganAt + 700 })).toEqual({
      ...{ kind: 'sent', ref: '1', postedAt: beganAt + 700 },
    });
  });

  it('takes up again what is seen under way, and at once', () => {
    const found = { kind: 'accepted', ref: 'job', until: now + 60_000 } as const;
    expect(settleStep({ ...facts, now: beganAt, senderIsOut: false, looks: [] }, found)).toEqual(found);
  });

  it('takes nothing up again that was given up waiting for: it looks for the post, and then asks a person', () => {
    const found = { kind: 'accepted', ref: 'job', until: now + 60_000 } as const;
    const looks = LOOK_PAUSES_MS.map(() => ({ at: new Date(0).toISOString(), result: 'accepted' as const }));
    expect(settleStep({ ...facts, wasAccepted: true }, found).kind).toBe('look-again');
    expect(settleStep({ ...facts, wasAccepted: true, looks }, found)).toEqual({ kind: 'ask' });
  });

  it('believes absence when every proof is there', () => {
    expect(settleStep(facts, absent)).toEqual({ kind: 'absent' });
  });

  it.each([
    ['the sender may still be alive', { ...facts, senderIsOut: false }, absent],
    ['the longest call may still be under way', { ...facts, now: beganAt + longestMs(traits) - 1 }, absent],
    ['it was asked only once', { ...facts, looks: [] }, absent],
    [
      'both looks were too near',
      { ...facts, looks: [{ at: new Date(now - 100).toISOString(), result: 'absent' }] },
      absent,
    ],
    [
      'the earlier look knew nothing',
      { ...facts, looks: [{ at: new Date(0).toISOString(), result: 'unknown' }] },
      absent,
    ],
    ['the list does not reach back', facts, { kind: 'absent', reachesBackTo: beganAt + 1 }],
    ['the platform could not say', facts, { kind: 'unknown', reason: 'busy' }],
  ] as [string, UnconfirmedFacts, Parameters<typeof settleStep>[1]][])('looks again when %s', (_why, given, found) => {
    expect(settleStep(given, found).kind).toBe('look-again');
  });

  it('asks a person when the looks are used up', () => {
    const looks = LOOK_PAUSES_MS.map(() => ({ at: new Date(0).toISOString(), result: 'unknown' as const }));
    expect(settleStep({ ...facts, looks }, { kind: 'unknown', reason: 'busy' })).toEqual({ kind: 'ask' });
  });

  it('asks a person at once when only a person can tell', () => {
    expect(settleStep({ ...facts, looks: [] }, { kind: 'unknown', reason: 'by hand', final: true })).toEqual({
      kind: 'ask',
    });
  });

  it('needs no second look where sending again cannot post twice', () => {
    expect(settleStep({ ...facts, traits: { ...traits, idempotent: true }, looks: [] }, absent)).toEqual({
      kind: 'absent',
    });
  });
});

describe('whether a list reaches back before a begin', () => {
  const MINUTE = 60_000;
  // The look was over two minutes after the begin.
  const look = { beganAt: 100 * MINUTE, readBy: 102 * MINUTE };

  it.each([-5 * MINUTE, 0, 5 * MINUTE])('is told by ages, however wrong the platform’s clock is (%d ms)', (skew) => {
    const list = (minutes: number) =>
      ({ kind: 'absent', reachesBackTo: minutes * MINUTE + skew, readAt: 102 * MINUTE + skew }) as const;
    expect(reachesBack(list(99), look)).toBe(true);
    expect(reachesBack(list(101), look)).toBe(false);
  });

  it('takes the clocks for one where the platform does not say what its own showed', () => {
    expect(reachesBack({ kind: 'absent', reachesBackTo: 99 * MINUTE }, look)).toBe(true);
    expect(reachesBack({ kind: 'absent', reachesBackTo: 101 * MINUTE }, look)).toBe(false);
  });

  it('does not need a clock where everything was read', () => {
    expect(reachesBack({ kind: 'absent', reachesBackTo: 0, readAt: 1 }, { beganAt: 2, readBy: 2 })).toBe(true);
  });
});
