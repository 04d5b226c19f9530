import {
  mayMove,
  PUBLICATION_MOVES,
  PUBLICATION_STATES,
  stateNameOf,
  statesLeadingTo,
} from './publication-state.rules.js';

describe('publication moves', () => {
  it('name only known states', () => {
    for (const move of PUBLICATION_MOVES) {
      expect(PUBLICATION_STATES).toContain(move.from);
      expect(PUBLICATION_STATES).toContain(move.to);
    }
  });

  it('reach every state from scheduled', () => {
    const reached = new Set(['scheduled']);
    for (let grown = true; grown;) {
      grown = false;
      for (const move of PUBLICATION_MOVES)
        if (reached.has(move.from) && !reached.has(move.to)) {
          reached.add(move.to);
          grown = true;
        }
    }
    expect([...reached].sort()).toEqual([...PUBLICATION_STATES].sort());
  });

  it('leave only cancelled without a way out', () => {
    const ends = PUBLICATION_STATES.filter((state) => !PUBLICATION_MOVES.some((move) => move.from === state));
    expect(ends).toEqual(['cancelled']);
  });

  it.each(PUBLICATION_STATES.flatMap((from) => PUBLICATION_STATES.map((to) => [from, to] as const)))(
    'from %s to %s are allowed exactly when the table says so',
    (from, to) => {
      for (const by of ['engine', 'person'] as const) {
        const listed = PUBLICATION_MOVES.some((move) => move.from === from && move.to === to && move.by === by);
        expect(mayMove(from, to, by)).toBe(listed);
        expect(statesLeadingTo(to, by).includes(from)).toBe(listed);
      }
    },
  );

  it('never lead from sent back to a state that sends', () => {
    expect(PUBLICATION_MOVES.filter((move) => move.from === 'sent').map((move) => move.to)).toEqual(['retracted']);
    expect(PUBLICATION_MOVES.filter((move) => move.from === 'retracted').map((move) => move.to)).toEqual(['sent']);
  });

  it('reach sending only through a claim', () => {
    expect(PUBLICATION_MOVES.filter((move) => move.to === 'sending').map((move) => move.from)).toEqual(['claimed']);
  });
});

describe('the name of a state', () => {
  it.each([
    ['violation', '已被平台移除'],
    ['complaint', '已被平台移除'],
    ['deleted', '已从平台上删除'],
    ['missing', '已不在平台上'],
  ])('is not that it is out where it was found gone: %s', (why, name) => {
    expect(stateNameOf('sent', null, why).zh).toBe(name);
  });

  it('is its own once it is taken down here, or is there', () => {
    expect([stateNameOf('retracted', null, 'violation').zh, stateNameOf('sent', null).zh]).toEqual([
      '已撤下',
      '已发布',
    ]);
  });
});
