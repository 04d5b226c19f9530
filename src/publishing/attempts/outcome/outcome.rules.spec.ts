import type { SendOutcome } from '../../channels/channel.js';
import { type AttemptStanding, dated, spokenOf, stillSpeaks } from './outcome.rules.js';

const SENT: SendOutcome = { kind: 'sent', ref: '1' };
const ACCEPTED: SendOutcome = { kind: 'accepted', ref: 'job', until: 1 };
const REJECTED: SendOutcome = { kind: 'rejected', code: '1', reason: '', fix: 'human' };
const RETRY: SendOutcome = { kind: 'retry', notBefore: 1, reason: '' };
const UNCONFIRMED: SendOutcome = { kind: 'unconfirmed', reason: '' };
const ALL = [SENT, ACCEPTED, REJECTED, RETRY, UNCONFIRMED];

function standing(over: Partial<AttemptStanding>): AttemptStanding {
  return {
    publicationToken: 'token',
    publicationState: 'sending',
    attemptToken: 'token',
    attemptOutcome: null,
    wasAccepted: false,
    ...over,
  };
}

describe('an answer that arrives', () => {
  const kinds = (given: Partial<AttemptStanding>, bySender = false): string[] =>
    ALL.filter((outcome) => stillSpeaks(standing(given), outcome, bySender)).map(({ kind }) => kind);

  it.each<[string, Partial<AttemptStanding>, string[]]>([
    ['speaks while its call is open', {}, ['sent', 'accepted', 'rejected', 'retry', 'unconfirmed']],
    [
      'never puts back on the schedule what the platform works on',
      { publicationState: 'confirming', wasAccepted: true },
      ['sent', 'accepted', 'rejected', 'unconfirmed'],
    ],
    [
      'may tell of an unconfirmed attempt how it ended, or that the platform works on it',
      { publicationState: 'unconfirmed', attemptOutcome: 'unconfirmed' },
      ['sent', 'accepted', 'rejected', 'retry'],
    ],
    [
      'never takes up again what was given up waiting for',
      { publicationState: 'unconfirmed', attemptOutcome: 'unconfirmed', wasAccepted: true },
      ['sent', 'rejected', 'retry'],
    ],
    ['comes too late once a newer attempt stands', { publicationToken: 'newer' }, []],
    ['comes too late once the claim is over', { publicationToken: null, publicationState: 'scheduled' }, []],
    ['comes too late once it is settled', { publicationState: 'sent', attemptOutcome: 'sent' }, []],
  ])('%s', (_rule, given, expected) => {
    expect(kinds(given)).toEqual(expected);
  });

  it('of a sender that does not know says nothing against a platform that was seen at work', () => {
    expect(kinds({ publicationState: 'confirming', wasAccepted: true }, true)).toEqual([
      'sent',
      'accepted',
      'rejected',
    ]);
  });
});

describe('what people are told', () => {
  const text = { zh: '标题过长，请缩短', en: 'the title is too long: shorten it' };

  it('is what the connector says, where it knows the platform’s code', () => {
    expect(spokenOf({ kind: 'unconfirmed', reason: '-1 busy', text })).toBe(text);
    expect(spokenOf({ kind: 'rejected', code: '1', reason: '45003', fix: 'content', text })).toBe(text);
  });

  it('of an answer that never came is what happens next, in both languages; the reason is for the log', () => {
    for (const kind of ['unconfirmed', 'retry'] as const) {
      const { zh, en } = spokenOf({ kind, reason: 'HTTP 502', notBefore: 0 });
      expect(zh).toMatch(/系统(正在查证|会自动再试)/);
      expect(en).toMatch(/looked up|tried again/);
      expect(`${zh}${en}`).not.toContain('HTTP 502');
    }
  });
});

describe('when something may be tried again', () => {
  it('is an instant of its own, or now: nothing else is written down', () => {
    expect(dated({ ...RETRY, notBefore: 0 }, 1_000)).toEqual({ ...RETRY, notBefore: 1_000 });
    expect(dated({ ...RETRY, notBefore: 2_000 }, 1_000)).toEqual({ ...RETRY, notBefore: 2_000 });
    expect(ALL.filter(({ kind }) => kind !== 'retry').map((one) => dated(one, 1_000))).toEqual(
      ALL.filter(({ kind }) => kind !== 'retry'),
    );
  });
});
