import { type DecidedRounds, deliverVerdict, type Refusal, type Verdict, type Way } from './verdict.rules';

const ME = 'me';
const VERDICT: Verdict = {
  ...{ storyId: 's', roundId: 'r', title: '示例', stage: 1, digest: 'd' },
  ...{ decision: 'approve', opinion: null },
};
const OPEN: DecidedRounds = { rounds: [{ id: 'r', stages: [{ decision: null }, { decision: null }] }] };
const decided = (person: string, decision = 'approve'): DecidedRounds => ({
  rounds: [{ id: 'r', stages: [{ decision: null }, { decision: { decision, person: { id: person } } }] }],
});
const OFFLINE: Refusal = { status: 0, code: 'OFFLINE' };

class Thrown extends Error {
  constructor(readonly refusal: Refusal) {
    super(refusal.code);
  }
}

/** A server that answers as told; what is left is an error of the test. */
function serverOf(answers: (DecidedRounds | Refusal)[], looks: (DecidedRounds | Refusal)[] = []) {
  const keys: string[] = [];
  const waits: string[] = [];
  const pauses: number[] = [];
  const next = (from: (DecidedRounds | Refusal)[]): DecidedRounds => {
    const answer = from.shift();
    if (!answer) throw new Error('asked once too often');
    if ('code' in answer) throw new Thrown(answer);
    return answer;
  };
  let made = 0;
  const way: Way<DecidedRounds, Refusal> = {
    send: async (_verdict, key) => {
      keys.push(key);
      return next(answers);
    },
    look: async () => next(looks),
    pause: async (tries) => void pauses.push(tries),
    newKey: () => `new-${++made}`,
    failureOf: (thrown) => (thrown instanceof Thrown ? thrown.refusal : null),
    onWait: ({ code }) => void waits.push(code),
  };
  return { way, keys, waits, pauses };
}

describe('a decision on its way to the server', () => {
  test('is sent once when it is answered', async () => {
    const { way, keys, waits } = serverOf([decided(ME)]);
    expect(await deliverVerdict(VERDICT, 'k', ME, way)).toEqual({ kind: 'done', review: decided(ME) });
    expect([keys, waits]).toEqual([['k'], []]);
  });

  test.each([
    ['the network is gone', OFFLINE],
    ['the session has ended', { status: 401, code: 'UNAUTHENTICATED' }],
    ['the server is being started', { status: 503, code: 'HTTP_503' }],
    ['the first call is still under way', { status: 409, code: 'IDEMPOTENCY_IN_FLIGHT' }],
  ])('is sent again under the same key while %s', async (_when, failure) => {
    const { way, keys, waits, pauses } = serverOf([failure, failure, decided(ME)]);
    expect((await deliverVerdict(VERDICT, 'k', ME, way)).kind).toBe('done');
    expect(keys).toEqual(['k', 'k', 'k']);
    expect(waits).toEqual([failure.code, failure.code]);
    expect(pauses).toEqual([1, 2]);
  });

  test('whose fate the server does not know is looked up before anything else, and not sent again when it stands', async () => {
    const unknown = { status: 409, code: 'IDEMPOTENCY_OUTCOME_UNKNOWN' };
    const { way, keys } = serverOf([unknown], [OFFLINE, decided(ME)]);
    expect((await deliverVerdict(VERDICT, 'k', ME, way)).kind).toBe('done');
    expect(keys).toEqual(['k']);
  });

  test('that was lost without a trace is sent under another key', async () => {
    const unknown = { status: 409, code: 'IDEMPOTENCY_OUTCOME_UNKNOWN' };
    const { way, keys } = serverOf([unknown, decided(ME)], [OPEN]);
    expect((await deliverVerdict(VERDICT, 'k', ME, way)).kind).toBe('done');
    expect(keys).toEqual(['k', 'new-1']);
  });

  test.each(['REVIEW_SECOND_STAGE', 'REVIEW_STAGE_MOVED', 'REVIEW_ROUND_CLOSED'])(
    'that was made before, from a page that is gone, is known again: %s',
    async (code) => {
      const { way } = serverOf([{ status: 409, code }], [decided(ME)]);
      expect((await deliverVerdict(VERDICT, 'k', ME, way)).kind).toBe('done');
    },
  );

  test.each([
    ['another decision of mine', decided(ME, 'return')],
    ['a decision of another stage', OPEN],
  ])('is not taken for %s', async (_what, review) => {
    const second = { status: 403, code: 'REVIEW_SECOND_STAGE' };
    const { way } = serverOf([second], [review]);
    expect(await deliverVerdict(VERDICT, 'k', ME, way)).toEqual({ kind: 'refused', error: second });
  });

  test.each(['REVIEW_ROUND_CLOSED', 'REVIEW_STAGE_MOVED', 'REVIEW_DIGEST_CHANGED'])(
    'ends with the server’s refusal: %s',
    async (code) => {
      const { way, keys } = serverOf([OFFLINE, { status: 409, code }], [{ status: 404, code: 'NOT_FOUND' }]);
      expect(await deliverVerdict(VERDICT, 'k', ME, way)).toEqual({ kind: 'refused', error: { status: 409, code } });
      expect(keys).toEqual(['k', 'k']);
    },
  );

  test('a fault of the page itself is no refusal', async () => {
    const { way } = serverOf([]);
    await expect(deliverVerdict(VERDICT, 'k', ME, way)).rejects.toThrow('asked once too often');
  });
});
