import type { AddressInfo } from 'node:net';
import fastify, { type FastifyInstance } from 'fastify';
import { newWechatAccount, wechatControl } from './control/wechat-control.controller.js';
import { newWeiboApp, newWeiboUser, weiboControl } from './control/weibo-control.controller.js';
import { faultsController } from './faults/faults.controller.js';
import { Faults } from './faults/faults.service.js';
import { acceptAnyBody, BODY_LIMIT, readJson } from './http/request-body.service.js';
import { Blobs } from './ledger/blobs.service.js';
import { Journal } from './ledger/journal.service.js';
import { ledgerController } from './ledger/ledger.controller.js';
import { Ledger } from './ledger/ledger.service.js';
import { DOCUMENTED_LIMITS, type LimitOverrides, withOverrides } from './ledger/limits.rules.js';
import { pageController } from './page/page.controller.js';
import { wechatPages } from './page/wechat-page.controller.js';
import { weiboPages } from './page/weibo-page.controller.js';
import type { WechatAccounts } from './wechat/wechat-accounts.service.js';
import { wechatCodes } from './wechat/wechat.errors.js';
import { wechatPlatform } from './wechat/wechat-platform.service.js';
import { accountEndpoints } from './weibo/account.controller.js';
import { commercialEndpoints } from './weibo/statuses/commercial.controller.js';
import { Engagement } from './weibo/statuses/engagement.service.js';
import { oauthController } from './weibo/oauth.controller.js';
import { lookupEndpoints } from './weibo/statuses/lookups.controller.js';
import { StatusViews } from './weibo/statuses/status-view.service.js';
import { statusEndpoints } from './weibo/statuses/statuses.controller.js';
import { Statuses } from './weibo/statuses/statuses.service.js';
import { WeiboAccounts } from './weibo/weibo-accounts.service.js';
import { weiboCodes } from './weibo/weibo.errors.js';
import { weiboGateway } from './weibo/weibo-gateway.controller.js';

export interface SandboxOptions {
  /** 0 or nothing: a free one. */
  port?: number;
  /** Default 127.0.0.1. */
  host?: string;
  /** The platforms' clock, epoch ms. */
  clock?: () => number;
  /** 安全域名 of the default Weibo app; default localhost and 127.0.0.1 on any port. An entry with a port binds it alone. */
  boundDomains?: string[];
  /** Journal that lets posts, drafts, tokens and counters outlive the process; pictures lie beside it. */
  stateFile?: string;
  /** The limit of that name: from an accepted publication to its end. Default 1500. */
  publishDelayMs?: number;
  limits?: LimitOverrides;
  log?: (line: string) => void;
}

export interface SandboxCredentials {
  wechat: { appid: string; secret: string; token: string; encodingAESKey: string };
  weibo: { clientId: string; clientSecret: string; accessToken: string; uid: string; boundDomains: string[] };
}

export interface Sandbox {
  wechatBaseUrl: string;
  weiboBaseUrl: string;
  ledgerUrl: string;
  pageUrl: string;
  credentials: SandboxCredentials;
  /** Ends publish jobs that are due by the clock and waits for the callbacks they send. */
  settle(): Promise<void>;
  close(): Promise<void>;
}

/** Made for the sandbox alone and the same everywhere, so that a restart without a state file changes no credential. */
const TEST_ACCOUNT = {
  wechat: {
    appid: 'wx0000sandbox00001',
    secret: '0000000000000000sandbox000000001',
    token: 'sandboxtoken',
    encodingAESKey: 'sandboxsandboxsandboxsandboxsandboxsandboxA',
    originalId: 'gh_sandbox00001',
    name: '示例公众号',
  },
  weibo: {
    clientId: '1000000001',
    clientSecret: '0000000000000000sandbox000000002',
    accessToken: '2.00sandboxSANDBOXsandbox0000001',
    uid: '1000000001',
    screenName: '示例微博',
  },
};

/** Starts both platforms on one port. Throws a RangeError for limits that do not exist, and what listening throws. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const trueClock = options.clock ?? Date.now;
  const faults = new Faults();
  /** The platforms' clocks, which a fault can put wrong. */
  const clock = () => trueClock() + faults.skewMs();
  let limits = withOverrides(DOCUMENTED_LIMITS, options.limits ?? {});
  const { publishDelayMs } = options;
  if (publishDelayMs !== undefined) limits = withOverrides(limits, { wechat: { publishDelayMs } });
  const scope = { limits: () => limits, clock, baseUrl: () => baseUrl };
  const journal = new Journal(options.stateFile);
  const blobs = new Blobs(journal.mediaFolder);
  const ledger = new Ledger(journal, () => faults.skewMs());
  let baseUrl = '';

  const wechat = wechatPlatform({ journal, blobs, ledger, faults, ...scope });
  const weibo = new WeiboAccounts(journal, scope.limits, clock);
  const statuses = new Statuses(journal, ledger, blobs, scope.limits, clock);
  const engagement = new Engagement(journal, clock);
  const credentials = seed(wechat.accounts, weibo, options.boundDomains, clock());
  journal.open();

  const server = fastify({
    bodyLimit: BODY_LIMIT,
    forceCloseConnections: true,
    exposeHeadRoutes: false,
    // Clients that join a base address and a path carelessly get through at the platforms, too.
    routerOptions: { ignoreDuplicateSlashes: true },
  });
  await acceptAnyBody(server);
  guard(server, clock, options.log);
  wechat.serve(server);
  const weiboParts = { accounts: weibo, ledger, faults, ...scope };
  const views = new StatusViews(weibo, statuses, engagement, scope.baseUrl);
  const statusParts = { accounts: weibo, statuses, engagement, views, faults, ...scope };
  oauthController(server, weiboParts);
  weiboGateway(server, weiboParts, [
    ...statusEndpoints(statusParts),
    ...commercialEndpoints(statusParts),
    ...lookupEndpoints(statuses, scope.baseUrl),
    ...accountEndpoints(weibo, statuses, ledger, scope),
  ]);
  ledgerController(server, ledger, scope.baseUrl, () => wechat.settle());
  faultsController(server, faults, { wechat: wechatCodes(), weibo: weiboCodes() });
  wechatControl(server, wechat);
  weiboControl(server, { accounts: weibo, statuses, engagement, clock });
  server.get('/control/limits', () => limits);
  server.patch('/control/limits', (request) => (limits = withOverrides(limits, readJson(request))));
  const weiboColumn = weiboPages(server, { accounts: weibo, statuses, engagement, blobs });
  pageController(server, wechatPages(server, wechat), weiboColumn);

  const host = options.host ?? '127.0.0.1';
  try {
    await server.listen({ port: options.port ?? 0, host });
  } catch (error) {
    journal.close();
    throw error;
  }
  const { port } = server.server.address() as AddressInfo;
  baseUrl = `http://${host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host}:${port}`;
  wechat.arm();
  return {
    wechatBaseUrl: baseUrl,
    weiboBaseUrl: baseUrl,
    ledgerUrl: `${baseUrl}/ledger`,
    pageUrl: `${baseUrl}/`,
    credentials,
    settle: async () => {
      wechat.settle();
      await wechat.callbacks.idle();
    },
    close: async () => {
      faults.close();
      await wechat.close();
      await server.close();
      journal.close();
    },
  };
}

/** Mistakes of the caller are 400 with words, ours are 500 and logged; other web pages may not push our buttons. */
function guard(server: FastifyInstance, clock: () => number, log: ((line: string) => void) | undefined): void {
  server.addHook('onSend', (_request, reply, payload, done) => {
    void reply.header('date', new Date(clock()).toUTCString());
    done(null, payload);
  });
  server.addHook('onRequest', async (request, reply) => {
    const { origin, host } = request.headers;
    const controls = /^\/(?:control|faults|mp)\b/.test(request.url) && request.method !== 'GET';
    if (controls && origin !== undefined && (!URL.canParse(origin) || new URL(origin).host !== host)) {
      return reply.code(403).send({ error: 'only pages of the sandbox itself may do this' });
    }
    return undefined;
  });
  server.setErrorHandler((error, request, reply) => {
    const { statusCode } = error as { statusCode?: number };
    const text = error instanceof Error ? error.message : String(error);
    if (error instanceof RangeError || error instanceof SyntaxError) return reply.code(400).send({ error: text });
    if (statusCode !== undefined && statusCode < 500) return reply.code(statusCode).send({ error: text });
    log?.(`sandbox: ${request.method} ${request.url.split('?')[0]} failed: ${text}`);
    return reply.code(500).send({ error: 'the sandbox itself failed' });
  });
}

/** The test account of each platform, unless the journal already holds it. */
function seed(
  accounts: WechatAccounts,
  weibo: WeiboAccounts,
  boundDomains: string[] | undefined,
  now: number,
): SandboxCredentials {
  const { wechat: official, weibo: micro } = TEST_ACCOUNT;
  const account = accounts.get(official.appid) ?? accounts.put(newWechatAccount(official));
  if (!weibo.user(micro.uid)) weibo.putUser(newWeiboUser(micro.uid, micro.screenName, now));
  const { clientId, clientSecret, uid, accessToken } = micro;
  const known = weibo.app(clientId) ?? newWeiboApp({ clientId, clientSecret, ownerUid: uid, name: '宣传应用（示例）' });
  const app = weibo.putApp(boundDomains ? { ...known, boundDomains } : known);
  if (!weibo.hasToken(accessToken)) weibo.issueToken(app, uid, undefined, accessToken);
  const { appid, secret, token, encodingAESKey } = account;
  return {
    wechat: { appid, secret, token, encodingAESKey },
    weibo: { clientId, clientSecret: app.clientSecret, accessToken, uid, boundDomains: app.boundDomains },
  };
}
