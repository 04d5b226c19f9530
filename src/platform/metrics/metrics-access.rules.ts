import { createHash, timingSafeEqual } from 'node:crypto';
import { isLocal } from '../http/local-address.rules.js';

/** What is known of somebody who asks for the figures. */
export interface MetricsReader {
  /** Address at the other end of the socket. */
  peer: string | undefined;
  /** True when the request says that it was passed on by a proxy. */
  passedOn: boolean;
  /** The `Authorization` header. */
  authorization: string | undefined;
}

/** Where the figures are offered. */
export interface MetricsDoor {
  /** Null = none is set. */
  token: string | null;
  /** True where nobody but this machine is served: a proxy in front of us would make everybody look local. */
  localOnly: boolean;
}

/** Headers by which proxies say that they speak for somebody else. */
export const PROXY_HEADERS = ['forwarded', 'x-forwarded-for', 'x-real-ip', 'via'] as const;

/**
 * May the figures be read? With a token whoever shows it may, from anywhere; without one this machine alone, and only where no
 * proxy can stand before us.
 */
export function mayRead(door: MetricsDoor, reader: MetricsReader): 'yes' | 'wrong-token' | 'not-local' {
  if (door.token !== null) return showsToken(door.token, reader.authorization) ? 'yes' : 'wrong-token';
  return door.localOnly && !reader.passedOn && isLocalPeer(reader.peer) ? 'yes' : 'not-local';
}

/** Compared as digests, so that the time it takes says nothing of the token. */
function showsToken(token: string, authorization: string | undefined): boolean {
  const given = /^Bearer +(\S+)$/i.exec(authorization ?? '')?.[1] ?? '';
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(token));
}

function isLocalPeer(address: string | undefined): boolean {
  return address !== undefined && isLocal(address.replace(/^::ffff:/, ''));
}
