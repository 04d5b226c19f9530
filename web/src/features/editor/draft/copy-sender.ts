import { ApiError } from '../../../lib/api/problem';
import type { Copy } from './local-copy';

/** The server is sent what was typed after so long without a key, ms, and while somebody types on, at least so often. */
export const REST_MS = 2_000;
export const LONGEST_MS = 15_000;
export const AGAIN_MS = 10_000;

export interface CopyCalls {
  keep: (copy: Copy) => Promise<void>;
  drop: () => Promise<void>;
  /** Told when the server has what was typed last, or why it has not been given it. */
  tell: (kept: 'kept' | Unsent) => void;
}

/** Why what was typed is on this machine alone: nothing was reached, nobody is logged in any more, or the server does not take it. */
export type Unsent = 'local' | 'loggedOut' | 'refused';

export function unsentFor(error: unknown): Unsent {
  if (!(error instanceof ApiError) || error.isUnanswered || error.status >= 500) return 'local';
  return error.status === 401 ? 'loggedOut' : 'refused';
}

/**
 * Sends the server what is typed, and takes it away again: one call at a time, and the last wish last. A text that is given up while it
 * is still on its way is taken away after it has arrived, and does not come back.
 */
export class CopySender {
  /** The text that is to stand there, `null`: none; `undefined`: it stands as it is to. */
  private wanted: Copy | null | undefined;
  private isSending = false;
  /** Something else was asked for while a call was on its way. */
  private isDue = false;
  private isLeft = false;
  /** When the first of what was typed since the last call was typed, ms; 0: nothing was. */
  private first = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;

  /** @param copy what was found on this machine, and the server may not have */
  constructor(
    private readonly calls: CopyCalls,
    copy: Copy | null,
  ) {
    this.wanted = copy ?? undefined;
  }

  /** Sent at the next rest. */
  typed(copy: Copy): void {
    this.wanted = copy;
    this.first ||= Date.now();
    this.in(Math.max(0, Math.min(REST_MS, this.first + LONGEST_MS - Date.now())));
  }

  /** Sends what waits at once. */
  now(): void {
    void this.send();
  }

  /** Takes away what the server has. */
  drop(): void {
    this.wanted = null;
    this.now();
  }

  /** What waits is sent no more: what is typed elsewhere is newer. */
  yield(): void {
    this.stop();
    this.wanted = undefined;
  }

  enter(): void {
    this.isLeft = false;
  }

  /** Sends what waits a last time: who comes back has the newer text, which an old one must not overwrite. */
  leave(): void {
    this.isLeft = true;
    this.now();
  }

  private async send(): Promise<void> {
    this.stop();
    this.isDue = this.isSending;
    if (this.isSending || this.wanted === undefined) return;
    this.isSending = true;
    this.first = 0;
    const sent = this.wanted;
    try {
      await (sent === null ? this.calls.drop() : this.calls.keep(sent));
      if (this.wanted === sent) {
        this.wanted = undefined;
        if (sent !== null) this.calls.tell('kept');
      }
    } catch (error) {
      if (this.wanted === sent) {
        if (sent !== null) this.calls.tell(unsentFor(error));
        if (mayArrive(error) && !this.isLeft) this.in(AGAIN_MS);
      }
    }
    this.isSending = false;
    if (this.isDue) void this.send();
  }

  private in(ms: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.send(), ms);
  }

  private stop(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
  }
}

/** What the server refuses it refuses again; what did not arrive, or came to nobody, is sent once more. */
function mayArrive(error: unknown): boolean {
  return !(error instanceof ApiError) || error.isOffline || error.status >= 500 || error.status === 401;
}
