import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ACTIONS, reachOf, ROLES } from '../../../../src/identity/access.rules.js';
import { canUse, PAGE_RIGHTS, rightOf } from './page-rights.rules';

const of = (path: string) => {
  const right = rightOf(path);
  if (!right) throw new Error(`no page at ${path}`);
  return right;
};
const mayAs = (role: (typeof ROLES)[number]) => ACTIONS.filter((action) => reachOf(role, action) !== undefined);

describe('who can use which page', () => {
  // In the order of `ROLES`: writes, proofreads, three reviewers, duty, channels, campaigns, administers, reads.
  it.each([
    ['/', 'p r 1 2 3 d c k a v'],
    ['/live', 'p r 1 2 3 d c k a v'],
    ['/publications/x', 'p r 1 2 3 d c k a v'],
    ['/tasks', 'p . . . . d c . . .'],
    ['/tasks/x', 'p r 1 2 3 d c k a v'],
    ['/stories', 'p r 1 2 3 d c k a v'],
    ['/stories/x', 'p r 1 2 3 d c k a v'],
    ['/stories/x/edit', 'p r 1 2 3 d c k a v'],
    ['/review', '. . 1 2 3 . . . . .'],
    ['/review/x', 'p r 1 2 3 d c k a v'],
    ['/calendar', 'p r 1 2 3 d c k a v'],
    ['/campaigns', 'p r 1 2 3 d c k a v'],
    ['/campaigns/new', '. . . . . . . k . .'],
    ['/campaigns/notices/x', '. . . . . . . k . .'],
    ['/campaigns/x', 'p r 1 2 3 d c k a v'],
    ['/campaigns/x/edit', '. . . . . . . k . .'],
    ['/insights', 'p r 1 2 3 d c k a v'],
    ['/policies', 'p r 1 2 3 d c k a v'],
    ['/accounts', 'p r 1 2 3 d c k a v'],
    ['/admin', '. . . . . . . . a .'],
  ])('%s: %s', (path, expected) => {
    const signs = ['p', 'r', '1', '2', '3', 'd', 'c', 'k', 'a', 'v'];
    const right = of(path);
    expect(ROLES.map((role, at) => (canUse(right, mayAs(role)) ? signs[at] : '.')).join(' ')).toBe(expected);
  });

  it('is named as the server has it, to whoever cannot', () => {
    for (const right of PAGE_RIGHTS) {
      const able = ROLES.filter((role) => canUse(right, mayAs(role)));
      expect([right.path, right.who]).toEqual([right.path, able.length === ROLES.length ? 'everybody' : able]);
    }
  });

  it('is told of every page there is', () => {
    const router = readFileSync(join(import.meta.dirname, '../router.tsx'), 'utf8');
    const routes = [...router.matchAll(/(?<![a-z])path: '([^']+)'/g)].map(([, path]) => path);
    const paths = routes.map((path) => (path === '/$storyId' ? '/review/$storyId' : path));
    expect([...new Set(paths)].sort()).toEqual(PAGE_RIGHTS.map(({ path }) => path).sort());
  });

  it('takes a page by its own name before one with something in its place, and none for what is no page', () => {
    expect(of('/campaigns/new').path).toBe('/campaigns/new');
    expect(of('/campaigns/0b5c').path).toBe('/campaigns/$id');
    expect(of('/calendar/').path).toBe('/calendar');
    expect(rightOf('/nothing')).toBeNull();
  });

  it('is nothing but one’s own desk without a role', () => {
    expect(PAGE_RIGHTS.filter((right) => canUse(right, [])).map(({ path }) => path)).toEqual(['/']);
  });
});
