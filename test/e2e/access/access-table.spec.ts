import type { OpenAPIObject } from '@nestjs/swagger';
import { allows, type Relation } from '../../../src/identity/access.rules.js';
import { type AccessScene, type Caller, openAccessScene } from './access-scene.js';
import { type Row, TABLE } from './access-table.js';

/** How many callers knock at once. */
const AT_ONCE = 8;
/** How a door says that it does not open; in a list of several things it says so of each. */
const REFUSED = [401, 403, 404];
const REFUSAL = /"code":"(FORBIDDEN|NOT_FOUND|DEPARTMENT_UNKNOWN|ACCOUNT_UNKNOWN|UNAUTHENTICATED|WHAT_IF_GONE)"/;

/** How the root lies from where the home department lies so. */
const ROOT_SEEN: Readonly<Record<Relation, Relation>> = {
  below: 'same',
  same: 'above',
  above: 'above',
  elsewhere: 'above',
};

/** The whole of access over the real HTTP interface: every route × every role × where it is held. */
describe('who may call what', () => {
  let scene: AccessScene;
  let routes: string[];

  beforeAll(async () => {
    scene = await openAccessScene();
    const { body } = await scene.api.get<OpenAPIObject>('/api/openapi.json');
    routes = Object.entries(body.paths).flatMap(([path, item]) =>
      (['get', 'post', 'put', 'patch', 'delete'] as const)
        .filter((method) => item[method])
        .map((method) => `${method.toUpperCase()} ${path}`),
    );
  }, 60_000);
  afterAll(() => scene.close());

  test('says the table for every route there is, and for no other', () => {
    expect(Object.keys(TABLE).sort()).toEqual([...routes].sort());
  });

  test.each(Object.entries(TABLE))('%s', async (route, row) => {
    if (row.rule === 'open') return;
    expect((await knock(route, row, '')).status).toBe(401);
    const wrong: string[] = [];
    // Those who may not knock first: afterwards there may be nothing left to refuse.
    const queue = [...scene.callers].sort((one, other) => Number(mayCall(row, one)) - Number(mayCall(row, other)));
    const next = async (): Promise<void> => {
      for (let caller = queue.shift(); caller; caller = queue.shift()) {
        const answer = await knock(route, row, caller.cookie);
        const open = row.shows
          ? answer.text.includes(row.shows(scene))
          : !(REFUSED.includes(answer.status) || REFUSAL.test(answer.text));
        if (open !== mayCall(row, caller) || answer.status === 500)
          wrong.push(`${caller.roles.join('+')} ${caller.relation}: ${answer.status} ${answer.text.slice(0, 200)}`);
        if (open) await row.again?.(scene);
      }
    };
    // What an allowed call takes away must be back before the next one.
    await Promise.all(Array.from({ length: row.again ? 1 : AT_ONCE }, next));
    expect(wrong).toEqual([]);
  });

  /** Through the whole server, its socket aside: thousands of calls are made. */
  async function knock(route: string, row: Row, cookie: string): Promise<{ status: number; text: string }> {
    const [method = 'GET', template = ''] = route.split(' ');
    const query = row.query === undefined ? '' : `?${row.query(scene)}`;
    const url = template.replace(/\{(\w+)\}/g, (_place, name: string) => valueOf(template, name)) + query;
    const body = row.body?.(scene);
    const answer = await scene.api.app.inject({
      method: method as 'GET',
      url,
      headers: { cookie },
      ...(body === undefined ? {} : { payload: body as object }),
    });
    return { status: answer.statusCode, text: answer.body };
  }

  /** What stands in the place of a parameter: something of the home department. */
  function valueOf(template: string, name: string): string {
    const named: Record<string, string> = {
      departmentId: scene.home,
      accountId: scene.account,
      sha256: scene.picture,
      use: 'wechat-body',
      roleId: scene.roleId,
      number: '1',
      channel: 'web',
      date: '2026-01-01',
      articleId: scene.story,
      attachmentId: scene.story,
    };
    const owners: Record<string, string> = {
      accounts: scene.account,
      blackouts: scene.blackout,
      campaigns: scene.campaign,
      departments: scene.home,
      freezes: scene.freeze,
      'hand-tasks': scene.handTask,
      issues: scene.issue,
      notices: scene.notice,
      overview: scene.story,
      people: scene.person,
      publications: scene.publication,
      review: scene.story,
      rounds: scene.round,
      stories: scene.story,
      'throttle-policies': scene.policy,
      'what-if': scene.story,
    };
    const open = /^\/api\/rounds\/\{id\}\/(approve|return|withdraw)$/.test(template);
    const value = open ? scene.openRound : (named[name] ?? owners[template.split('/')[2] ?? '']);
    if (value === undefined) throw new Error(`nothing stands for {${name}} in ${template}`);
    return value;
  }
});

function mayCall({ rule, of, binds }: Row, { roles, relation }: Caller): boolean {
  if (rule === 'anybody') return true;
  if (rule === 'hidden' || rule === 'open') return false;
  const seen = of === 'any' ? 'same' : of === 'root' ? ROOT_SEEN[relation] : relation;
  const where = binds && seen === 'above' ? 'same' : seen;
  return [rule].flat().some((action) => roles.some((role) => allows(role, action, where)));
}
