import { AppError } from '../../../platform/errors/app-error.js';
import { PUBLICATION_STATES, type PublicationState } from '../../../schedule/publications/publication-state.rules.js';
import type { StopCode } from '../../leaving/may-leave.rules.js';
import {
  type HandHolding,
  type HandStops,
  orderedStop,
  requireInTime,
  requireMayLeave,
  requireReporter,
} from './hand-refusals.rules.js';
import { stageOf } from '../hand-task.rules.js';

const now = new Date('2026-07-15T01:00:00Z');
const open: HandStops = { state: 'confirming', slotAt: now, takenBy: null, freezeReason: null, stops: [], now };
const stops = (...codes: StopCode[]) => codes.map((code) => ({ code, text: { zh: code, en: code } }));
function codeOf(act: () => void): string {
  try {
    act();
    return 'open';
  } catch (error) {
    if (error instanceof AppError) return error.code;
    throw error;
  }
}
const packageOf = (over: Partial<HandStops>): string => codeOf(() => requireInTime({ ...open, ...over }));

describe('the package of a post by hand', () => {
  it('is there from an hour before the slot on and to be looked up afterwards', () => {
    const scheduled = (ahead: number) => packageOf({ state: 'scheduled', slotAt: new Date(now.getTime() + ahead) });
    expect([scheduled(3_600_001), scheduled(3_600_000)]).toEqual(['HAND_EARLY', 'open']);
    for (const state of ['confirming', 'unconfirmed', 'sent'] as const) expect(packageOf({ state })).toBe('open');
  });

  it('is closed, and not early, where the post was laid aside, given up or failed', () => {
    const shut = PUBLICATION_STATES.filter((state: PublicationState) => ['off', 'failed'].includes(stageOf(state)));
    expect(shut).toEqual(expect.arrayContaining(['held', 'cancelled', 'missed', 'failed']));
    for (const state of shut) expect(packageOf({ state })).toBe('HAND_CLOSED');
  });

  it.each<[StopCode, string, string, string]>([
    ['frozen', 'HAND_FROZEN', 'HAND_FROZEN', 'HAND_FROZEN'],
    ['unapproved', 'HAND_UNAPPROVED', 'HAND_UNAPPROVED', 'HAND_UNAPPROVED'],
    ['blackout', 'HAND_NOT_NOW', 'HAND_NOT_NOW', 'open'],
    ['paused', 'HAND_NOT_NOW', 'HAND_NOT_NOW', 'open'],
    ['expired', 'HAND_NOT_NOW', 'HAND_NOT_NOW', 'open'],
    ['hours', 'HAND_NOT_NOW', 'open', 'open'],
  ])('while %s stops it is: to be taken %s, in hand %s, its time over %s', (code, waiting, inHand, overdue) => {
    expect(packageOf({ stops: stops(code) })).toBe(waiting);
    expect(packageOf({ stops: stops(code), takenBy: 'somebody' })).toBe(inHand);
    expect(packageOf({ stops: stops(code), state: 'unconfirmed' })).toBe(overdue);
  });
});

describe('what stops a post by hand', () => {
  it('is told by the weightiest: the freeze, then the approval, then the rest', () => {
    const first = (...codes: StopCode[]) =>
      codeOf(() => requireMayLeave({ stops: stops(...codes), freezeReason: '示例：哀悼' }));
    expect(first('expired', 'unapproved', 'frozen')).toBe('HAND_FROZEN');
    expect(first('expired', 'unapproved')).toBe('HAND_UNAPPROVED');
    expect(first('hours')).toBe('HAND_NOT_NOW');
    expect(first()).toBe('open');
  });

  it('must be explained in the report of a post only where it is an order', () => {
    expect(orderedStop({ stops: stops('hours', 'expired', 'paused', 'blackout'), freezeReason: null })).toBeNull();
    expect(orderedStop({ stops: stops('expired', 'frozen'), freezeReason: '示例' })?.text.zh).toContain('示例');
  });
});

describe('whoever reports on a post by hand', () => {
  const holding: HandHolding = {
    ...{ state: 'confirming', laidOut: true, takenBy: null, takenByName: null, report: null },
  };
  const answer = (over: Partial<HandHolding>) => codeOf(() => requireReporter({ ...holding, ...over }, 'me'));

  it.each<[string, Partial<HandHolding>, string]>([
    ['nobody took it', {}, 'HAND_NOT_TAKEN'],
    ['they have it in hand', { takenBy: 'me' }, 'open'],
    ['another has it', { takenBy: 'other', takenByName: '示例' }, 'HAND_TAKEN'],
    ['its time is over', { state: 'unconfirmed' }, 'open'],
    ['its time is over in another hand', { state: 'unconfirmed', takenBy: 'other' }, 'open'],
    ['it was never laid out', { state: 'unconfirmed', laidOut: false }, 'HAND_CLOSED'],
    ['it was reported', { takenBy: 'me', report: 'posted' }, 'HAND_CLOSED'],
    ['it is not here yet', { state: 'scheduled' }, 'HAND_CLOSED'],
  ])('when %s', (_when, over, code) => {
    expect(answer(over)).toBe(code);
  });
});
