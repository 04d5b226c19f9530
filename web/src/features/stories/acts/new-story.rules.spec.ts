import { factsOf, neededFacts } from './new-story.rules';

const fact = (name: string, type: 'line' | 'year' | 'time', required = true) => ({
  ...{ name, type, required, zh: name, en: name },
});
const facts = [fact('name', 'line'), fact('year', 'year'), fact('startsAt', 'time'), fact('place', 'line', false)];

describe('a story that is begun', () => {
  it('is asked only for what it cannot be without', () => {
    const needed = neededFacts([{ kind: 'event', zh: '', en: '', fields: facts }], 'event');
    expect(needed.map(({ name }) => name)).toEqual(['name', 'year', 'startsAt']);
    expect(neededFacts([], 'event')).toEqual([]);
  });

  it('hands figures and times over as such, and leaves nonsense for the server to refuse', () => {
    const typed = { name: ' 示例 ', year: '2026', startsAt: '2026-11-26T09:30', place: 'x' };
    expect(factsOf(facts.slice(0, 3), typed)).toEqual({
      name: '示例',
      year: 2026,
      startsAt: '2026-11-26T01:30:00.000Z',
    });
    expect(factsOf(facts.slice(1, 2), { year: '去年' })).toEqual({ year: '去年' });
  });
});
