import { PUBLICATION_STATES, type PublicationState } from '../publication-state.rules.js';
import { type ActFacts, actsOn } from './publication-acts.rules.js';

const ALL = { control: true, resolve: true };
const facts = (state: PublicationState, more: Partial<ActFacts> = {}): ActFacts => ({
  ...{ state, mayBeOut: false, priority: 'normal', url: null, isLinkByPerson: false },
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
    ['held', ['release', 'hasten', 'cancel']],
    ['failed', ['release', 'hasten', 'cancel', 'by-hand']],
    ['missed', ['release', 'hasten', 'cancel']],
    ['cancelled', []],
    ['retracted', []],
  ] as const)('%s: %j', (state, expected) => {
    expect(actsOn(facts(state), ALL)).toEqual(expected);
  });

  it('is nothing without the right to it', () => {
    for (const state of PUBLICATION_STATES)
      expect(actsOn(facts(state), { control: false, resolve: false })).toEqual([]);
    expect(actsOn(facts('unconfirmed'), { control: true, resolve: false })).toEqual([]);
    expect(actsOn(facts('failed'), { control: true, resolve: false })).not.toContain('by-hand');
    expect(actsOn(facts('scheduled'), { control: false, resolve: true })).toEqual([]);
  });

  it('gives what may be out no new time, and makes nothing urgent twice', () => {
    expect(actsOn(facts('failed', { mayBeOut: true }), ALL)).toEqual(['cancel', 'by-hand']);
    expect(actsOn(facts('scheduled', { priority: 'urgent' }), ALL)).not.toContain('hasten');
  });

  it('asks for no link that is known, and corrects one only where a person gave it', () => {
    const known = facts('sent', { url: 'https://example.org/1' });
    expect(actsOn(known, ALL)).toEqual([]);
    expect(actsOn({ ...known, isLinkByPerson: true }, ALL)).toEqual(['correct-link']);
    expect(actsOn({ ...known, isLinkByPerson: true }, { control: true, resolve: false })).toEqual([]);
    expect(actsOn({ ...known, state: 'retracted', isLinkByPerson: true }, ALL)).toEqual([]);
  });
});
