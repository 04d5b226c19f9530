import type { FastifyRequest } from 'fastify';
import type { WechatAccount } from './wechat-accounts.service.js';

/** What a call says before the platform knows whose it is. */
export interface WechatEnvelope {
  query: Record<string, string>;
  /** The JSON body; empty for GET and multipart. */
  body: Record<string, unknown>;
  request: FastifyRequest;
}

/** What a call carries once the gateway has let it through. */
export interface WechatCall extends WechatEnvelope {
  account: WechatAccount;
  arrivedAt: number;
}

/** Bytes answered in place of JSON (a downloaded picture). */
export interface BinaryAnswer {
  bytes: Buffer;
  mime: string;
  filename: string;
}

export type WechatAnswer = Record<string, unknown> | BinaryAnswer;

/** Marks the call as the one that committed a post, so that the ledger learns whether its answer left. */
export interface CommittedAnswer {
  committed: number;
  answer: WechatAnswer;
}

export interface WechatEndpoint {
  path: string;
  method: 'GET' | 'POST' | 'ANY';
  /** `json`: the gateway parses the body; `form`: the endpoint reads a multipart form itself. */
  body: 'none' | 'json' | 'form';
  /** Everything may stand in the query: an empty body is no fault (44002). */
  bodyOptional?: boolean;
  /** Refused with 48001 for accounts that are not certified. */
  certifiedOnly?: boolean;
  /** Refused with 48001 for accounts of other kinds. */
  kinds?: WechatAccount['kind'][];
  /** How the caller shows who it is; by default with an access_token in the query. */
  identify?(envelope: WechatEnvelope): WechatAccount;
  run(call: WechatCall): WechatAnswer | CommittedAnswer | Promise<WechatAnswer | CommittedAnswer>;
}

export const OK = { errcode: 0, errmsg: 'ok' } as const;

/** Whether the platform has opened a call to an account of this kind; if not, it answers 48001. */
export function mayCall(account: WechatAccount, endpoint: WechatEndpoint): boolean {
  return (account.certified || !endpoint.certifiedOnly) && (endpoint.kinds?.includes(account.kind) ?? true);
}
