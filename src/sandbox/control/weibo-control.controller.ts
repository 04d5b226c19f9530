import { randomBytes, randomInt } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { readJson } from '../http/request-body.service.js';
import type { Statuses } from '../weibo/statuses.service.js';
import type { WeiboAccounts, WeiboApp, WeiboUser } from '../weibo/weibo-accounts.service.js';
import { ControlInput } from './control-input.rules.js';

/** Apps, users and tokens as their owners make them, and deletions by hand. */
export function weiboControl(
  server: FastifyInstance,
  parts: { accounts: WeiboAccounts; statuses: Statuses; clock: () => number },
): void {
  const { accounts, statuses, clock } = parts;
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
    const app = accounts.putApp({ ...known, boundDomains, name: input.text('appName', known.name) });
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
  server.delete<{ Params: { mid: string } }>('/control/weibo/statuses/:mid', (request, reply) =>
    statuses.remove(request.params.mid)
      ? { deleted: request.params.mid }
      : reply.code(404).send({ error: 'no such status' }),
  );
}

export function newWeiboApp(known: Partial<WeiboApp> & Pick<WeiboApp, 'clientId' | 'ownerUid'>): WeiboApp {
  const clientSecret = randomBytes(16).toString('hex');
  return { clientSecret, name: '示例应用', boundDomains: ['localhost', '127.0.0.1'], redirectUris: null, ...known };
}

export function newWeiboUser(uid: string, screenName: string, createdAt: number): WeiboUser {
  return { uid, screenName, description: '沙箱账号', createdAt };
}
