import { PUBLICATION_STATES } from '../../../../schedule/publications/publication-state.rules.js';
import { type ToldStanding, weigh } from './contradiction.rules.js';
import type { ToldWord } from './webhook-told.rules.js';

const URL = 'https://cms.example.org/1';
const published: ToldWord = { status: 'published', url: URL, ref: '1' };
const elsewhere: ToldWord = { status: 'published', url: 'https://cms.example.org/2', ref: '2' };
const rejected: ToldWord = { status: 'rejected', reason: '栏目已停用' };
const at = (state: ToldStanding['state'], more: Partial<ToldStanding> = {}): ToldStanding => ({
  state,
  url: null,
  lastOutcome: null,
  told: null,
  ...more,
});
/** What becomes of it, and whether a person is shown a contradiction. */
const effect = (word: ToldWord, standing: ToldStanding) => {
  const found = weigh(word, standing);
  return [found.kind, 'contradiction' in found && found.contradiction !== undefined];
};

describe('a word of a receiver', () => {
  it.each(['sending', 'confirming', 'unconfirmed'] as const)('counts while it is waited for (%s)', (state) => {
    for (const word of [published, rejected]) {
      expect(effect(word, at(state))).toEqual(['note', false]);
      expect(effect(word, at(state, { told: word }))).toEqual(['known', false]);
    }
  });

  it('that it is out stands against a later no and another address, both of which a person is shown', () => {
    for (const standing of [at('confirming', { told: published }), at('sent', { url: URL, lastOutcome: 'sent' })])
      for (const word of [rejected, elsewhere]) expect(effect(word, standing)).toEqual(['refuse', true]);
    expect(effect(published, at('sent', { url: URL, lastOutcome: 'sent' }))).toEqual(['known', false]);
  });

  it('that it is out overrules an earlier no, also one that has ended the publication or that a person gave up', () => {
    expect(effect(published, at('unconfirmed', { told: rejected }))).toEqual(['note', true]);
    expect(effect(published, at('failed', { lastOutcome: 'rejected' }))).toEqual(['take-up', true]);
  });

  it('that repeats a no adds nothing', () =>
    expect(effect(rejected, at('failed', { lastOutcome: 'rejected' }))).toEqual(['known', false]));

  it.each(['scheduled', 'claimed', 'held', 'missed', 'cancelled', 'retracted'] as const)(
    'cannot count where none is waited for, and one that it is public is shown to a person (%s)',
    (state) => {
      expect(effect(published, at(state))).toEqual(['refuse', true]);
      expect(effect(rejected, at(state))).toEqual(['refuse', false]);
    },
  );

  it('that it is public is never dropped without a trace, wherever the publication stands', () => {
    for (const state of PUBLICATION_STATES)
      for (const lastOutcome of [null, 'sent', 'rejected', 'retry', 'unconfirmed'] as const)
        for (const told of [null, published, rejected]) {
          const [kind, shown] = effect(elsewhere, at(state, { url: URL, lastOutcome, told }));
          expect([state, kind === 'note' || kind === 'take-up' || shown]).toEqual([state, true]);
        }
  });
});
