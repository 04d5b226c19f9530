import { FairQueue } from './fair-queue.rules.js';

const known = (weights: Record<string, number>, opens: Record<string, number> = {}) =>
  Object.entries(weights).map(([departmentId, weight]) => ({
    departmentId,
    weight,
    opens: opens[departmentId] ?? null,
  }));

/** Gives places while somebody waits, and says to whom; among the same turns the first named goes first. */
function deal(queue: FairQueue, waiting: Map<string, number>, places = Infinity, urgent = ''): string {
  let order = '';
  for (let n = 0; n < places; n++) {
    for (const [bySlot, [departmentId, count]] of [...waiting].entries())
      if (count > 0) queue.lead({ departmentId, urgency: departmentId === urgent ? 0 : 1, bySlot });
    const next = queue.next();
    if (!next) break;
    queue.give(next.departmentId);
    waiting.set(next.departmentId, (waiting.get(next.departmentId) ?? 0) - 1);
    order += next.departmentId;
  }
  return order;
}

const of = (counts: Record<string, number>) => new Map(Object.entries(counts));

describe('turns on a shared account', () => {
  it.each([
    ['one each where weights are the same', { a: 1, b: 1, c: 1 }, 'abcabcabc'],
    ['two and one', { a: 2, b: 1 }, 'abaabaaba'],
    ['the light ones are spread between those of the heavy one', { a: 10, b: 1, c: 1, d: 1, e: 1 }, 'abaacaaadaaeaa'],
  ])('are dealt by weight: %s', (_, weights, expected) => {
    const waiting = of(Object.fromEntries(Object.keys(weights).map((id) => [id, 100])));
    expect(deal(new FairQueue(0, known(weights), waiting), waiting, expected.length)).toBe(expected);
  });

  it('go on where they were kept, however the places are split into rounds', () => {
    const weights = { a: 7, b: 3, c: 2 };
    const waiting = of({ a: 100, b: 100, c: 100 });
    const atOnce = deal(new FairQueue(0, known(weights), waiting), new Map(waiting), 24);
    let kept = { turn: 0, opens: new Map<string, number>() };
    let inRounds = '';
    for (const places of [1, 2, 3, 5, 13]) {
      const queue = new FairQueue(kept.turn, known(weights, Object.fromEntries(kept.opens)), waiting);
      inRounds += deal(queue, waiting, places);
      kept = queue.standing();
    }
    expect(inRounds).toBe(atOnce);
  });

  it('are not saved up: who comes later, begins at the present', () => {
    const first = of({ a: 20, b: 0 });
    const queue = new FairQueue(0, known({ a: 1 }), first);
    deal(queue, first, 10);
    const { turn, opens } = queue.standing();
    const both = of({ a: 10, b: 10 });
    expect(deal(new FairQueue(turn, known({ a: 1, b: 1 }, Object.fromEntries(opens)), both), both, 4)).toBe('abab');
  });

  it('are not gained by leaving: who comes back ahead of its share waits for the others to catch up', () => {
    const waiting = of({ b: 1, a: 9, c: 9 });
    const queue = new FairQueue(0, known({ a: 1, b: 1, c: 1 }), waiting);
    expect(deal(queue, waiting, 1)).toBe('b');
    const { turn, opens } = queue.standing();
    const back = of({ b: 1, a: 9, c: 9 });
    expect(deal(new FairQueue(turn, known({ a: 1, b: 1, c: 1 }, Object.fromEntries(opens)), back), back, 3)).toBe(
      'acb',
    );
  });

  it('forget what is owed to a department whose posts were taken off the schedule', () => {
    const waiting = of({ a: 9, b: 9 });
    const queue = new FairQueue(0, known({ a: 3, b: 1 }), waiting);
    deal(queue, waiting, 1);
    expect([...queue.standing().opens.keys()]).toEqual(['a', 'b']);
    const alone = of({ a: 9 });
    const later = new FairQueue(
      queue.standing().turn,
      known({ a: 3, b: 1 }, { ...Object.fromEntries(queue.standing().opens) }),
      alone,
    );
    deal(later, alone, 1);
    expect([...later.standing().opens.keys()]).toEqual(['a']);
  });

  it('keep what is owed to a department whose post was refused and waits on', () => {
    const waiting = of({ a: 1, b: 1 });
    const queue = new FairQueue(0, known({ a: 1, b: 1 }), waiting);
    queue.give('a');
    queue.refuse('b');
    expect(queue.isOver).toBe(false);
    const both = of({ a: 2, b: 2 });
    const next = new FairQueue(
      queue.standing().turn,
      known({ a: 1, b: 1 }, Object.fromEntries(queue.standing().opens)),
      both,
    );
    expect(deal(next, both)).toBe('baba');
  });

  it('are over when the last post has its place or is gone', () => {
    const queue = new FairQueue(0, known({ a: 1, b: 1 }), of({ a: 1, b: 1 }));
    queue.give('a');
    expect(queue.isOver).toBe(false);
    queue.withdraw('b');
    expect(queue.isOver).toBe(true);
  });

  it('come after urgent posts, which are paid back', () => {
    const waiting = of({ a: 6, b: 6 });
    const queue = new FairQueue(0, known({ a: 1, b: 1 }), waiting);
    expect(deal(queue, waiting, 3, 'b')).toBe('bbb');
    expect(deal(queue, waiting)).toBe('aaaababab');
  });
});
