import type { Demand } from './environment-demands.js';
import type { Environment } from './environment.js';

/** How calls leave for other systems. */
export interface Outbound {
  /** Hosts, suffixes and ranges in private networks that accounts may call all the same. */
  privateHosts: readonly string[];
  /** Calls to platforms go through it; null = directly. */
  proxy: OutboundProxy | null;
}

export interface OutboundProxy {
  /** Origin, e.g. `http://proxy.example.cn:3128`. */
  origin: string;
  /** What it is shown as `Proxy-Authorization`, or null. */
  token: string | null;
  /** Hosts, suffixes and ranges that are called without it. */
  direct: readonly string[];
}

export function readOutbound(given: Environment): Outbound {
  const { XUANFA_OUTBOUND_PROXY: proxy } = given;
  return {
    privateHosts: listed(given.XUANFA_PRIVATE_HOSTS),
    proxy: proxy === undefined ? null : readProxy(new URL(proxy), listed(given.XUANFA_OUTBOUND_DIRECT)),
  };
}

/** Exceptions from nothing would be a setting somebody believes in. */
export function outboundFaults(given: Environment): (Demand & { name: string })[] {
  if (given.XUANFA_OUTBOUND_DIRECT === undefined || given.XUANFA_OUTBOUND_PROXY !== undefined) return [];
  return [
    {
      name: 'XUANFA_OUTBOUND_PROXY',
      zh: '给出 XUANFA_OUTBOUND_DIRECT 时必须一并给出',
      en: 'is required with XUANFA_OUTBOUND_DIRECT',
    },
  ];
}

function readProxy({ origin, username, password }: URL, direct: string[]): OutboundProxy {
  const pair = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  return { origin, token: username === '' ? null : `Basic ${Buffer.from(pair).toString('base64')}`, direct };
}

function listed(value: string | undefined): string[] {
  return value === undefined ? [] : value.split(',').map((entry) => entry.trim().toLowerCase());
}
