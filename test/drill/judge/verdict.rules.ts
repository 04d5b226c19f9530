import type { PublicationState } from '../../../src/schedule/publications/publication-state.rules.js';
import { saysWhatWasSigned, type ShownText, type SignedText } from './sealed-text.rules.js';
import { countViolations, type StampedPost, type ThrottledScope } from './throttle-windows.rules.js';

/** A publication as the product's tables show it in the end, beside what the drill knows of it. */
export interface JudgedPublication {
  id: string;
  marker: string;
  state: PublicationState;
  channel: string;
  platformRef: string | null;
  departmentId: string;
  /** Whose articles travel in it: a freeze of theirs holds it back as well. */
  companions: readonly string[];
  accountId: string;
  urgent: boolean;
  /** When its attempts began, epoch ms. */
  begunAt: readonly number[];
  /** The slot it was first given, epoch ms. */
  dueAt: number;
  signed: SignedText;
  /** Why it may have ended otherwise than sent, in the drill's own doing; null = nothing was done to it. */
  excuse: string | null;
  /** It waits for a person: for the page it links to, or for its account to be authorised again. */
  waits: boolean;
  /** Where it stands, for whoever looks into a finding. */
  standing: string;
}

/** A post as the platform's own record shows it, or a page of the own site. */
export interface JudgedPost extends ShownText {
  ref: string;
  /** What it carries: the marker of the publication it came from. */
  marker: string | null;
  arrivedAt: number;
  at: number;
  /** Its stamps are whole seconds: they say before or after, and not how many within a second. */
  isCoarse?: boolean;
}

export interface JudgedFreeze {
  departmentIds: ReadonlySet<string> | null;
  channel: string | null;
  committedAt: number;
  liftedAt: number;
  underWay: ReadonlySet<string>;
}

export interface DrillFacts {
  publications: readonly JudgedPublication[];
  posts: readonly JudgedPost[];
  freezes: readonly JudgedFreeze[];
  throttles: readonly ThrottledScope[];
  untouchable: ReadonlyMap<string, number>;
  /** A claim's life and the longest call together, ms. */
  graceMs: number;
}

export interface Verdict {
  duplicates: number;
  lost: number;
  violations: number;
  afterFreeze: number;
  unsealed: number;
  /** Freezes that kept something: only they can show anything. */
  freezesJudged: number;
  waitingForAPerson: number;
  /** Of what can be read back: the share that waits for a person, [0, 1]. */
  waitingShare: number;
  /** By state. */
  states: Record<string, number>;
  /** Each count in words, the first of every kind. */
  findings: string[];
}

const FINAL: readonly PublicationState[] = [
  'sent',
  'failed',
  'missed',
  'held',
  'cancelled',
  'retracted',
  'unconfirmed',
];
const ENDED_WITHOUT_A_POST: readonly PublicationState[] = ['failed', 'missed', 'held', 'cancelled'];
/** Findings of one kind that are told. */
const TOLD = 4;

/** What a run came to, by the platforms' own record. */
export function judge(facts: DrillFacts): Verdict {
  const findings: string[] = [];
  const find = (what: string): void => void findings.push(what);
  const posts = new Map<string, JudgedPost[]>();
  const known = new Map(facts.publications.map((publication) => [publication.marker, publication]));
  let lost = 0;
  for (const post of facts.posts) {
    if (post.marker !== null && known.has(post.marker)) {
      posts.set(post.marker, [...(posts.get(post.marker) ?? []), post]);
      continue;
    }
    lost += 1;
    find(`lost: a post that belongs to nothing: ${post.text.slice(0, 60)}`);
  }
  let duplicates = 0;
  let afterFreeze = 0;
  let unsealed = 0;
  for (const publication of facts.publications) {
    const own = posts.get(publication.marker) ?? [];
    if (own.length > 1) {
      duplicates += own.length - 1;
      find(`duplicate: ${own.length} posts of ${told(publication)}`);
    }
    const missing = lostBecause(publication, own);
    if (missing) {
      lost += 1;
      find(`lost: ${missing}: ${told(publication)}`);
    }
    for (const post of own) {
      const freeze = facts.freezes.find((one) => leftInFreeze(publication, post, one));
      if (!freeze) continue;
      afterFreeze += 1;
      find(
        `after a freeze: ${told(publication)}: ${instant(freeze.committedAt)} frozen, ${instant(post.arrivedAt)} arrived`,
      );
    }
    const since = facts.untouchable.get(publication.id) ?? Number.POSITIVE_INFINITY;
    for (const post of own) {
      const wrong =
        post.arrivedAt > since
          ? 'its approval no longer stood'
          : !saysWhatWasSigned(publication.signed, post)
            ? 'it says something else'
            : null;
      if (wrong === null) continue;
      unsealed += 1;
      find(`unsealed: ${wrong}: ${told(publication)}: ${post.text.slice(0, 80)}`);
    }
  }
  const broken = countViolations(facts.throttles, stamped(facts.posts, known), facts.graceMs);
  for (const { scope, count, max, at } of broken)
    find(`violation: ${scope}: ${count} instead of ${max} at ${new Date(at).toISOString()}`);
  const freezesJudged = facts.freezes.filter((freeze) =>
    facts.publications.some(
      (publication) =>
        isInScope(publication, freeze) && wasKept(publication, posts.get(publication.marker) ?? [], freeze),
    ),
  ).length;
  const states: Record<string, number> = {};
  for (const { state } of facts.publications) states[state] = (states[state] ?? 0) + 1;
  const waitingForAPerson = states['unconfirmed'] ?? 0;
  return {
    duplicates,
    lost,
    violations: broken.length,
    afterFreeze,
    unsealed,
    freezesJudged,
    waitingForAPerson,
    waitingShare: facts.publications.length === 0 ? 0 : waitingForAPerson / facts.publications.length,
    states,
    findings: findings.filter((finding, at) => findings.slice(0, at).filter(sameKind(finding)).length < TOLD),
  };
}

/** It was still to come when the freeze had committed: it left after that, or its time came while nothing might leave and it did not. */
function wasKept(
  { dueAt }: JudgedPublication,
  own: readonly JudgedPost[],
  { committedAt, liftedAt }: JudgedFreeze,
): boolean {
  if (own.length === 0) return dueAt > committedAt && dueAt < liftedAt;
  return own.every(({ arrivedAt }) => arrivedAt > committedAt);
}

/** Why a publication counts as lost; null = platform and product agree, and it has come to rest. */
function lostBecause(publication: JudgedPublication, own: readonly JudgedPost[]): string | null {
  const { state, platformRef, excuse, waits } = publication;
  if (state === 'scheduled' && waits && own.length === 0) return null;
  if (!FINAL.includes(state)) return `it never came to rest (${state})`;
  if (state === 'sent' && own.length === 0) return 'the product calls it sent and the platform has no post';
  if (state === 'sent' && !own.some(({ ref }) => ref === platformRef)) return 'the product names another post';
  if (ENDED_WITHOUT_A_POST.includes(state) && own.length > 0)
    return `the post is there and the product calls it ${state}`;
  if (ENDED_WITHOUT_A_POST.includes(state) && excuse === null) return `it is ${state} although nothing was done to it`;
  return null;
}

/**
 * Begun after the freeze: it reached the platform when the freeze had committed, and the freeze did not name it as under way; or it did,
 * and it was sent once more all the same.
 */
function leftInFreeze(publication: JudgedPublication, post: JudgedPost, freeze: JudgedFreeze): boolean {
  const { committedAt, liftedAt, underWay } = freeze;
  const within = post.arrivedAt > committedAt && post.arrivedAt < liftedAt;
  if (!within || !isInScope(publication, freeze)) return false;
  // Whole seconds are cut off: it may have come at any moment of its second.
  const arrivedBy = post.arrivedAt + (post.isCoarse ? 999 : 0);
  return !underWay.has(publication.id) || publication.begunAt.some((at) => at > committedAt && at <= arrivedBy);
}

function isInScope(publication: JudgedPublication, { departmentIds, channel }: JudgedFreeze): boolean {
  return (
    (departmentIds === null ||
      [publication.departmentId, ...publication.companions].some((id) => departmentIds.has(id))) &&
    (channel === null || channel === publication.channel)
  );
}

function stamped(posts: readonly JudgedPost[], known: ReadonlyMap<string, JudgedPublication>): StampedPost[] {
  return posts.flatMap(({ marker, arrivedAt, at, isCoarse }) => {
    const publication = marker === null ? undefined : known.get(marker);
    if (!publication || isCoarse) return [];
    const { departmentId, accountId, channel, urgent } = publication;
    return [{ arrivedAt, at, departmentId, accountId, channel, urgent }];
  });
}

function instant(at: number): string {
  return new Date(at).toISOString().slice(11, 23);
}

function told({ id, channel, state, marker, standing }: JudgedPublication): string {
  return `${channel} ${id} (${marker}, ${state}) ${standing}`;
}

function sameKind(finding: string): (other: string) => boolean {
  const kind = finding.split(':')[0];
  return (other) => other.split(':')[0] === kind;
}
