import { readFileSync } from 'node:fs';
import type { Demand } from '../environment-demands.js';
import type { Environment } from '../environment.js';
import { readRedisAddress, type RedisAddress } from './redis-address.rules.js';

/** How the connections to Redis are encrypted. The texts are those of PEM files. */
export interface RedisTls {
  /** Authorities whose certificates are believed; null = those the system believes. */
  ca: string | null;
  /** What we show when Redis asks who we are. */
  cert: string | null;
  key: string | null;
  /** False = any certificate is believed: for a try-out, never for good. */
  verify: boolean;
  /** Name looked for in the certificates; null = the address. */
  servername: string | null;
}

/** All it takes to reach the queue's Redis. */
export interface RedisStore {
  address: RedisAddress;
  /** Null = not encrypted. */
  tls: RedisTls | null;
  /** What the sentinels ask for; the address carries what the servers ask for. */
  sentinelUsername: string | null;
  sentinelPassword: string | null;
}

type RedisVariable = Extract<keyof Environment, `XUANFA_REDIS_${string}`>;
export interface RedisFault extends Demand {
  name: RedisVariable;
}

/**
 * The store that REDIS_URL and its companions describe, and what is wrong with the companions. A bad REDIS_URL is named by the check
 * of the variable itself: here it counts as not read, and its companions are not judged by it.
 */
export function readRedisStore(given: Environment): { store: RedisStore | null; faults: RedisFault[] } {
  const faults: RedisFault[] = [];
  const address = given.REDIS_URL === undefined ? null : readRedisAddress(given.REDIS_URL);
  const text = (name: RedisVariable): string | null => {
    const path = given[name];
    if (path === undefined) return null;
    try {
      return pemOf(path);
    } catch (error) {
      faults.push({ name, ...unreadable(error) });
      return null;
    }
  };
  const tls: RedisTls = {
    ca: text('XUANFA_REDIS_CA_FILE'),
    cert: text('XUANFA_REDIS_CERT_FILE'),
    key: text('XUANFA_REDIS_KEY_FILE'),
    verify: given.XUANFA_REDIS_VERIFY !== 'off',
    servername: given.XUANFA_REDIS_SERVERNAME ?? null,
  };
  faults.push(...lonely(given));
  if (given.REDIS_URL === undefined || address) faults.push(...misplaced(given, address));
  const store = address && {
    address,
    tls: address.tls ? tls : null,
    sentinelUsername: given.XUANFA_REDIS_SENTINEL_USERNAME ?? null,
    sentinelPassword: given.XUANFA_REDIS_SENTINEL_PASSWORD ?? null,
  };
  return { store, faults };
}

/** @throws Error when the file cannot be read or holds no PEM */
function pemOf(path: string): string {
  const text = readFileSync(path, 'utf8');
  if (!/-----BEGIN [A-Z ]+-----/.test(text)) throw new Error('not PEM');
  return text;
}

function unreadable(error: unknown): Demand {
  const code = (error as NodeJS.ErrnoException).code ?? 'not PEM';
  return {
    zh: `必须是可读的 PEM 文件（${code}）`,
    en: `must be the path of a PEM file that can be read (${code})`,
  };
}

/** A certificate is of no use without its key, nor a key without its certificate. */
function lonely({ XUANFA_REDIS_CERT_FILE: cert, XUANFA_REDIS_KEY_FILE: key }: Environment): RedisFault[] {
  if ((cert === undefined) === (key === undefined)) return [];
  const [name, other] = cert === undefined ? (['KEY', 'CERT'] as const) : (['CERT', 'KEY'] as const);
  const partner = `XUANFA_REDIS_${other}_FILE`;
  return [{ name: `XUANFA_REDIS_${name}_FILE`, zh: `须与 ${partner} 一起给出`, en: `needs ${partner} beside it` }];
}

const OF_TLS = ['CA_FILE', 'CERT_FILE', 'KEY_FILE', 'VERIFY', 'SERVERNAME'] as const;
const OF_SENTINEL = ['SENTINEL_USERNAME', 'SENTINEL_PASSWORD'] as const;

/** Settings the address has no use for would be ignored in silence, and with them what the operator wanted: an encrypted connection. */
function misplaced(given: Environment, address: RedisAddress | null): RedisFault[] {
  const set = (names: readonly string[]) =>
    names.map((name) => `XUANFA_REDIS_${name}` as RedisVariable).filter((name) => given[name] !== undefined);
  const encrypted = {
    zh: '只用于加密连接（REDIS_URL 以 rediss 开头）',
    en: 'goes with an encrypted REDIS_URL (rediss…)',
  };
  const sentinels = {
    zh: '只用于 redis+sentinel:// 地址',
    en: 'goes with a REDIS_URL of sentinels (redis+sentinel://…)',
  };
  return [
    ...(address?.tls ? [] : set(OF_TLS).map((name) => ({ name, ...encrypted }))),
    ...(address?.kind === 'sentinel' ? [] : set(OF_SENTINEL).map((name) => ({ name, ...sentinels }))),
  ];
}
