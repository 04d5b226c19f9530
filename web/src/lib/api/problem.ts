import type { components } from './schema';
import { spoken } from '../language/spoken';

export type Problem = components['schemas']['Problem'];

/** What a code is called when things have moved on since they were shown. */
const OVERTAKEN =
  /STALE|MOVED_ON|STAGE_MOVED|DIGEST_CHANGED|PLAN_CHANGED|_ALREADY_|^HAND_(CLOSED|TAKEN|NOT_TAKEN)$|^CHANGE_(NOT_OUT|OPEN|NONE_OPEN|UNDER_WAY)$|^NOT_(UNCONFIRMED|FAILED)$|_PENDING$|^ISSUE_(CLOSED|TAKEN|UNDER_WAY)$|^FREEZE_STANDS$|^ROUND_CLOSED$/;

/** What the server, or the way to it, refused; `message` is for people, in their language, and says what to do. */
export class ApiError extends Error {
  constructor(
    /** 0 where no answer came. */
    readonly status: number,
    readonly code: string,
    readonly text: { zh: string; en: string },
    readonly problem: Problem | null,
  ) {
    super(spoken(text));
    this.name = 'ApiError';
  }

  /** Whether somebody else has changed the same thing meanwhile. */
  get isConflict(): boolean {
    return this.status === 409;
  }

  /** Whether it is refused for what somebody did just before. */
  get isOvertaken(): boolean {
    return OVERTAKEN.test(this.code);
  }

  /** Whether there is no such thing, or none that may be seen; an address that is cut off or mistyped leads to none either. */
  get isMissing(): boolean {
    return this.status === 404 || (this.problem?.errors ?? []).some(({ code }) => code === 'NOT_AN_ID');
  }

  get isOffline(): boolean {
    return this.status === 0;
  }

  /** Whether the server may have done it all the same: no answer came, or only one of something on the way, or it is still at it. */
  get isUnanswered(): boolean {
    return this.isOffline || [502, 503, 504].includes(this.status) || this.code === 'IDEMPOTENCY_IN_FLIGHT';
  }
}

const OFFLINE = {
  zh: '没有连上服务器。您填写的内容还在，请检查网络，稍后再试。',
  en: 'The server was not reached. What you typed is still here: check the network and try again.',
};

const WORDLESS = {
  zh: '服务器没有说明原因，请稍后再试；反复如此的，请联系系统管理员。',
  en: 'The server gave no reason. Try again later; where that goes on, tell the administrator.',
};

export function offline(cause: unknown): ApiError {
  const error = new ApiError(0, 'OFFLINE', OFFLINE, null);
  error.cause = cause;
  return error;
}

/**
 * A change of rules that was refused because planned publications would not fit any more: what confirms it, and how many those are.
 * Null where that is not why.
 */
export function strandedIn(trouble: unknown): { confirm: string; misfits: number } | null {
  if (!(trouble instanceof ApiError) || trouble.code !== 'CHANGE_STRANDS_PLAN') return null;
  const { confirm, counts } = (trouble.problem ?? {}) as { confirm?: unknown; counts?: { misfits?: number } };
  return typeof confirm === 'string' ? { confirm, misfits: counts?.misfits ?? 0 } : null;
}

/** What was approved under a name somebody wants to change: how much, the first of it, and what confirms the change. */
export interface SignedNames {
  message: string;
  confirmNames: string;
  /** Posts in the plan, and stories nothing is planned of. */
  planned: number;
  waiting: number;
  items: readonly { id: string; title: string; accountName: string | null; slotAt: string | null }[];
}

/** Null where that is not why it was refused. */
export function signedNamesIn(trouble: unknown): SignedNames | null {
  if (!(trouble instanceof ApiError) || trouble.code !== 'NAME_IS_SIGNED') return null;
  const told = trouble.problem as unknown as Pick<SignedNames, 'confirmNames' | 'items'> & {
    counts: Pick<SignedNames, 'planned' | 'waiting'>;
  };
  const { confirmNames, items, counts } = told;
  return { message: trouble.message, confirmNames, items, planned: counts.planned, waiting: counts.waiting };
}

/** From an answer that is no success; the body may be a proxy's page. */
export function refused(status: number, body: unknown): ApiError {
  const problem = isProblem(body) ? body : null;
  return problem
    ? new ApiError(status, problem.code ?? String(status), problem.text as { zh: string; en: string }, problem)
    : new ApiError(status, `HTTP_${status}`, WORDLESS, null);
}

function isProblem(body: unknown): body is Problem {
  if (typeof body !== 'object' || body === null || !('code' in body) || !('text' in body)) return false;
  const { text } = body as { text?: { zh?: unknown; en?: unknown } };
  return typeof text?.zh === 'string' && typeof text.en === 'string';
}
