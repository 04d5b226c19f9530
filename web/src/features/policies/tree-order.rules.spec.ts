import { inTreeOrder } from './tree-order.rules';

describe('what belongs to departments', () => {
  const parents = new Map([
    ['root', null],
    ['school', 'bureau'],
    ['bureau', 'root'],
    ['union', 'root'],
  ]);
  const order = (ids: readonly string[]) =>
    inTreeOrder(ids, (id) => id, parents).map(({ item, depth }) => `${depth} ${item}`);

  it('stands below its parent’s, siblings in the order given', () => {
    expect(order(['union', 'school', 'bureau', 'root'])).toEqual(['0 root', '1 union', '1 bureau', '2 school']);
  });

  it('stands at the top where the parent is not to be seen, and nothing is lost', () => {
    expect(order(['school', 'bureau', 'unheard-of'])).toEqual(['0 bureau', '1 school', '0 unheard-of']);
  });
});
