import { PUBLICATION_STATES, type PublicationState } from '../publication-state.rules.js';
import { type ActFacts, actsOn, isJustPlannedBy, TAKE_BACK_MS } from './publication-acts.rules.js';

const ALL = { control: true, resolve: true, takeBack: false };
const NONE = { control: false, resolve: false, takeBack: false };
const facts = (state: PublicationState, more: Partial<ActFacts> = {}): ActFacts => ({
  ...{ state, mayBeOut: false, priority: 'normal', url: null, isLinkByPerson: false, isOnOwnSite: false, gone: null },
  ...more,
});

describe('what a person may do to a publication', () => {
  it.each([
    ['scheduled', ['move', 'hasten', 'hold', 'cancel']],
    ['claimed', []],
    ['sending', []],
    ['confirming', []],
    ['sent', ['link']],
    ['unconfirmed', ['resolve']],
    ['held', ['release', 'hasten', 'cancel', 'by-hand']],
    ['failed', ['release', 'hasten', 'cancel', 'by-hand']],
    ['missed', ['release', 'hasten', 'cancel', 'by-hand']],
    ['cancelled', []],
    ['retracted', []],
  ] as const)('%s: %j', (state, expected) => {
    expect(actsOn(facts(state), ALL)).toEqual(expected);
  });

  it('whoever controls it notes that it is gone, once', () => {
    const gone = { url: 'https://example.org/x', gone: { noted: null } };
    expect(actsOn(facts('sent', gone), ALL)).toEqual(['note-gone']);
    expect(actsOn(facts('sent', gone), { ...ALL, control: false })).toEqual([]);
    expect(actsOn(facts('sent', { ...gone, gone: { noted: {} } }), ALL)).toEqual([]);
  });

  it('is nothing without the right to it', () => {
    for (const state of PUBLICATION_STATES) expect(actsOn(facts(state), NONE)).toEqual([]);
    expect(actsOn(facts('unconfirmed'), { ...ALL, resolve: false })).toEqual([]);
    for (const state of ['failed', 'held', 'missed'] as const)
      expect(actsOn(facts(state), { ...ALL, resolve: false })).not.toContain('by-hand');
    expect(actsOn(facts('scheduled'), { ...ALL, control: false })).toEqual([]);
  });

  it('is taken back by whoever planned it a moment ago, and by nobody else and not later', () => {
    const plannedAt = new Date('2026-11-26T08:00:00Z');
    const after = (ms: number) => new Date(plannedAt.getTime() + ms);
    const one = {
      state: 'scheduled',
      plannedBy: 'me',
      plannedAt,
      isBuiltOn: false,
      now: after(TAKE_BACK_MS - 1),
    } as const;
    expect(isJustPlannedBy('me', one)).toBe(true);
    expect(isJustPlannedBy('another', one)).toBe(false);
    expect(isJustPlannedBy('me', { ...one, now: after(TAKE_BACK_MS) })).toBe(false);
    expect(isJustPlannedBy('me', { ...one, state: 'held' })).toBe(false);
    expect(isJustPlannedBy('me', { ...one, isBuiltOn: true })).toBe(false);
    expect(actsOn(facts('scheduled'), { ...NONE, takeBack: true })).toEqual(['cancel']);
    expect(actsOn(facts('claimed'), { ...NONE, takeBack: true })).toEqual([]);
  });

  it('gives what may be out no new time, and makes nothing urgent twice', () => {
    expect(actsOn(facts('failed', { mayBeOut: true }), ALL)).toEqual(['cancel', 'by-hand']);
    expect(actsOn(facts('scheduled', { priority: 'urgent' }), ALL)).not.toContain('hasten');
  });

  it('is never published by hand on the own site, where only the system publishes', () => {
    for (const state of ['failed', 'held', 'missed'] as const)
      expect(actsOn(facts(state, { isOnOwnSite: true }), ALL)).toEqual(['release', 'hasten', 'cancel']);
  });

  it('asks for no link that is known, and corrects one only where a person gave it', () => {
    const known = facts('sent', { url: 'https://example.org/1' });
    expect(actsOn(known, ALL)).toEqual([]);
    expect(actsOn({ ...known, isLinkByPerson: true }, ALL)).toEqual(['correct-link']);
    expect(actsOn({ ...known, isLinkByPerson: true }, { ...ALL, resolve: false })).toEqual([]);
    expect(actsOn({ ...known, state: 'retracted', isLinkByPerson: true }, ALL)).toEqual([]);
  });
});
