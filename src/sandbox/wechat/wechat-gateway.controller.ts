import { randomBytes } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { ConnectionCut, type Faults } from '../faults/faults.service.js';
import { answerBroken } from '../http/broken-answer.service.js';
import { readJson, readQuery, readText } from '../http/request-body.service.js';
import { dailyLimit, type Limits } from '../ledger/limits.rules.js';
import type { MinuteCounter } from '../ledger/minute-counter.service.js';
import type { Ledger } from '../ledger/ledger.service.js';
import type { RequestLog } from './request-log.service.js';
import type { WechatAccount, WechatAccounts } from './wechat-accounts.service.js';
import {
  type BinaryAnswer,
  type CommittedAnswer,
  mayCall,
  type WechatAnswer,
  type WechatEndpoint,
} from './wechat-endpoint.service.js';
import { refusalOf, WechatError } from './wechat.errors.js';

export interface WechatGateway {
  accounts: WechatAccounts;
  minutes: MinuteCounter;
  ledger: Ledger;
  faults: Faults;
  log: RequestLog;
  limits: () => Limits;
  clock: () => number;
}

/** Puts endpoints behind the checks every call meets: method, token, daily quota, permission, body. */
export function wechatGateway(app: FastifyInstance, gateway: WechatGateway, endpoints: WechatEndpoint[]): void {
  for (const endpoint of endpoints) {
    app.all(endpoint.path, (request, reply) => serve(gateway, endpoint, request, reply));
  }
  // Known neither to us nor, as far as we know, to the platform; what it does not offer yet is refused, not imitated.
  for (const prefix of ['/cgi-bin/*', '/datacube/*']) {
    app.all(prefix, (request, reply) => {
      const path = request.url.split('?')[0] ?? '';
      refuse(gateway, reply, new WechatError(40066), { path, account: null, rid: newRid(gateway.clock()) });
    });
  }
}

async function serve(gateway: WechatGateway, endpoint: WechatEndpoint, request: FastifyRequest, reply: FastifyReply) {
  const arrivedAt = gateway.clock();
  const rid = newRid(arrivedAt);
  const query = readQuery(request);
  const parsed = endpoint.body === 'json' ? parseBody(request) : { body: {} };
  const stated = query['appid'] ?? parsed.body?.['appid'];
  const owner = gateway.accounts.ownerOf(query['access_token']) ?? (typeof stated === 'string' ? stated : null);
  let committed: number | null = null;
  const act = async (): Promise<WechatAnswer> => {
    if (endpoint.method !== 'ANY' && request.method !== endpoint.method) {
      throw new WechatError(endpoint.method === 'GET' ? 43001 : 43002);
    }
    const envelope = { query, body: parsed.body ?? {}, request };
    const account = endpoint.identify?.(envelope) ?? gateway.accounts.resolve(query['access_token']);
    countCall(gateway, account, endpoint.path, arrivedAt);
    if (!mayCall(account, endpoint)) throw new WechatError(48001);
    if (!parsed.body) throw new WechatError(47001);
    if (endpoint.body === 'json') checkText(readText(request), endpoint, gateway.limits());
    const result = await endpoint.run({ ...envelope, account, arrivedAt });
    if (!isCommitted(result)) return result;
    committed = result.committed;
    return result.answer;
  };
  const call = { platform: 'wechat' as const, path: endpoint.path, account: owner, reply };
  const fail = (code: number | null) => refusalOf(code ?? -1, request.ip);
  try {
    const answer = await gateway.faults.around(call, act, fail);
    const seq = committed;
    if (seq !== null) reply.raw.once('finish', () => gateway.ledger.noteAnswer(seq, 'sent', gateway.clock()));
    if (isBinary(answer)) {
      return reply
        .type(answer.mime)
        .header('content-disposition', `attachment; filename="${answer.filename}"`)
        .send(answer.bytes);
    }
    gateway.log.note(rid, owner, request, answer, arrivedAt);
    return reply.type('application/json; charset=utf-8').send(JSON.stringify(answer));
  } catch (error) {
    if (error instanceof ConnectionCut && committed !== null) {
      gateway.ledger.noteAnswer(committed, 'lost', gateway.clock());
    }
    if (answerBroken(error, request, reply)) return reply;
    if (!(error instanceof WechatError)) throw error;
    const body = refuse(gateway, reply, error, { path: endpoint.path, account: owner, rid });
    gateway.log.note(rid, owner, request, body, arrivedAt);
    return reply;
  }
}

function refuse(
  gateway: WechatGateway,
  reply: FastifyReply,
  error: WechatError,
  call: { path: string; account: string | null; rid: string },
): Record<string, unknown> {
  const at = gateway.clock();
  const { path, account } = call;
  gateway.ledger.reject({ platform: 'wechat', account, path, code: error.code, message: error.message, at });
  const body = { errcode: error.code, errmsg: `${error.message} rid: ${call.rid}`, ...error.more };
  void reply.type('application/json; charset=utf-8').send(JSON.stringify(body));
  return body;
}

function countCall(gateway: WechatGateway, account: WechatAccount, path: string, at: number): void {
  const limits = gateway.limits().wechat;
  if (gateway.ledger.callsToday('wechat', account.appid, path, at) >= dailyLimit(limits, account.kind, path)) {
    throw new WechatError(45009);
  }
  gateway.ledger.countCall('wechat', account.appid, path, at);
  const perMinute = limits.callsPerMinute[path];
  if (perMinute !== undefined && gateway.minutes.count(`${account.appid} ${path}`, at) > perMinute) {
    throw new WechatError(45011);
  }
}

function isBinary(answer: WechatAnswer): answer is BinaryAnswer {
  return Buffer.isBuffer(answer['bytes']);
}

function isCommitted(result: WechatAnswer | CommittedAnswer): result is CommittedAnswer {
  return typeof (result as CommittedAnswer).committed === 'number' && 'answer' in result;
}

/** Throws 44002 for a body that is not there and 40033 for one written in escapes. */
function checkText(text: string, endpoint: WechatEndpoint, limits: Limits): void {
  if (text.trim() === '' && !endpoint.bodyOptional) throw new WechatError(44002);
  if (limits.wechat.refuseEscapes && hasUnicodeEscape(text)) throw new WechatError(40033);
}

function parseBody(request: FastifyRequest): { body: Record<string, unknown> | null } {
  try {
    const body = readJson(request);
    return { body: typeof body === 'object' && body !== null && !Array.isArray(body) ? { ...body } : null };
  } catch (error) {
    if (error instanceof SyntaxError) return { body: null };
    throw error;
  }
}

/** A real escape has an odd number of backslashes before the u: `\\u4e2d` in a text is a backslash and letters. */
function hasUnicodeEscape(text: string): boolean {
  return /(?<!\\)(?:\\\\)*\\u[0-9a-fA-F]{4}/.test(text);
}

/** The platform's request id: the time in hex, then two random groups. */
function newRid(at: number): string {
  const seconds = Math.max(0, Math.floor(at / 1000)) % 0x1_0000_0000;
  return `${seconds.toString(16).padStart(8, '0')}-${randomBytes(4).toString('hex')}-${randomBytes(4).toString('hex')}`;
}
