import { isIP } from 'node:net';
import { Inject, Injectable, type OnApplicationShutdown, Optional } from '@nestjs/common';
import { type Dispatcher, Pool, ProxyAgent } from 'undici';
import { CONFIG, type Config } from '../config/config.token.js';
import type { OutboundProxy } from '../config/outbound.js';
import { HostList } from './host-list.js';
import { addressOutside, isPrivateHost, lookupOutside } from './outbound-address.js';
import { ConnectionPools } from './outbound/connection-pools.js';
import type { OutboundBody } from './outbound-body.rules.js';
import { withoutTrailingSlashes } from './trailing-slashes.rules.js';

export interface OutboundRequest {
  /** Base address of the account, e.g. `https://api.weixin.qq.com` or `http://127.0.0.1:4100/wechat`. Nothing outside it can be called. */
  base: string;
  /** Path below the base, beginning with `/`. */
  path: string;
  method: 'GET' | 'POST';
  /** As parameters where a name may come more than once. */
  query?: Record<string, string> | URLSearchParams;
  body?: OutboundBody;
  /** Further headers, lower case; those of the body and the client's own stay as they are. */
  headers?: Record<string, string>;
  /** What is asked for; JSON by default. */
  accept?: string;
  /** Milliseconds from the call of `exchange` to the last byte of the answer, the look-up of the name included. */
  deadlineMs: number;
  /** Longest answer that is read, bytes. Default 2 MiB. */
  maxBytes?: number;
  /** True for the built-in sandbox and where the configuration allows platforms inside the own network. Such calls take no proxy. */
  allowPrivate?: boolean;
  /**
   * True for an address that is anybody's word: a link that a person typed, that a page redirects to. It never leads into a private
   * network, whatever XUANFA_PRIVATE_HOSTS lists; and a proxy, which might know other addresses of a name, is given the one that was
   * looked up and judged here. Takes no `lastLook`.
   */
  anybodys?: boolean;
  /**
   * Marks a call that must not happen twice. Called synchronously in the tick in which the bytes are handed to a connection
   * that is already open; when it throws, nothing leaves.
   */
  lastLook?: () => void;
}

interface Reply {
  status: number;
  headers: Record<string, string>;
  body: Buffer;
}

/** What became of one attempt. There is never a second one. */
export type OutboundAnswer =
  | ({ kind: 'answered' } & Reply)
  /** No byte of the request left: no such name, refused, no connection in time, the last look said no. */
  | { kind: 'not-sent'; reason: string; code: string }
  /** The request was written and no complete answer came back: reset, cut short, out of time, or too long: `begun` is what was read. */
  | { kind: 'no-answer'; reason: string; code: string; begun?: Reply };

/** Longest a single connection may take to open, ms. */
const CONNECT_MS = 5_000;
const MAX_BYTES = 2 * 1024 * 1024;

/** Reads share few connections and keep them as long as the other side says. */
const READ_POOL = { connections: 16, keepAliveTimeout: 4_000 };
/**
 * A send reuses a connection only within a second of its last use: one that the other side closes while our bytes are under way
 * ends as "nobody knows", so an old connection is worth less than a new handshake. How many there are is bounded by the send places.
 */
const SEND_POOL = { connections: null, keepAliveTimeout: 1_000, keepAliveMaxTimeout: 1_000 };

/**
 * The one way out: one attempt per call, no retry, no redirect followed, a total deadline, and an honest answer to the only question
 * that matters afterwards: can the platform have seen it?
 */
@Injectable()
export class OutboundHttp implements OnApplicationShutdown {
  private readonly pools = new ConnectionPools();
  private readonly listed: HostList;
  private readonly proxy: OutboundProxy | null;
  private readonly direct: HostList;

  /** @param config absent: no private host is listed, and calls go out directly */
  constructor(@Optional() @Inject(CONFIG) config?: Pick<Config, 'outbound'>) {
    this.listed = new HostList(config?.outbound.privateHosts ?? []);
    this.proxy = config?.outbound.proxy ?? null;
    this.direct = new HostList(this.proxy?.direct ?? []);
  }

  async exchange(request: OutboundRequest): Promise<OutboundAnswer> {
    const began = performance.now();
    const named = this.targetOf(request);
    if ('kind' in named) return named;
    const proxy = this.proxyFor(named.origin, request.allowPrivate === true);
    const target = request.anybodys && proxy ? await pin(named, request.deadlineMs) : named;
    if ('kind' in target) return target;
    const deadlineMs = request.deadlineMs - (performance.now() - began);
    const pool = this.pool(target, proxy, request);
    return new Promise((resolve) => attempt(pool, target, { ...request, deadlineMs }, resolve));
  }

  async onApplicationShutdown(): Promise<void> {
    await this.pools.destroy();
  }

  private pool({ origin, host }: Target, proxy: OutboundProxy | null, request: OutboundRequest): Dispatcher {
    const { allowPrivate = false, anybodys = false } = request;
    const send = request.lastLook !== undefined;
    const reach = allowPrivate ? 'any' : anybodys ? 'public' : 'listed';
    return this.pools.of(`${send ? 'send' : 'read'} ${reach} ${origin} ${host}`, () => {
      const options = {
        ...(send ? SEND_POOL : READ_POOL),
        pipelining: 1,
        // The deadline below is the only clock.
        headersTimeout: 0,
        bodyTimeout: 0,
      };
      if (proxy)
        // A tunnel, for http too: the request itself is written on a connection that reaches the platform, as without a proxy.
        return new ProxyAgent({
          ...options,
          uri: proxy.origin,
          ...(proxy.token === null ? {} : { token: proxy.token }),
          proxyTls: { timeout: CONNECT_MS },
          // The certificate must be the host's, also where the tunnel leads to an address.
          ...(anybodys ? { requestTls: { servername: serverName(host) } } : {}),
        });
      const lookup = lookupOutside(anybodys ? null : this.listed);
      return new Pool(origin, {
        ...options,
        connect: { timeout: CONNECT_MS, ...(allowPrivate ? {} : { lookup: lookup as never }) },
      });
    });
  }

  /** What lies in the own network, the built-in sandbox first of all, is never asked of a proxy at its edge. */
  private proxyFor(origin: string, allowPrivate: boolean): OutboundProxy | null {
    return allowPrivate || this.direct.has(new URL(origin).hostname) ? null : this.proxy;
  }

  private targetOf(request: OutboundRequest): Target | (OutboundAnswer & { kind: 'not-sent' }) {
    const refuse = (reason: string) => ({ kind: 'not-sent' as const, reason, code: 'ADDRESS' });
    let base: URL;
    try {
      base = new URL(request.base);
    } catch {
      return refuse('the base address is not a URL');
    }
    if (base.protocol !== 'https:' && base.protocol !== 'http:') return refuse('only http and https are called');
    if (base.username || base.password) return refuse('no user name or password in the address');
    if (!request.allowPrivate && isPrivateHost(base.hostname)) {
      if (request.anybodys) return refuse(`${base.hostname} lies in a private network, where links never lead`);
      if (!this.listed.has(base.hostname))
        return refuse(`${base.hostname} lies in a private network and is not listed in XUANFA_PRIVATE_HOSTS`);
    }
    const prefix = withoutTrailingSlashes(base.pathname);
    const url = new URL(base.origin);
    url.pathname = prefix + request.path;
    url.search = new URLSearchParams(request.query).toString();
    // `..` in a path must not climb out of what the account's address allows.
    if (!url.pathname.startsWith(`${prefix}/`)) return refuse('the path leaves the base address');
    return { origin: base.origin, host: base.host, path: url.pathname + url.search };
  }
}

interface Target {
  /** Where the connection leads. */
  origin: string;
  /** Whom the request is for, as a URL writes it. */
  host: string;
  path: string;
}

/** The same target at an address of its host that lies outside, looked up here. */
async function pin(target: Target, withinMs: number): Promise<Target | (OutboundAnswer & { kind: 'not-sent' })> {
  const { protocol, hostname, port } = new URL(target.origin);
  try {
    const address = await addressOutside(hostname, withinMs);
    return { ...target, origin: `${protocol}//${address}${port === '' ? '' : `:${port}`}` };
  } catch (error) {
    const { message, code = 'ADDRESS' } = error as NodeJS.ErrnoException;
    return { kind: 'not-sent', reason: message, code };
  }
}

/** For TLS; an address is none. */
function serverName(host: string): string {
  const { hostname } = new URL(`https://${host}`);
  return isIP(hostname.replace(/^\[|\]$/g, '')) === 0 ? hostname : '';
}

/** One dispatch with its deadline. Settles exactly once. */
function attempt(
  pool: Dispatcher,
  { origin, host, path }: Target,
  request: OutboundRequest,
  settle: (answer: OutboundAnswer) => void,
): void {
  const limit = request.maxBytes ?? MAX_BYTES;
  const chunks: Buffer[] = [];
  let size = 0;
  let status = 0;
  let headers: Record<string, string> = {};
  let written = false;
  let settled = false;
  let controller: Dispatcher.DispatchController | undefined;

  const end = (answer: OutboundAnswer) => {
    if (settled) return;
    settled = true;
    clearTimeout(timer);
    settle(answer);
  };
  const fail = (reason: string, code: string) => end({ kind: written ? 'no-answer' : 'not-sent', reason, code });
  const timer = setTimeout(() => {
    fail(`no answer within ${request.deadlineMs} ms`, 'DEADLINE');
    controller?.abort(new Error('deadline'));
  }, request.deadlineMs);

  const handler: Dispatcher.DispatchHandler = {
    // undici calls this right before it writes to the open connection, in the same tick; an error thrown here keeps the bytes back.
    onRequestStart(dispatch) {
      if (settled) throw new Error('deadline passed before the request could leave');
      if (written) throw new Error('a request is written once');
      request.lastLook?.();
      controller = dispatch;
      written = true;
    },
    onResponseStart(_controller, statusCode, head) {
      status = statusCode;
      headers = flatten(head);
    },
    onResponseData(dispatch, chunk) {
      size += chunk.length;
      if (size > limit) {
        const begun = { status, headers, body: Buffer.concat(chunks) };
        end({ kind: 'no-answer', reason: `answer longer than ${limit} bytes`, code: 'TOO_LONG', begun });
        dispatch.abort(new Error('too long'));
        return;
      }
      chunks.push(Buffer.from(chunk));
    },
    onResponseEnd() {
      end({ kind: 'answered', status, headers, body: Buffer.concat(chunks) });
    },
    onResponseError(_controller, error) {
      const code = (error as NodeJS.ErrnoException).code;
      fail(error.message || String(code ?? error.name), code ?? error.name);
    },
  };

  try {
    pool.dispatch(
      {
        origin,
        path,
        method: request.method,
        headers: {
          ...request.headers,
          ...(new URL(origin).host === host ? {} : { host }),
          accept: request.accept ?? 'application/json',
          'user-agent': 'xuanfa',
          ...(request.body ? { 'content-type': request.body.contentType } : {}),
        },
        body: request.body?.bytes ?? null,
        // Never considered repeatable by the client, whatever the method.
        idempotent: false,
      },
      handler,
    );
  } catch (error) {
    fail(error instanceof Error ? error.message : String(error), 'DISPATCH');
  }
}

function flatten(headers: Record<string, string | string[] | undefined>): Record<string, string> {
  const flat: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) flat[name] = Array.isArray(value) ? value.join(', ') : value;
  }
  return flat;
}
