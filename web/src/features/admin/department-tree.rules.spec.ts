import { treeOf, withBelow } from './department-tree.rules.js';

const item = (id: string, parentId: string | null) => ({ id, parentId, name: id });
const HOUSE = [item('school', 'bureau'), item('bureau', null), item('class', 'school'), item('stray', 'unseen')];

describe('the tree of departments', () => {
  test('stands on its roots, and on those whose parent is not seen', () => {
    const [bureau, stray] = treeOf(HOUSE);
    expect(bureau?.item.id).toBe('bureau');
    expect(bureau?.below[0]?.item.id).toBe('school');
    expect(bureau?.below[0]?.below[0]?.item.id).toBe('class');
    expect(stray?.item.id).toBe('stray');
  });

  test('tells what moves along with a department, whatever the order they came in', () => {
    expect([...withBelow(HOUSE, 'bureau')].sort()).toEqual(['bureau', 'class', 'school']);
    expect([...withBelow(HOUSE, 'stray')]).toEqual(['stray']);
  });
});
