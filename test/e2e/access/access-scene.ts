import { v7 as uuid } from 'uuid';
import { ROLES, type Relation, type Role } from '../../../src/identity/access.rules.js';
import { SESSION_COOKIE } from '../../../src/identity/sessions/session.rules.js';
import { SessionService } from '../../../src/identity/sessions/session.service.js';
import { COVER } from '../../engine/seed/story-content.js';
import { approveStory, openAccount, openNewsroom, scheduleStory } from '../../factories/newsroom.js';
import type { TestApi } from '../../support/http-app.js';

/** Somebody who holds roles in one place, seen from which the home department lies so. */
export interface Caller {
  roles: readonly Role[];
  relation: Relation;
  cookie: string;
}

/** A house with one department in the middle, one thing of every kind in it, and somebody for every role and place. */
export interface AccessScene {
  api: TestApi;
  root: string;
  /** The department everything belongs to. */
  home: string;
  callers: Caller[];
  account: string;
  massAccount: string;
  /** A department below the home department. */
  child: string;
  story: string;
  round: string;
  /** A round that is not decided yet. */
  openRound: string;
  publication: string;
  handTask: string;
  campaign: string;
  notice: string;
  blackout: string;
  policy: string;
  freeze: string;
  issue: string;
  person: string;
  roleId: string;
  picture: string;
  /** A digest of nothing. */
  wrong: string;
  /** Local date. */
  tomorrow: string;
  inHours(hours: number): string;
  /** A number that was not there before. */
  serial(): number;
  plantRules(): Promise<void>;
  plantRole(): Promise<void>;
  close(): Promise<void>;
}

export async function openAccessScene(): Promise<AccessScene> {
  const room = await openNewsroom();
  const { api, school: home, bureau: root, people } = room;
  const sql = (query: string, parameters: unknown[]): Promise<unknown> => api.dataSource.query(query, parameters);
  // Where a role is held so that the home department lies in that relation to it.
  const seats: Readonly<Record<Relation, string>> = {
    same: home,
    below: root,
    above: await api.createDepartment({ name: '示例教研室', parentId: home, kind: 'other' }),
    elsewhere: await api.createDepartment({ name: '示例旁校', parentId: root, kind: 'school' }),
  };
  const callers: Caller[] = [];
  const enter = async (relation: Relation, ...roles: Role[]): Promise<void> => {
    const login = `${callers.length}-${relation}`;
    const personId = await api.createPerson({ login, roles: [[seats[relation], ...roles]] });
    const { token } = await api.app.get(SessionService).open(api.dataSource.manager, personId);
    callers.push({ roles, relation, cookie: `${SESSION_COOKIE}=${token}` });
  };
  for (const relation of ['same', 'below', 'above'] as const) for (const role of ROLES) await enter(relation, role);
  // Elsewhere nothing is allowed: not even to somebody who is everything there.
  await enter('elsewhere', ...ROLES);
  await enter('same');

  const account = await openAccount(room, 'web', { departmentId: home });
  const handAccount = await openAccount(room, 'other', {
    departmentId: home,
    settings: { linkHosts: ['www.example.gov.cn'], minutes: 60, backOffice: '示例' },
  });
  const massAccount = await openAccount(room, 'wechat', {
    departmentId: home,
    driver: 'mass',
    baseUrl: 'https://api.weixin.qq.com',
    settings: { appId: 'wx0000000000000000' },
    credentials: { appSecret: '0'.repeat(32) },
  });
  const inHours = (hours: number): string => new Date(Date.now() + hours * 3_600_000).toISOString();
  const far = new Date(Date.now() + 12 * 3_600_000);
  const story = await approveStory(
    room,
    { web: account, other: handAccount, wechat: massAccount },
    { departmentId: home },
  );
  const publication = await scheduleStory(room, story, account, far, people.schoolOfficer);
  const handTask = await scheduleStory(room, story, handAccount, far, people.schoolOfficer);
  const undecided = await approveStory(room, { web: account }, { departmentId: home, approvals: 0 });
  const rounds = await api.dataSource.query<{ id: string; story: string }[]>(
    `SELECT id, story_id AS story FROM review_round`,
  );
  const [round, openRound] = [story, undecided].map((one) => rounds.find((each) => each.story === one));
  const [campaign, freeze, blackout, policy, roleId] = Array.from({ length: 5 }, () => uuid());
  const person = await api.createPerson({ login: 'colleague', roles: [[home]] });
  await sql(`INSERT INTO campaign (id, department_id, title, created_by) VALUES ($1, $2, '示例', $3)`, [
    campaign,
    home,
    person,
  ]);
  await sql(
    `INSERT INTO freeze_order (id, department_id, channel, reason, declared_by, declared_at) VALUES ($1, $2, 'weibo', '示例', $3, clock_timestamp())`,
    [freeze, home, person],
  );
  /** Made over HTTP by whoever may. */
  const made = async (by: Role, path: string, body: unknown): Promise<string> => {
    const cookie =
      callers.find(({ roles, relation }) => relation === 'same' && roles.length === 1 && roles[0] === by)?.cookie ?? '';
    const answer = await api.post<{ id: string }>(path, body, { cookie });
    if (answer.status !== 201) throw new Error(`${path}: ${answer.status} ${answer.text}`);
    return answer.body.id;
  };
  const notice = await made('coordinator', '/api/notices', { departmentId: home, text: '示例通知' });
  const issue = await made('duty_editor', '/api/issues', {
    accountId: massAccount,
    slotAt: inHours(9),
    closesAt: inHours(8),
  });
  const scene = {
    ...{ api, root, home, callers, account, massAccount, story, publication, handTask, person, picture: COVER },
    ...{ campaign, notice, freeze, issue, blackout, policy, roleId },
    ...{ child: seats.above, inHours, wrong: '0'.repeat(64), tomorrow: inHours(36).slice(0, 10) },
    round: round?.id ?? '',
    openRound: openRound?.id ?? '',
    close: () => room.close(),
  } as AccessScene;
  let count = 0;
  scene.serial = () => (count += 1);
  scene.plantRules = async () => {
    await sql(
      `INSERT INTO blackout (id, name, department_id, starts_at, ends_at, mode)
       VALUES ($1, '示例', $2, '2020-01-01', '2020-01-02', 'shift') ON CONFLICT DO NOTHING`,
      [blackout, home],
    );
    await sql(
      `INSERT INTO throttle_policy (id, name, department_id, spread, zone, rules, enabled)
       VALUES ($1, '示例', $2, 'each', 'Asia/Shanghai', '[{"type":"minGap","gap":"PT1S"}]', true) ON CONFLICT DO NOTHING`,
      [policy, home],
    );
    await sql(
      `INSERT INTO day_class (date, class, note, set_by) VALUES ('2026-01-01', 'holiday', '示例', $1) ON CONFLICT DO NOTHING`,
      [person],
    );
  };
  scene.plantRole = async () => {
    await sql(
      `INSERT INTO role_assignment (id, person_id, department_id, role) VALUES ($1, $2, $3, 'viewer') ON CONFLICT DO NOTHING`,
      [roleId, person, home],
    );
  };
  await scene.plantRules();
  await scene.plantRole();
  return scene;
}
