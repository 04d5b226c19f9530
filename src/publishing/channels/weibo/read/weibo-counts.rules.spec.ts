import type { PostedRef } from '../../channel.js';
import { batches, readCounts } from './weibo-counts.rules.js';

const post = (publicationId: string, ref: string): PostedRef => ({
  publicationId,
  ref,
  url: null,
  sentAt: 0,
  journal: { get: () => undefined },
});

describe('counting posts', () => {
  it.each([
    [0, []],
    [1, [1]],
    [100, [100]],
    [101, [100, 1]],
    [250, [100, 100, 50]],
  ])('%i posts take calls of %j', (n, sizes) => {
    const posts = Array.from({ length: n }, (_, index) => post(`p${index}`, String(index)));
    expect(batches(posts).map(({ length }) => length)).toEqual(sizes);
    expect(batches(posts).flat()).toEqual(posts);
  });

  it('gives each publication its own figures, whatever their order, and null for what is not said', () => {
    const rows = [
      { id: 4607741009594609, comments: 2, reposts: 3, attitudes: 4 },
      { id: '4607741009594608', comments: '5', reposts: 0, attitudes: -1, reads: 1200 },
    ];
    const posts = [post('a', '4607741009594608'), post('b', '4607741009594609'), post('c', '1')];
    expect([...readCounts(rows, posts)]).toEqual([
      ['a', { reads: 1200, likes: null, comments: 5, shares: 0 }],
      ['b', { reads: null, likes: 4, comments: 2, shares: 3 }],
    ]);
  });

  it('never takes a rounded id for a post', () => {
    const rows = [{ id: Number('90071992547409931'), comments: 1 }, null, 'x', { comments: 1 }];
    expect([...readCounts(rows, [post('a', '90071992547409930'), post('b', '90071992547409931')])]).toEqual([]);
  });
});
