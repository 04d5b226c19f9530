import type { Bucket } from '../planner/bucket.rules.js';
import { OpenedBucket } from '../planner/opened-bucket.rules.js';
import { BucketQueue, CLAIM_AHEAD_MS, decideClaims, type DueFacts, lineUp } from './claim.rules.js';

const NINE = Date.parse('2026-07-15T09:00:00+08:00');
const MINUTE = 60_000;
const A = { key: 'policy:a', yields: true };
const CAP = { key: 'cap:x', yields: false };

function due(over: Partial<DueFacts> = {}): DueFacts {
  return {
    id: 'p',
    urgency: 1,
    firstSlotAt: NINE,
    slotAt: NINE,
    validUntil: NINE + 60 * MINUTE,
    inFreeze: false,
    draws: [A],
    ...over,
  };
}

function halfHourApart(key: string, endOfLast: number): Bucket {
  const sent = [{ begin: endOfLast - 200, end: endOfLast }];
  return { key, zone: 'Asia/Shanghai', rules: [{ type: 'minGap', gap: 'PT30M' }], sent, planned: [] };
}

function opened(now: number, ...buckets: Bucket[]): Map<string, OpenedBucket> {
  return new Map(buckets.map((bucket) => [bucket.key, new OpenedBucket(bucket, now, undefined, now + CLAIM_AHEAD_MS)]));
}

describe('decideClaims', () => {
  it('grants what every rule allows, and counts it for the next', () => {
    const ledger = opened(NINE, halfHourApart('policy:a', NINE - 30 * MINUTE));
    const [first, second] = [...decideClaims([due(), due({ id: 'q' })], NINE, ledger)];
    expect(first).toEqual({ kind: 'grant', exceeded: [] });
    expect(second).toMatchObject({ kind: 'refuse', because: [{ bucket: 'policy:a', rule: 0 }] });
  });

  it('lets an urgent post past a rule of its department, on record, and never past a cap', () => {
    const ledger = () =>
      opened(NINE, halfHourApart('policy:a', NINE - MINUTE), halfHourApart('cap:x', NINE - 40 * MINUTE));
    const urgent = due({ urgency: 0, draws: [A, CAP] });
    const [first, second] = [...decideClaims([urgent, due({ ...urgent, id: 'q' })], NINE, ledger())];
    expect(first).toMatchObject({ kind: 'grant', exceeded: [{ bucket: 'policy:a' }] });
    expect(second).toMatchObject({ kind: 'refuse', because: [{ bucket: 'cap:x' }] });
    expect([...decideClaims([due({ draws: [A, CAP] })], NINE, ledger())][0]).toMatchObject({
      because: [{ bucket: 'policy:a' }],
    });
  });

  it('grants one the place that is kept for it, and nobody else, and counts what was granted before', () => {
    const sent = halfHourApart('policy:a', NINE - MINUTE);
    const apart = new Map([['policy:a', { ...sent, sent: [] }]]);
    const kinds = (...rows: DueFacts[]) => [...decideClaims(rows, NINE, opened(NINE, sent))].map(({ kind }) => kind);
    expect(kinds(due(), due({ id: 'q', apart }), due({ id: 'r' }))).toEqual(['refuse', 'grant', 'refuse']);
    expect(kinds(due({ apart }), due({ id: 'q', apart }))).toEqual(['grant', 'refuse']);
  });

  it('counts what it grants as under way', () => {
    const bucket: Bucket = {
      key: 'policy:a',
      zone: 'UTC',
      rules: [{ type: 'maxInFlight', max: 2 }],
      sent: [],
      planned: [],
    };
    const kinds = [...decideClaims([due(), due(), due()], NINE, opened(NINE, bucket))].map(({ kind }) => kind);
    expect(kinds).toEqual(['grant', 'grant', 'refuse']);
  });

  it('judges a claim taken ahead at its slot', () => {
    const bucket = halfHourApart('policy:a', NINE - 30 * MINUTE);
    const early = NINE - 200;
    expect([...decideClaims([due()], early, opened(early, bucket))][0]).toEqual({ kind: 'grant', exceeded: [] });
    expect([...decideClaims([due({ slotAt: early })], early, opened(early, bucket))][0]).toMatchObject({
      kind: 'refuse',
    });
  });

  it('counts a send under way as now and not later, however far ahead it judges', () => {
    // One ended 30 ms after eight, one is under way: a third at nine would be within an hour of both, whenever the second ends.
    const EIGHT = NINE - 60 * MINUTE;
    const now = NINE - 160;
    const bucket: Bucket = {
      key: 'policy:a',
      zone: 'Asia/Shanghai',
      rules: [{ type: 'limit', max: 2, per: 'PT1H', window: 'sliding' }],
      sent: [
        { begin: EIGHT, end: EIGHT + 30 },
        { begin: now - 10, end: null },
      ],
      planned: [],
    };
    expect([...decideClaims([due()], now, opened(now, bucket))][0]).toMatchObject({ kind: 'refuse' });
  });

  it('claims nothing ahead over the end of a day: what is claimed before it may still end after it', () => {
    const midnight = Date.parse('2026-07-16T00:00:00+08:00');
    const bucket: Bucket = {
      key: 'policy:a',
      zone: 'Asia/Shanghai',
      rules: [{ type: 'limit', max: 1, per: 'day', window: 'calendar' }],
      sent: [],
      planned: [],
    };
    const late = due({ id: 'b', slotAt: midnight - 10_000, validUntil: midnight + MINUTE });
    const next = due({ id: 'a', slotAt: midnight, validUntil: midnight + MINUTE });
    const kinds = (rows: DueFacts[], now: number, ledger: Bucket): string[] =>
      [...decideClaims(rows, now, opened(now, ledger))].map(({ kind }) => kind);
    expect(kinds([late, next], midnight - 150, bucket)).toEqual(['grant', 'wait']);
    const underWay = { ...bucket, sent: [{ begin: midnight - 150, end: null }] };
    expect(kinds([next], midnight, underWay)).toEqual(['refuse']);
    expect(kinds([next], midnight - 150, { ...underWay, zone: 'America/New_York' })).toEqual(['refuse']);
  });

  describe('with a freeze blackout from nine to ten among its rules', () => {
    const TEN = NINE + 60 * MINUTE;
    const silence = (mode: 'freeze' | 'shift'): Bucket => ({
      ...halfHourApart('policy:a', NINE - 60 * MINUTE),
      rules: [
        { type: 'minGap', gap: 'PT30M' },
        {
          type: 'blackout',
          name: '示例公祭',
          mode,
          from: new Date(NINE).toISOString(),
          to: new Date(TEN).toISOString(),
        },
      ],
    });
    const fate = (slotAt: number, now: number, over: Partial<DueFacts> = {}, mode: 'freeze' | 'shift' = 'freeze') =>
      [...decideClaims([due({ slotAt, validUntil: TEN + 60 * MINUTE, ...over })], now, opened(now, silence(mode)))][0];

    it.each([
      ['during it', NINE, NINE],
      ['after it, though nobody claimed it meanwhile', NINE, TEN + 30 * MINUTE],
      ['after it, from its last millisecond', TEN - 1, TEN],
    ])('holds a slot inside it %s, and names it', (_, slotAt, now) => {
      expect(fate(slotAt, now)).toMatchObject({ kind: 'hold', text: { zh: expect.stringContaining('示例公祭') } });
    });

    it('holds an urgent one, too, for none goes past it', () => {
      const draws = [{ key: 'policy:a', yields: false }];
      expect(fate(NINE, TEN + MINUTE, { urgency: 0, draws })).toMatchObject({ kind: 'hold' });
    });

    it('holds what comes late into it, and grants what has its slot at its end', () => {
      expect(fate(NINE - MINUTE, NINE + MINUTE)).toMatchObject({ kind: 'hold' });
      expect(fate(TEN, TEN)).toMatchObject({ kind: 'grant' });
      expect(fate(NINE - MINUTE, TEN)).toMatchObject({ kind: 'grant' });
    });

    it('moves on instead where it only shifts', () => {
      expect(fate(NINE, NINE, {}, 'shift')).toMatchObject({ kind: 'refuse' });
      expect(fate(NINE, TEN, {}, 'shift')).toMatchObject({ kind: 'grant' });
    });
  });

  it('misses what is no longer valid', () => {
    expect([...decideClaims([due({ validUntil: NINE })], NINE, opened(NINE))][0]?.kind).toBe('miss');
  });
});

describe('lineUp', () => {
  it('says why also when the wait is over within the very second', () => {
    const bucket = halfHourApart('policy:a', NINE - 30 * MINUTE + 400);
    const [refusal] = [...decideClaims([due()], NINE + 10, opened(NINE + 10, bucket))];
    const because = refusal?.kind === 'refuse' ? refusal.because : [];
    const line = lineUp(due(), NINE + 10, [new BucketQueue(bucket, NINE + 10, [])], because);
    expect(line).toMatchObject({ kind: 'slip', slot: NINE + 1_000, because: [{ bucket: 'policy:a', rule: 0 }] });
  });

  it('lines up one without the place that is kept for it, behind those who took theirs before', () => {
    const bucket = halfHourApart('policy:a', NINE - MINUTE);
    const queue = new BucketQueue(bucket, NINE, []);
    const slotOf = (line: ReturnType<typeof lineUp>) => (line.kind === 'slip' ? line.slot : line.kind);
    const apart = { ...bucket, sent: [] };
    expect(slotOf(lineUp(due(), NINE, [queue.apart(apart)], []))).toBe(NINE);
    expect(slotOf(lineUp(due(), NINE, [queue], []))).toBe(NINE + 29 * MINUTE);
    expect(slotOf(lineUp(due({ id: 'q', slotAt: NINE + MINUTE }), NINE + MINUTE, [queue.apart(apart)], []))).toBe(
      NINE + 59 * MINUTE,
    );
  });

  it('lines up behind those ahead of it, before those behind it, and in front of the next', () => {
    const waiting = [
      { id: 'before', urgency: 1, firstSlotAt: NINE - MINUTE, slotAt: NINE + 29 * MINUTE },
      { id: 'behind', urgency: 1, firstSlotAt: NINE + MINUTE, slotAt: NINE + 59 * MINUTE },
    ];
    const queue = new BucketQueue(halfHourApart('policy:a', NINE - MINUTE), NINE, waiting);
    expect(lineUp(due(), NINE, [queue], [])).toMatchObject({ kind: 'slip', slot: NINE + 59 * MINUTE });
    expect(lineUp(due({ id: 'q' }), NINE, [queue], [])).toMatchObject({ kind: 'slip', slot: NINE + 89 * MINUTE });
  });

  describe('behind one under way, which alone may be, a moment before its slot', () => {
    const MIDNIGHT = Date.parse('2026-07-16T00:00:00+08:00');
    const oneAtATime = (...more: Bucket['rules'][number][]): Bucket => ({
      ...{ key: 'policy:a', zone: 'Asia/Shanghai', planned: [] },
      rules: [{ type: 'maxInFlight', max: 1 }, ...more],
      sent: [{ begin: MIDNIGHT - 60_000, end: null }],
    });
    const closing = { type: 'hours', workday: ['08:00-24:00'] } as const;
    const line = (slotAt: number, now: number, bucket: Bucket) =>
      lineUp(due({ slotAt }), now, [new BucketQueue(bucket, now, [])], []);

    it('moves to the next second, where that is open', () => {
      expect(line(NINE, NINE - 150, oneAtATime(closing))).toMatchObject({ kind: 'slip', slot: NINE + 1_000 });
    });

    it('keeps the last second before closing: the call may have ended when it comes', () => {
      expect(line(MIDNIGHT - 1_000, MIDNIGHT - 1_150, oneAtATime(closing))).toEqual({ kind: 'stay' });
      const eight = MIDNIGHT + 8 * 60 * MINUTE;
      expect(line(MIDNIGHT - 1_000, MIDNIGHT - 1_000, oneAtATime(closing))).toMatchObject({ slot: eight });
    });

    it('moves on where another rule refuses that second, too', () => {
      const gap = { type: 'minGap', gap: 'PT10M' } as const;
      const eight = MIDNIGHT + 8 * 60 * MINUTE;
      expect(line(MIDNIGHT - 1_000, MIDNIGHT - 1_150, oneAtATime(closing, gap))).toMatchObject({ slot: eight });
    });
  });

  it('stops for breath while a long line ahead is counted, and counts each one once', () => {
    const waiting = Array.from({ length: 450 }, (_, n) => ({
      ...{ id: `p${String(n).padStart(3, '0')}`, urgency: 1, firstSlotAt: NINE - MINUTE },
      slotAt: NINE + (29 + 30 * n) * MINUTE,
    }));
    const line = (breathes: boolean) => {
      const queue = new BucketQueue(halfHourApart('policy:a', NINE - MINUTE), NINE, waiting);
      const steps = queue.approach(due());
      // A breath may also be left before the end of the line.
      for (let breath = 0; breathes && breath < 3; breath += 1) expect(steps.next().done).toBe(false);
      return lineUp(due(), NINE, [queue], []);
    };
    expect(line(true)).toEqual(line(false));
    expect(line(true)).toMatchObject({ kind: 'slip', slot: NINE + (29 + 30 * 450) * MINUTE });
  });
});
