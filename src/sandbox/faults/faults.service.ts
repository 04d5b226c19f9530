import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyReply } from 'fastify';
import type { Platform } from '../ledger/ledger.service.js';
import { type FaultKind, type FaultSpec, meets } from './fault.rules.js';

export interface ActiveFault extends FaultSpec {
  id: number;
  hits: number;
}

/** An answer that never left: the connection was cut on purpose. */
export class ConnectionCut extends Error {}

/** The fault switch. Faults live in memory: a restarted sandbox is a healthy one. */
export class Faults {
  private readonly active = new Map<number, ActiveFault>();
  private readonly closing = new AbortController();
  private lastId = 0;

  add(spec: FaultSpec): ActiveFault {
    this.lastId += 1;
    const fault = { ...spec, id: this.lastId, hits: 0 };
    this.active.set(fault.id, fault);
    return fault;
  }

  list(): ActiveFault[] {
    return [...this.active.values()];
  }

  clear(id?: number): number {
    const before = this.active.size;
    if (id === undefined) this.active.clear();
    else this.active.delete(id);
    return before - this.active.size;
  }

  /** The first fault of a kind (and a `when`, where it is asked for) that meets the call, used up by one. */
  take(
    kind: FaultKind,
    platform: Platform,
    path: string,
    account: string | null,
    when?: FaultSpec['when'],
  ): ActiveFault | null {
    for (const fault of this.active.values()) {
      if (fault.kind !== kind || (when !== undefined && fault.when !== when)) continue;
      if (fault.times !== null && fault.hits >= fault.times) continue;
      if (!meets(fault, platform, path, account)) continue;
      fault.hits += 1;
      return fault;
    }
    return null;
  }

  /** What every latency that meets a call adds up to, before and after the act, in ms: a slow line to a slow account is slower still. */
  private latencyOf(platform: Platform, path: string, account: string | null): Record<FaultSpec['when'], number> {
    const sum = { before: 0, after: 0 };
    for (const fault of this.active.values()) {
      if (fault.kind !== 'latency' || (fault.times !== null && fault.hits >= fault.times)) continue;
      if (!meets(fault, platform, path, account)) continue;
      fault.hits += 1;
      sum[fault.when] += fault.ms;
    }
    return sum;
  }

  /** By how much the platforms' clocks are wrong now, in ms. */
  skewMs(): number {
    let sum = 0;
    for (const fault of this.active.values()) if (fault.kind === 'clock-skew') sum += fault.ms;
    return sum;
  }

  /** Waits as a slow platform does; ends at once when the sandbox closes. */
  async delay(ms: number): Promise<void> {
    await sleep(ms, undefined, { signal: this.closing.signal }).catch((error: unknown) => {
      if (!this.closing.signal.aborted) throw error;
    });
  }

  /**
   * Runs a call through the faults that meet it.
   * @param act does what was asked and answers the body
   * @param fail makes the platform's error for a code (null: its "busy")
   */
  async around<T>(
    call: { platform: Platform; path: string; account: string | null; reply: FastifyReply },
    act: () => Promise<T>,
    fail: (code: number | null) => Error,
  ): Promise<T> {
    if (this.active.size === 0) return act();
    const take = (kind: FaultKind, when?: FaultSpec['when']) =>
      this.take(kind, call.platform, call.path, call.account, when);
    const latency = this.latencyOf(call.platform, call.path, call.account);
    if (latency.before > 0) await this.delay(latency.before);
    if (take('drop-before-commit')) throw new ConnectionCut();
    if (take('error-502', 'before')) throw new BadGateway();
    if (take('busy')) throw fail(null);
    const refusal = take('error-code', 'before');
    if (refusal) throw fail(refusal.value);
    const result = await act();
    if (latency.after > 0) await this.delay(latency.after);
    // An act that was refused leaves nothing to lose: these faults wait for one that is done.
    if (take('drop-after-commit')) throw new ConnectionCut();
    if (take('error-502', 'after')) throw new BadGateway();
    const denial = take('error-code', 'after');
    if (denial) throw fail(denial.value);
    return result;
  }

  close(): void {
    this.closing.abort();
  }
}

/** What a load balancer answers when what stands behind it does not. */
export class BadGateway extends Error {
  static readonly page =
    '<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>502 Bad Gateway</body>\r\n</html>\r\n';
}
