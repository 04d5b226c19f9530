import { actKey, answered, api } from '../api/client';
import { ApiError } from '../api/problem';
import type { components } from '../api/schema';
import { earlierVersion } from './earlier.rules';
import { findingsOf, type Finding } from './findings.rules';
import { deliverVerdict, type Verdict, type VerdictOutcome } from './verdict.rules';

type Schemas = components['schemas'];
export type WaitingRound = Schemas['WaitingRoundResponse'];
export type StoryReview = Schemas['StoryReviewResponse'];
export type Round = Schemas['ReviewRoundResponse'];
export type Variant = Schemas['VariantResponse'];
export type Channel = Variant['channel'];
export type Revision = Schemas['RevisionResponse'];
export type Picture = Schemas['StoryPictureResponse'];
export type StoryDuplicate = Schemas['StoryDuplicateResponse'];
export type Attached = Schemas['AttachmentResponse'];

/** So many are shown in the queue; more than anybody reviews in a day. */
const MOST_WAITING = 100;

/** What waits for me, longest waiting first. */
export async function waitingRounds(signal?: AbortSignal): Promise<{ items: WaitingRound[]; isMore: boolean }> {
  const query = { limit: MOST_WAITING } as never;
  const { items, nextCursor } = await answered(api.GET('/api/review/queue', { signal, params: { query } }));
  return { items, isMore: nextCursor !== null };
}

/** Through which account it is to leave; one that may not be seen has no name. */
export interface Outlet {
  id: string;
  name: string | null;
  channel: Channel | null;
}

/** A version with the texts of its channels. */
export interface Version {
  revision: Revision;
  variants: Variant[];
}

/** A piece as a reviewer has it on the desk. */
export interface Piece {
  storyId: string;
  kind: string;
  department: string;
  review: StoryReview;
  /** The one that is read; null when the piece was never handed in. */
  round: Round | null;
  version: Version;
  pictures: Picture[];
  files: Attached[];
  outlets: Outlet[];
  findings: Finding[];
  /** What is planned or out and says the same. */
  near: StoryDuplicate[];
  /** What it is compared with, and why with this. */
  earlier: (Version & { why: 'mine' | 'handed-in'; round: number }) | null;
}

/** @throws ApiError NOT_FOUND also for pieces that are not mine to see */
export async function pieceOf(storyId: string, personId: string, signal?: AbortSignal): Promise<Piece> {
  const params = { path: { id: storyId } };
  const [review, story, heads] = await Promise.all([
    answered(api.GET('/api/stories/{id}/review', { signal, params })),
    answered(api.GET('/api/stories/{id}', { signal, params })),
    answered(api.GET('/api/stories/{id}/revisions', { signal, params })),
  ]);
  const round = review.rounds[0] ?? null;
  const numberOf = (revisionId: string): number | undefined => heads.find(({ id }) => id === revisionId)?.number;
  const number = (round && numberOf(round.revisionId)) ?? story.revision.number;
  const base = earlierVersion(review.rounds, personId);
  const baseNumber = base ? numberOf(base.revisionId) : undefined;
  const [version, before, pictures, files, near, department, outlets] = await Promise.all([
    versionOf(storyId, number, signal),
    baseNumber === undefined ? null : versionOf(storyId, baseNumber, signal),
    answered(
      api.GET('/api/stories/{id}/pictures', { signal, params: { ...params, query: { revision: number } as never } }),
    ),
    answered(api.GET('/api/stories/{id}/attachments', { signal, params })),
    orNothing<StoryDuplicate[]>(answered(api.GET('/api/stories/{id}/near-duplicates', { signal, params })), []),
    departmentName(story.departmentId, signal),
    Promise.all((round?.accountIds ?? []).map((id) => outletOf(id, signal))),
  ]);
  return {
    ...{ storyId, kind: story.kind, department, review, round, version, pictures, files, near, outlets },
    findings: findingsOf(version, pictures, await preflightOf(storyId, version, signal), outlets),
    earlier: base && before ? { ...before, why: base.why, round: base.round } : null,
  };
}

async function versionOf(storyId: string, number: number, signal?: AbortSignal): Promise<Version> {
  const query = { revision: number } as never;
  const [revision, variants] = await Promise.all([
    answered(api.GET('/api/stories/{id}/revisions/{number}', { signal, params: { path: { id: storyId, number } } })),
    answered(api.GET('/api/stories/{id}/variants', { signal, params: { path: { id: storyId }, query } })),
  ]);
  return { revision, variants };
}

async function departmentName(id: string, signal?: AbortSignal): Promise<string> {
  const { name } = await orNothing<{ name: string }>(
    answered(api.GET('/api/departments/{id}', { signal, params: { path: { id } } })),
    { name: '' },
  );
  return name;
}

async function outletOf(id: string, signal?: AbortSignal): Promise<Outlet> {
  const pending = answered(api.GET('/api/accounts/{id}', { signal, params: { path: { id } } }));
  const { name, channel } = await orNothing<{ name: string | null; channel: Channel | null }>(pending, {
    ...{ name: null, channel: null },
  });
  return { id, name, channel };
}

/** What WeChat would refuse or change; null where nobody can say, or nothing goes there. */
async function preflightOf(
  storyId: string,
  { variants }: Version,
  signal?: AbortSignal,
): Promise<Schemas['PreflightItemResponse'][] | null> {
  if (!variants.some(({ channel }) => channel === 'wechat')) return null;
  const path = { id: storyId };
  const pending = answered(api.GET('/api/stories/{id}/variants/wechat/preflight', { signal, params: { path } }));
  return (await orNothing<{ items: Schemas['PreflightItemResponse'][] | null }>(pending, { items: null })).items;
}

/** What is only helpful keeps nobody from reading: refused, it is left out. */
async function orNothing<T>(pending: Promise<T>, nothing: T): Promise<T> {
  try {
    return await pending;
  } catch (error) {
    if (error instanceof ApiError && error.status >= 400 && error.status < 500 && error.status !== 401) return nothing;
    throw error;
  }
}

/** Between tries over a network that is gone, ms; the last goes on. */
const PAUSES_MS = [1_000, 2_000, 4_000, 8_000];

/**
 * Sends a decision until it is known what became of it.
 * @param onWait told while no answer comes
 */
export function decide(
  verdict: Verdict,
  key: string,
  personId: string,
  onWait: (failure: ApiError) => void,
): Promise<VerdictOutcome<StoryReview, ApiError>> {
  return deliverVerdict<StoryReview, ApiError>(verdict, key, personId, {
    send: sendOnce,
    look: () => reviewOf(verdict.storyId),
    pause: (tries) => pause(PAUSES_MS[Math.min(tries, PAUSES_MS.length) - 1] ?? 0),
    newKey: () => actKey()['Idempotency-Key'],
    failureOf: (thrown) => (thrown instanceof ApiError ? thrown : null),
    onWait,
  });
}

export function reviewOf(storyId: string): Promise<StoryReview> {
  return answered(api.GET('/api/stories/{id}/review', { params: { path: { id: storyId } } }));
}

function sendOnce({ roundId, stage, digest, decision, opinion }: Verdict, key: string): Promise<StoryReview> {
  const params = { path: { id: roundId }, header: { 'Idempotency-Key': key } };
  return decision === 'approve'
    ? answered(
        api.POST('/api/rounds/{id}/approve', {
          params,
          body: { stage, digest, ...(opinion === null ? {} : { opinion }) },
        }),
      )
    : answered(api.POST('/api/rounds/{id}/return', { params, body: { stage, digest, opinion: opinion ?? '' } }));
}

/** Shorter when the network comes back meanwhile. */
function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    const go = (): void => {
      clearTimeout(timer);
      removeEventListener('online', go);
      resolve();
    };
    const timer = setTimeout(go, ms);
    addEventListener('online', go);
  });
}
