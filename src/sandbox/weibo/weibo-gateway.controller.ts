import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { ConnectionCut, type Faults } from '../faults/faults.service.js';
import { answerBroken } from '../http/broken-answer.service.js';
import { readForm, readQuery, type UploadedFile } from '../http/request-body.service.js';
import { platformDay } from '../ledger/platform-day.rules.js';
import type { Ledger } from '../ledger/ledger.service.js';
import type { Limits } from '../ledger/limits.rules.js';
import type { WeiboAccounts, WeiboApp, WeiboToken, WeiboUser } from './weibo-accounts.service.js';
import { WeiboError } from './weibo.errors.js';

export interface WeiboCall {
  params: Record<string, string>;
  /** The query as it came: a parameter may be repeated. */
  query: unknown;
  files: UploadedFile[];
  multipart: boolean;
  app: WeiboApp;
  user: WeiboUser;
  accessToken: string;
  token: WeiboToken;
  ip: string;
  arrivedAt: number;
}

/** `committed` marks the answer about a post, so that the ledger learns whether it left. */
export interface WeiboAnswer {
  body: unknown;
  committed?: number;
  /** Said in place of the body although the act is done. */
  refuseWith?: WeiboError;
}

export interface WeiboEndpoint {
  path: string;
  method: 'GET' | 'POST' | 'ANY';
  /** Asking about one's limits or token does not use them up. */
  free?: boolean;
  /** For apps with a contract (c.api.weibo.com): 10014 for others, counted by address alone. */
  commercial?: boolean;
  run(call: WeiboCall): WeiboAnswer | Promise<WeiboAnswer>;
}

export interface WeiboGateway {
  accounts: WeiboAccounts;
  ledger: Ledger;
  faults: Faults;
  limits: () => Limits;
  clock: () => number;
}

/** Puts endpoints behind the checks every call meets: method, token, rate. */
export function weiboGateway(app: FastifyInstance, gateway: WeiboGateway, endpoints: WeiboEndpoint[]): void {
  for (const endpoint of endpoints) {
    app.all(endpoint.path, (request, reply) => serve(gateway, endpoint, request, reply));
  }
  for (const prefix of ['/2/*', '/oauth2/*']) {
    app.all(prefix, (request, reply) => {
      const path = request.url.split('?')[0] ?? '';
      refuseWeibo(gateway, reply, new WeiboError(10020), path, null);
    });
  }
}

async function serve(gateway: WeiboGateway, endpoint: WeiboEndpoint, request: FastifyRequest, reply: FastifyReply) {
  const arrivedAt = gateway.clock();
  const form = await readForm(request);
  const params = { ...readQuery(request), ...form.fields };
  const accessToken = params['access_token'] ?? /^OAuth2\s+(\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
  const owner = gateway.accounts.ownerOf(accessToken);
  let committed: number | null = null;
  let refusal: WeiboError | undefined;
  const act = async (): Promise<unknown> => {
    if (endpoint.method !== 'ANY' && request.method !== endpoint.method) throw new WeiboError(10021);
    // Half a form is no post without its picture.
    if (!form.whole) throw new WeiboError(10012);
    if (!accessToken) throw new WeiboError(params['source'] === undefined ? 10006 : 21301);
    const token = gateway.accounts.resolve(accessToken);
    const app = gateway.accounts.app(token.clientId);
    const user = gateway.accounts.user(token.uid);
    if (!app || !user) throw new WeiboError(21332);
    if (!endpoint.free) countCall(gateway, token, endpoint, request.ip, arrivedAt);
    if (endpoint.commercial && !app.commercial) throw new WeiboError(10014);
    const { files } = form;
    const multipart = request.isMultipart();
    const answer = await endpoint.run({
      params,
      query: request.query,
      files,
      multipart,
      app,
      user,
      accessToken,
      token,
      ip: request.ip,
      arrivedAt,
    });
    committed = answer.committed ?? null;
    refusal = answer.refuseWith;
    return answer.body;
  };
  const call = { platform: 'weibo' as const, path: endpoint.path, account: owner, reply };
  try {
    const body = await gateway.faults.around(call, act, (code) => new WeiboError(code ?? 10009));
    // Its answer may be lost on the way like any other.
    if (refusal) throw refusal;
    const seq = committed;
    if (seq !== null) reply.raw.once('finish', () => gateway.ledger.noteAnswer(seq, 'sent', gateway.clock()));
    return reply.type('application/json;charset=UTF-8').send(JSON.stringify(body));
  } catch (error) {
    if (error instanceof ConnectionCut && committed !== null) {
      gateway.ledger.noteAnswer(committed, 'lost', gateway.clock());
    }
    if (answerBroken(error, request, reply)) return reply;
    if (!(error instanceof WeiboError)) throw error;
    const done = committed;
    // Refused in words, done in fact: the answer about the post has left all the same.
    if (done !== null) reply.raw.once('finish', () => gateway.ledger.noteAnswer(done, 'sent', gateway.clock()));
    return refuseWeibo(gateway, reply, error, endpoint.path, owner);
  }
}

/** Answers a refusal and writes it into the ledger. */
export function refuseWeibo(
  gateway: Pick<WeiboGateway, 'ledger' | 'clock'>,
  reply: FastifyReply,
  error: WeiboError,
  path: string,
  account: string | null,
): FastifyReply {
  const at = gateway.clock();
  gateway.ledger.reject({ platform: 'weibo', account, path, code: error.code, message: error.message, at });
  return reply
    .code(error.http)
    .type('application/json;charset=UTF-8')
    .send(JSON.stringify(error.toBody(path)));
}

/** The names under which calls are counted: one user through one app per day, one address per hour. */
export const rateKeys = {
  user: (token: WeiboToken, at: number) => `weibo-user|${platformDay(at)}|${token.clientId}|${token.uid}`,
  ip: (ip: string, at: number) => `weibo-ip|${hourOf(at)}|${ip}`,
  commercialIp: (ip: string, at: number) => `weibo-biz-ip|${hourOf(at)}|${ip}`,
  api: (token: WeiboToken, path: string, at: number) =>
    `weibo-api|${hourOf(at)}|${token.clientId}|${token.uid}|${path}`,
};

function countCall(gateway: WeiboGateway, token: WeiboToken, endpoint: WeiboEndpoint, ip: string, at: number): void {
  const limits = gateway.limits().weibo;
  const counts = (key: string, limit: number, code: number) => ({ key, limit, code });
  const apiLimit = limits.callsPerUserApiHour[endpoint.path];
  const checks = endpoint.commercial
    ? [counts(rateKeys.commercialIp(ip, at), limits.commercialCallsPerIpHour, 10022)]
    : [
        counts(rateKeys.ip(ip, at), limits.callsPerIpHour, 10022),
        counts(rateKeys.user(token, at), limits.callsPerUserDay, 10023),
      ];
  if (apiLimit !== undefined) checks.push(counts(rateKeys.api(token, endpoint.path, at), apiLimit, 10024));
  for (const { key, limit, code } of checks) if (gateway.ledger.counter(key) >= limit) throw new WeiboError(code);
  for (const { key } of checks) gateway.ledger.bump(key);
  gateway.ledger.countCall('weibo', token.uid, endpoint.path, at);
}

function hourOf(at: number): number {
  return Math.floor(at / 3_600_000);
}
