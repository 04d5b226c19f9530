import { randomBytes } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { readJson } from '../http/request-body.service.js';
import type { CallbackSender } from '../wechat/callback/callback.service.js';
import type { MassQuota } from '../wechat/mass/mass-quota.service.js';
import type { Broadcaster } from '../wechat/mass/mass.service.js';
import type { Previews } from '../wechat/mass/previews.service.js';
import type { ArticleShelf } from '../wechat/publish/article-shelf.service.js';
import type { Publisher, PublishStatus } from '../wechat/publish/publish.service.js';
import { FIGURE_NAMES } from '../wechat/statistics/datacube.rules.js';
import type { ArticleFigures } from '../wechat/statistics/figures.service.js';
import { ACCOUNT_DEFAULTS, type WechatAccount, type WechatAccounts } from '../wechat/wechat-accounts.service.js';
import { ControlInput } from './control-input.rules.js';

export interface WechatControlParts {
  accounts: WechatAccounts;
  publisher: Publisher;
  broadcaster: Broadcaster;
  massQuota: MassQuota;
  previews: Previews;
  shelf: ArticleShelf;
  figures: ArticleFigures;
  settle: () => void;
  callbacks: CallbackSender;
}

/** What an account's owner does in the platform's back office, and what the platform does to a publication. */
export function wechatControl(server: FastifyInstance, parts: WechatControlParts): void {
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
  massControl(server, parts);
  figuresControl(server, parts);
}

/** What readers did: `{ref, index?, date?, read_user?, like_user? …}`; `ref` is an article_id, publish_id or msg_id. */
function figuresControl(server: FastifyInstance, { shelf, figures, settle }: WechatControlParts): void {
  server.post('/control/wechat/figures', (request, reply) => {
    const input = new ControlInput(readJson(request));
    const ref = input.text('ref', '');
    settle();
    const publication = shelf.list().find((row) => [row.articleId, row.publishId, row.msgDataId].includes(ref));
    const article = publication && figures.articlesOf(publication)[input.count('index', 1) - 1];
    if (!article) return reply.code(404).send({ error: 'no such article came out' });
    const date = input.text('date', article.day);
    if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) throw new RangeError('date: YYYY-MM-DD');
    const before = figures.of(article.msgid, date);
    const changes = Object.fromEntries(FIGURE_NAMES.map((name) => [name, input.count(name, before[name])]));
    return { msgid: article.msgid, date, ...figures.set(article.msgid, date, changes) };
  });
}

/** The administrator's side of mass sends: confirming, refusing, and sending one from the back office. */
function massControl(
  server: FastifyInstance,
  { broadcaster, massQuota, previews, accounts }: WechatControlParts,
): void {
  server.get('/control/wechat/mass', () => ({ jobs: broadcaster.list() }));
  server.get('/control/wechat/previews', () => ({ previews: previews.list() }));
  server.post<{ Params: { msgId: string } }>('/control/wechat/mass/:msgId', (request, reply) => {
    const approve = new ControlInput(readJson(request)).flag('approve', true);
    const job = broadcaster.confirm(request.params.msgId, approve);
    return job ?? reply.code(409).send({ error: 'no mass send of this id waits for the administrator' });
  });
  server.post<{ Params: { appid: string } }>('/control/wechat/accounts/:appid/mass-by-hand', (request, reply) => {
    if (!accounts.get(request.params.appid)) return reply.code(404).send({ error: 'no such account' });
    massQuota.countByHand(request.params.appid);
    return { counted: 1 };
  });
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
    ...ACCOUNT_DEFAULTS,
    ipWhitelist: null,
    token: randomBytes(8).toString('hex'),
    encodingAESKey: randomBytes(32).toString('base64').replace(/=$/, ''),
    callback: null,
    ...known,
  };
}

function readTag(input: ControlInput) {
  return { id: input.count('id', 0), name: input.text('name', ''), count: input.count('count', 0) };
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
    kind: input.oneOf('kind', ['subscription', 'service', 'test'] as const, account.kind),
    certified: input.flag('certified', account.certified),
    canComment: input.flag('canComment', account.canComment),
    massProtection: input.flag('massProtection', account.massProtection),
    followers: input.count('followers', account.followers),
    tags: input.list('tags')?.map(readTag) ?? account.tags,
    previewNames: input.texts('previewNames', account.previewNames),
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
