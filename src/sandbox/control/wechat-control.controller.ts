import { randomBytes } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { readJson } from '../http/request-body.service.js';
import type { CallbackSender } from '../wechat/publish/callback.service.js';
import type { Publisher, PublishStatus } from '../wechat/publish/publish.service.js';
import type { WechatAccount, WechatAccounts } from '../wechat/wechat-accounts.service.js';
import { ControlInput } from './control-input.rules.js';

/** What an account's owner does in the platform's back office, and what the platform does to a publication. */
export function wechatControl(
  server: FastifyInstance,
  parts: { accounts: WechatAccounts; publisher: Publisher; callbacks: CallbackSender },
): void {
  const { accounts, publisher, callbacks } = parts;
  server.get('/control/wechat/accounts', () => ({ accounts: accounts.list() }));
  server.post('/control/wechat/accounts', async (request, reply) => {
    const input = new ControlInput(readJson(request));
    const fresh = newWechatAccount(input.has('appid') ? { appid: input.text('appid', '') } : {});
    if (accounts.get(fresh.appid)) return reply.code(409).send({ error: 'appid: exists already' });
    return reply.code(201).send(await change(fresh, input, accounts, callbacks));
  });
  server.patch<{ Params: { appid: string } }>('/control/wechat/accounts/:appid', async (request, reply) => {
    const account = accounts.get(request.params.appid);
    if (!account) return reply.code(404).send({ error: 'no such account' });
    return change(account, new ControlInput(readJson(request)), accounts, callbacks);
  });
  server.post<{ Params: { appid: string } }>('/control/wechat/accounts/:appid/end-tokens', (request) => {
    const how = new ControlInput(readJson(request)).oneOf('how', ['expired', 'replaced'] as const, 'expired');
    return { ended: accounts.endTokens(request.params.appid, how) };
  });
  server.post<{ Params: { publishId: string } }>('/control/wechat/publications/:publishId', (request, reply) => {
    publisher.settle();
    const status = new ControlInput(readJson(request)).number('status');
    const job = publisher.changeStatus(request.params.publishId, (status ?? -1) as PublishStatus);
    return job ?? reply.code(409).send({ error: 'only a finished publication can become 0, 5 or 6' });
  });
  server.get('/control/wechat/callbacks', () => ({ deliveries: callbacks.list() }));
}

/** A certified account with credentials of the platform's form. */
export function newWechatAccount(known: Partial<WechatAccount> = {}): WechatAccount {
  return {
    appid: `wx${randomBytes(8).toString('hex')}`,
    secret: randomBytes(16).toString('hex'),
    name: '示例公众号',
    originalId: `gh_${randomBytes(6).toString('hex')}`,
    kind: 'subscription',
    certified: true,
    canComment: true,
    ipWhitelist: null,
    token: randomBytes(8).toString('hex'),
    encodingAESKey: randomBytes(32).toString('base64').replace(/=$/, ''),
    callback: null,
    ...known,
  };
}

async function change(
  account: WechatAccount,
  input: ControlInput,
  accounts: WechatAccounts,
  callbacks: CallbackSender,
): Promise<WechatAccount> {
  const changed: WechatAccount = {
    ...account,
    secret: input.text('secret', account.secret),
    name: input.text('name', account.name),
    kind: input.oneOf('kind', ['subscription', 'service'] as const, account.kind),
    certified: input.flag('certified', account.certified),
    canComment: input.flag('canComment', account.canComment),
    ipWhitelist: input.texts('ipWhitelist', account.ipWhitelist),
    token: input.text('token', account.token),
    encodingAESKey: input.text('encodingAESKey', account.encodingAESKey),
  };
  if (Buffer.from(`${changed.encodingAESKey}=`, 'base64').length !== 32) {
    throw new RangeError('encodingAESKey: 43 characters of base64');
  }
  const callback = input.object('callback');
  if (callback === null) changed.callback = null;
  if (callback) {
    const url = callback.text('url', '');
    if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol))
      throw new RangeError('callback.url: an http address');
    // The back office only accepts a server that answers its signed question.
    if (callback.flag('verify', true) && !(await callbacks.verify(changed, url))) {
      throw new RangeError('callback.url: the server did not echo the signed check');
    }
    changed.callback = { url, mode: callback.oneOf('mode', ['plain', 'aes'] as const, 'plain') };
  }
  return accounts.put(changed);
}
