import { isFiltered, sameFilters, storyFiltersOf } from './story-filters.rules';

const ID = '0198f6a0-0000-7000-8000-000000000001';

describe('the address of a list of stories', () => {
  it.each([
    [{}, {}],
    [{ q: '' }, {}],
    // The router reads figures as numbers.
    [{ q: 2026 }, { q: '2026' }],
    [{ q: '技'.repeat(120) }, { q: '技'.repeat(100) }],
    [{ stage: 'draft,nothing,draft,returned' }, { stage: 'draft,returned' }],
    [{ stage: 'nothing' }, {}],
    [{ department: ID, campaign: 'x' }, { department: ID }],
    [{ pillar: ID }, {}],
    [
      { campaign: ID, pillar: ID },
      { campaign: ID, pillar: ID },
    ],
    [
      { kind: 'policy', channel: 'weibo', archived: 'true', as: 'board' },
      { kind: 'policy', channel: 'weibo', archived: true, as: 'board' },
    ],
    [{ kind: 'poem', channel: 'radio', archived: 'no', as: 'tree', other: 1 }, {}],
  ])('%j shows %j', (search, filters) => {
    expect(storyFiltersOf(search)).toEqual(filters);
  });

  it('shows the same as another whatever its order and its way of showing', () => {
    expect(sameFilters({ q: '技能', as: 'board' }, { q: '技能' })).toBe(true);
    expect(sameFilters({ stage: 'draft', person: ID }, { person: ID, stage: 'draft' })).toBe(true);
    expect(sameFilters({ stage: 'draft' }, {})).toBe(false);
    expect(isFiltered({ as: 'board' })).toBe(false);
    expect(isFiltered({ archived: true })).toBe(true);
  });
});
