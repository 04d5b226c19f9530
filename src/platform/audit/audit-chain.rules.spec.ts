import fc from 'fast-check';
import {
  follow,
  GENESIS,
  headBreak,
  linkHash,
  type ChainBreak,
  type ChainHead,
  type ChainRow,
  type LinkedRow,
} from './audit-chain.rules.js';

const row = (over: Partial<ChainRow> = {}): ChainRow => ({
  id: '7',
  at: '2026-07-01T01:02:03.000004Z',
  actorId: null,
  action: 'story.submit',
  subjectType: 'story',
  subjectId: '01',
  data: '{"a": 1}',
  requestId: null,
  ...over,
});

function chain(rows: ChainRow[]): LinkedRow[] {
  let previous: Buffer = GENESIS;
  return rows.map((item, index) => {
    const hash = linkHash(previous, BigInt(index + 1), item);
    const linked = { ...item, seq: String(index + 1), prevHash: previous, hash };
    previous = hash;
    return linked;
  });
}

function walk(rows: LinkedRow[]): ChainHead | ChainBreak {
  let head: ChainHead = { seq: 0n, hash: GENESIS };
  for (const item of rows) {
    const next = follow(head, item);
    if ('reason' in next) return next;
    head = next;
  }
  return head;
}

const anyRow = fc.record({
  id: fc.bigInt({ min: 1n, max: 9_000_000n }).map(String),
  at: fc.constantFrom('2026-07-01T00:00:00.000001Z', '2026-07-01T00:00:00.000002Z'),
  actorId: fc.option(fc.uuid()),
  action: fc.string(),
  subjectType: fc.string(),
  subjectId: fc.string(),
  data: fc.json(),
  requestId: fc.option(fc.string()),
});

describe('audit chain', () => {
  it('hashes the first link to a known value, so that the form cannot drift unnoticed', () => {
    expect(linkHash(GENESIS, 1n, row()).toString('hex')).toBe(
      '7cdb384d6d0970b866db5597ffa0374fe2a32114b291dba53f7f285205404fd8',
    );
  });

  it('follows what was linked, to the head', () => {
    fc.assert(
      fc.property(fc.array(anyRow, { maxLength: 12 }), (rows) => {
        const linked = chain(rows);
        expect(walk(linked)).toEqual({ seq: BigInt(rows.length), hash: linked.at(-1)?.hash ?? GENESIS });
      }),
    );
  });

  it.each(['id', 'at', 'actorId', 'action', 'subjectType', 'subjectId', 'data', 'requestId'] as const)(
    'notices a changed %s at the very row',
    (field) => {
      const linked = chain([row({ id: '1' }), row({ id: '2' }), row({ id: '3' })]);
      linked[1] = { ...linked[1]!, [field]: 'changed' };
      expect(walk(linked)).toMatchObject({ seq: '2', reason: 'content' });
    },
  );

  it('notices a removed row', () => {
    const linked = chain([row({ id: '1' }), row({ id: '2' }), row({ id: '3' })]);
    expect(walk([linked[0]!, linked[2]!])).toMatchObject({ seq: '2', id: '3', reason: 'gap' });
  });

  it('notices two rows that changed places', () => {
    const linked = chain([row({ id: '1' }), row({ id: '2' }), row({ id: '3' })]);
    const [a, b, c] = linked as [LinkedRow, LinkedRow, LinkedRow];
    const swapped = [a, { ...c, seq: '2' }, { ...b, seq: '3' }];
    expect(walk(swapped)).toMatchObject({ seq: '2', reason: 'previous' });
  });

  it('notices an altered row whose own hash was made again', () => {
    const linked = chain([row({ id: '1' }), row({ id: '2' }), row({ id: '3' })]);
    const forged = { ...linked[1]!, action: 'nothing.happened' };
    forged.hash = linkHash(forged.prevHash, 2n, forged);
    expect(walk([linked[0]!, forged, linked[2]!])).toMatchObject({ seq: '3', reason: 'previous' });
  });

  it('tells a value from its neighbour', () => {
    expect(linkHash(GENESIS, 1n, row({ action: 'ab', subjectType: 'c' }))).not.toEqual(
      linkHash(GENESIS, 1n, row({ action: 'a', subjectType: 'bc' })),
    );
    expect(linkHash(GENESIS, 1n, row({ requestId: null }))).not.toEqual(linkHash(GENESIS, 1n, row({ requestId: '' })));
  });

  it('names the first place at which head and chain part', () => {
    const other = Buffer.alloc(32, 1);
    expect(headBreak({ seq: 5n, hash: other }, { seq: 5n, hash: other })).toBeNull();
    expect(headBreak({ seq: 5n, hash: GENESIS }, { seq: 5n, hash: other })).toMatchObject({ seq: '5', reason: 'head' });
    expect(headBreak({ seq: 3n, hash: other }, { seq: 5n, hash: other })).toMatchObject({ seq: '4', reason: 'head' });
    expect(headBreak({ seq: 6n, hash: other }, { seq: 5n, hash: other })).toMatchObject({ seq: '6', reason: 'head' });
  });
});
