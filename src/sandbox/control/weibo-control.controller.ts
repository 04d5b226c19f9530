import { randomBytes, randomInt } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { readJson } from '../http/request-body.service.js';
import type { Statuses } from '../weibo/statuses/statuses.service.js';
import type { Engagement } from '../weibo/statuses/engagement.service.js';
import {
  APP_DEFAULTS,
  USER_DEFAULTS,
  type WeiboAccounts,
  type WeiboApp,
  type WeiboUser,
} from '../weibo/weibo-accounts.service.js';
import { ControlInput } from './control-input.rules.js';

/** Apps, users and tokens as their owners make them, and deletions by hand. */
export function weiboControl(
  server: FastifyInstance,
  parts: { accounts: WeiboAccounts; statuses: Statuses; engagement: Engagement; clock: () => number },
): void {
  const { accounts, statuses, engagement, clock } = parts;
  server.get('/control/weibo/accounts', () => ({ apps: accounts.listApps(), users: accounts.listUsers() }));

  /** A user with a token of an app (an existing one when `clientId` says so): all a department needs. */
  server.post('/control/weibo/accounts', (request, reply) => {
    const input = new ControlInput(readJson(request));
    const uid = input.text('uid', String(randomInt(1_000_000_000, 9_999_999_999)));
    if (!/^\d{1,15}$/.test(uid)) throw new RangeError('uid: up to 15 digits');
    const user = accounts.putUser(accounts.user(uid) ?? newWeiboUser(uid, input.text('name', '示例微博'), clock()));
    const clientId = input.text('clientId', String(randomInt(1_000_000_000, 9_999_999_999)));
    const known = accounts.app(clientId) ?? newWeiboApp({ clientId, ownerUid: uid });
    const boundDomains = input.texts('boundDomains', known.boundDomains) ?? [];
    const app = accounts.putApp({
      ...known,
      boundDomains,
      name: input.text('appName', known.name),
      tier: input.oneOf('tier', ['test', 'audited'] as const, known.tier),
      commercial: input.flag('commercial', known.commercial),
    });
    const { token, row } = accounts.issueToken(app, uid, input.number('expiresIn'));
    const { clientSecret } = app;
    const expiresAt = new Date(row.expiresAt).toISOString();
    return reply
      .code(201)
      .send({ clientId, clientSecret, accessToken: token, expiresAt, uid, name: user.screenName, boundDomains });
  });
  server.patch<{ Params: { clientId: string } }>('/control/weibo/apps/:clientId', (request, reply) => {
    const app = accounts.app(request.params.clientId);
    if (!app) return reply.code(404).send({ error: 'no such app' });
    const input = new ControlInput(readJson(request));
    return accounts.putApp({
      ...app,
      name: input.text('name', app.name),
      clientSecret: input.text('clientSecret', app.clientSecret),
      boundDomains: input.texts('boundDomains', app.boundDomains) ?? [],
      redirectUris: input.texts('redirectUris', app.redirectUris),
      tier: input.oneOf('tier', ['test', 'audited'] as const, app.tier),
      commercial: input.flag('commercial', app.commercial),
    });
  });
  /** `{accessToken, expire:true}` or `{accessToken, refuseWith: 21316}` (0: heal). */
  server.post('/control/weibo/tokens', (request, reply) => {
    const input = new ControlInput(readJson(request));
    const token = input.text('accessToken', '');
    if (!accounts.hasToken(token)) return reply.code(404).send({ error: 'no such token' });
    const code = input.number('refuseWith');
    if (code !== undefined) accounts.refuse(token, code === 0 ? null : code);
    if (input.flag('expire', false)) accounts.expire(token);
    return { accessToken: token };
  });
  /** `{refusePostsWith: 20044}` (0: heal) is an account the platform has put under restraint; the reads go on. */
  server.patch<{ Params: { uid: string } }>('/control/weibo/users/:uid', (request, reply) => {
    const user = accounts.user(request.params.uid);
    if (!user) return reply.code(404).send({ error: 'no such user' });
    const input = new ControlInput(readJson(request));
    const code = input.number('refusePostsWith');
    return accounts.putUser({
      ...user,
      screenName: input.text('name', user.screenName),
      longText: input.flag('longText', user.longText),
      media: input.flag('media', user.media),
      refusePostsWith: code === undefined ? user.refusePostsWith : code || null,
    });
  });
  /** What readers did: `{reposts, comments, attitudes, reads}`, any of them. */
  server.patch<{ Params: { mid: string } }>('/control/weibo/statuses/:mid', (request, reply) => {
    const { mid } = request.params;
    if (!statuses.get(mid)) return reply.code(404).send({ error: 'no such status' });
    const input = new ControlInput(readJson(request));
    const before = engagement.countsOf(mid);
    return engagement.set(mid, {
      reposts: input.count('reposts', before.reposts),
      comments: input.count('comments', before.comments),
      attitudes: input.count('attitudes', before.attitudes),
      reads: input.count('reads', before.reads),
    });
  });
  server.post<{ Params: { mid: string } }>('/control/weibo/statuses/:mid/comments', (request, reply) => {
    const { mid } = request.params;
    if (!statuses.get(mid)) return reply.code(404).send({ error: 'no such status' });
    const input = new ControlInput(readJson(request));
    const by = { uid: input.text('uid', '1000000099'), name: input.text('name', '示例读者') };
    return reply.code(201).send(engagement.comment(mid, by, input.text('text', '示例评论')));
  });
  server.delete<{ Params: { mid: string } }>('/control/weibo/statuses/:mid', (request, reply) =>
    statuses.remove(request.params.mid)
      ? { deleted: request.params.mid }
      : reply.code(404).send({ error: 'no such status' }),
  );
}

const LOCAL = ['localhost', '127.0.0.1'];

export function newWeiboApp(known: Partial<WeiboApp> & Pick<WeiboApp, 'clientId' | 'ownerUid'>): WeiboApp {
  const clientSecret = randomBytes(16).toString('hex');
  return { clientSecret, name: '示例应用', boundDomains: LOCAL, redirectUris: null, ...APP_DEFAULTS, ...known };
}

export function newWeiboUser(uid: string, screenName: string, createdAt: number): WeiboUser {
  return { uid, screenName, description: '沙箱账号', createdAt, ...USER_DEFAULTS };
}
