import type { ChannelTraits, FindOutcome, SendOutcome } from '../../channels/channel.js';
import { LOOK_PAUSES_MS, longestMs } from '../settle.rules.js';
import { absenceStep, earlierOne, lookOwed, type RefusedFacts } from './absence.rules.js';

const traits: ChannelTraits = { can: ['find'], idempotent: false, readable: true, longestCallMs: 10_000 };
const repeatable = { ...traits, idempotent: true };
const account = { settings: { appearsWithinMs: 200_000 } };
const refusal = { kind: 'rejected', code: 'X_1', reason: 'no', fix: 'content' } as const;
const later = { kind: 'retry', notBefore: 0, reason: 'busy' } as const;

describe('what a refusal leaves to be looked for', () => {
  it.each<[string, SendOutcome, boolean, ChannelTraits, unknown]>([
    ['a refusal of what was handed over', refusal, true, traits, { inMs: 200_000, for: 'wanted' }],
    ['a refusal for now', later, true, traits, { inMs: 200_000, for: 'wanted' }],
    [
      'what is posted once however often it is sent',
      later,
      true,
      repeatable,
      { inMs: longestMs(traits), for: 'others' },
    ],
    ['a call whose bytes never left', later, false, traits, null],
    ['a refusal of whoever calls', { ...later, certain: 'caller' }, true, traits, null],
    ['a lost answer, which is looked up anyway', { kind: 'unconfirmed', reason: 'lost' }, true, traits, null],
    ['what went out', { kind: 'sent', ref: '1' }, true, traits, null],
    ['a channel that cannot be searched', later, true, { ...traits, can: [] }, null],
  ])('%s', (_what, outcome, handedOver, of, owed) => {
    expect(lookOwed(outcome, handedOver, of, account)).toEqual(owed);
  });
});

describe('a look for what was refused', () => {
  const facts: RefusedFacts = {
    ...{ state: 'scheduled', leavesAgain: true, beganAt: 1_000, readBy: 900_000, outcome: 'retry' },
    ...{ traits, looks: 0, spent: false, waitsMs: 0 },
  };
  const absent: FindOutcome = { kind: 'absent', reachesBackTo: 900 };
  const byRepeating: FindOutcome = { kind: 'absent', reachesBackTo: 0, byRepeating: true };
  const unknown: FindOutcome = { kind: 'unknown', reason: 'away' };
  const final: FindOutcome = { ...unknown, final: true };
  const used = LOOK_PAUSES_MS.length;

  it.each<[string, Partial<RefusedFacts>, FindOutcome, unknown]>([
    [
      'found: it is out',
      {},
      { kind: 'found', ref: '7', url: 'http://x/7' },
      { kind: 'out', ref: '7', url: 'http://x/7' },
    ],
    [
      'under way: it is asked about',
      {},
      { kind: 'accepted', ref: 'j', until: 5 },
      { kind: 'accepted', ref: 'j', until: 5 },
    ],
    [
      'under way after all looks, and given up: a person, for what the platform is at is not believed to be refused',
      { state: 'cancelled', leavesAgain: false, outcome: 'rejected', looks: used },
      { kind: 'accepted', ref: 'j', until: 5 },
      { kind: 'ask' },
    ],
    ['not in a list that reaches back: proven', {}, absent, { kind: 'proven' }],
    ['not in a list that does not reach back: a person', {}, { kind: 'absent', reachesBackTo: 1_001 }, { kind: 'ask' }],
    ['not to be learnt now: again', {}, unknown, { kind: 'look-again', inMs: LOOK_PAUSES_MS[0] }],
    ['calls refused for an hour: then again', { waitsMs: 3_000_000 }, unknown, { kind: 'look-again', inMs: 3_000_000 }],
    ['refused for a day: hourly', { waitsMs: 80_000_000 }, unknown, { kind: 'look-again', inMs: 3_600_000 }],
    ['never to be learnt: a person', {}, final, { kind: 'ask' }],
    ['looked for often enough: a person', { looks: used }, unknown, { kind: 'ask' }],
    [
      'refused for good and not to be learnt: believed',
      { outcome: 'rejected', looks: used },
      unknown,
      { kind: 'believed' },
    ],
    [
      'refused for good, but somebody has used its draft: a person',
      { outcome: 'rejected', looks: used },
      { ...unknown, spent: true },
      { kind: 'ask' },
    ],
    [
      'also where only an earlier look could see that',
      { outcome: 'rejected', looks: used, spent: true },
      unknown,
      { kind: 'ask' },
    ],
    [
      'sent again by itself it is posted once, as anything else is not',
      { traits: repeatable },
      byRepeating,
      { kind: 'stays' },
    ],
    ...(['held', 'failed', 'missed'] as const).map((state): [string, Partial<RefusedFacts>, FindOutcome, unknown] => [
      `${state} it goes no more by itself, and nothing else would ever tell: a person`,
      { traits: repeatable, state },
      byRepeating,
      { kind: 'ask' },
    ]),
    ['and where that is not learnt, too', { traits: repeatable }, unknown, { kind: 'stays' }],
    ['where it is learnt nothing is owed any more', { traits: repeatable }, absent, { kind: 'proven' }],
    [
      'another publication of the story is another post',
      { traits: repeatable, state: 'cancelled', leavesAgain: false },
      byRepeating,
      { kind: 'ask' },
    ],
    [
      'nor does one leave itself whose approval is void',
      { traits: repeatable, state: 'held', leavesAgain: false },
      byRepeating,
      { kind: 'ask' },
    ],
    [
      'which is looked for again where a look may yet tell',
      { traits: repeatable, state: 'cancelled', leavesAgain: false, looks: 1 },
      unknown,
      { kind: 'look-again', inMs: LOOK_PAUSES_MS[1] },
    ],
    [
      'a refusal for good is believed there, too',
      { traits: repeatable, outcome: 'rejected' },
      byRepeating,
      { kind: 'believed' },
    ],
    [
      'before which it is looked for',
      { traits: repeatable, state: 'cancelled', leavesAgain: false },
      absent,
      { kind: 'proven' },
    ],
    [
      'cancelled, it is not taken up again',
      { state: 'cancelled', leavesAgain: false },
      { kind: 'accepted', ref: 'j', until: 5 },
      { kind: 'look-again', inMs: LOOK_PAUSES_MS[0] },
    ],
  ])('%s', (_what, more, found, step) => {
    expect(absenceStep({ ...facts, ...more }, found)).toEqual(step);
  });
});

describe('what is told of a publication in whose place another was planned', () => {
  it('says whether the earlier one is out, under way, or nobody knows, and what to do', () => {
    const out = earlierOne('out', 'https://example.org/1');
    expect(out.zh).toMatch(/已经发出（https:\/\/example\.org\/1）.*没有再发/);
    const underWay = earlierOne('accepted', null);
    expect(underWay.zh).toMatch(/已被平台受理、正在处理.*没有再发/);
    expect(underWay.en).toMatch(/under way.*not sent/);
    expect(earlierOne('ask', null).zh).toMatch(/没能查明.*核对/);
  });
});
