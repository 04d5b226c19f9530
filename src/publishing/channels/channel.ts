import type { AccountAccess } from '../../accounts/account-access.rules.js';
import type { ImageCapability } from '../../accounts/channels/capability.rules.js';
import type { ChannelDriver } from '../../accounts/channels/channel-driver.rules.js';
import type { ChannelKind } from '../../accounts/channels/channel-kind.rules.js';
import type { Focus } from '../../stories/media/fitting/fit.rules.js';
import type { VariantContent } from '../../stories/variant-content.rules.js';

export type { AccountAccess };

/** A picture of the sealed content, loaded by the sha256 that was sealed. */
export interface MediaFile {
  /** Of the sealed picture; of the bytes, too, unless they were made to fit. */
  sha256: string;
  mime: string;
  bytes: Buffer;
  alt: string;
  /** Pixels of the bytes. */
  width: number;
  height: number;
}

/**
 * Journal of one publication's finished preparation steps: a later try resumes after them. When an attempt has ended without a post its
 * steps are forgotten, save what stands on the platform (`STANDING_STEPS`): that is marked `doubted` and looked at again.
 */
export interface PreparationJournal {
  get(step: string): Record<string, string> | undefined;
  put(step: string, facts: Record<string, string>): Promise<void>;
}

/**
 * Steps that tell of a draft on the platform, which stays there until somebody takes it back: its id, and that its answer is awaited. When
 * it is no more, the first says `taken`: `back` by us, or `out`, which `clear` notes of one that somebody has put out by hand. `post` is
 * the one article that a site keeps for a publication from draft to page.
 */
export const STANDING_STEPS = { draft: 'draft', adding: 'draft-adding', post: 'post' } as const;

/** Noted with a draft that was not what went out: when the publication is out it is still there, and is taken away then, not before. */
export const SPARE = { spare: 'yes' } as const;

/** What one account has been given before, by content: pictures are uploaded once per account. */
export interface UploadCache {
  get(accountId: string, purpose: string, sha256: string): Promise<Record<string, string> | undefined>;
  put(accountId: string, purpose: string, sha256: string, facts: Record<string, string>): Promise<void>;
}

/** An article that travels in another one's mass send, under its own approval. */
export interface Companion {
  marker: string;
  /** Sealed content with the link place already substituted. */
  content: VariantContent;
  link: string | null;
  departmentName: string;
  source: string;
  /** As `SendPackage.coverFocus`. */
  coverFocus?: Focus | undefined;
}

/** Everything a connector may know about the publication it works for. */
export interface SendPackage {
  publicationId: string;
  /** Unique per publication; the connector puts it where the platform hands it back, so that a lost answer can be looked up. */
  marker: string;
  account: AccountAccess;
  /** Sealed content with the link place already substituted. */
  content: VariantContent;
  /** Permalink of the web publication this one depends on, if any. */
  link: string | null;
  /** Name of the department that speaks, for signatures (文末署名), as it was sealed. */
  departmentName: string;
  /** Source the account names in signatures, as it was sealed. */
  source: string;
  /** The point its cover is cut around, as it stood under review; undefined = its middle. */
  coverFocus?: Focus | undefined;
  /** The other articles of a mass send, in their order behind this one. They leave in the same call or not at all. */
  companions?: readonly Companion[];
  /** Where the story belongs, for the own site's lists. */
  origin?: { storyId: string; campaignId: string | null; pillarId: string | null };
  /**
   * True when an earlier attempt of this publication ended without a clear answer. A platform that then calls the text a repetition
   * may be repeating back our own post, so the answer is `unconfirmed` instead of `rejected`.
   */
  mayHavePosted?: boolean;
  /** When the first attempt began whose end nobody knows (epoch ms): what a platform remembers of it is as old. */
  unclearSince?: number;
  /**
   * How often the platform had taken it and then, by its own word, did not carry it out. Each such send is over for certain, with every
   * one before it; a refusal, a lost answer and a person's giving up are not counted. Default 0.
   */
  failedSends?: number;
  /**
   * A picture of the sealed content.
   * @param limits makes a still picture fit them; what cannot be made to fit comes as it is, so the connector looks again
   */
  loadMedia(sha256: string, limits?: ImageCapability): Promise<MediaFile>;
  /** Words for a picture of the sealed content, without reading it; empty where it has none. */
  altOf(sha256: string): string;
  journal: PreparationJournal;
  uploads: UploadCache;
}

/** What a person is told about an outcome, where the connector knows the platform's code. */
export interface OutcomeText {
  zh: string;
  en: string;
}

/** Certainly not posted; may be tried again. */
export interface Retry {
  kind: 'retry';
  notBefore: number;
  reason: string;
  text?: OutcomeText;
  /**
   * The platform's code when it no longer takes the account's credentials: the account stands aside until they are renewed, and what is
   * planned on it waits.
   */
  unauthorised?: string;
  /**
   * Refused before the act, so it is not looked for before it leaves again. `caller`: whoever calls was refused (a spent token, an
   * authorisation, an address), and elsewhere as well. `count`: by the platform's own count of what it has sent.
   */
  certain?: 'caller' | 'count';
}

/**
 * The platform works on it, or a person does, until `until` (epoch ms) at most. `ref` is what it is asked about by. `askAgainInMs`: no
 * question before that, for what is left of the day's calls. `text`: what a person has to do meanwhile.
 */
export interface Accepted {
  kind: 'accepted';
  ref: string;
  until: number;
  askAgainInMs?: number;
  text?: OutcomeText;
}

/** Outcomes of a call: one closed set (design 4). Times are epoch milliseconds. `reason` is for logs, `text` for people. */
export type SendOutcome =
  /** `postedAt`: when the platform says it went out, epoch ms; left out = when the answer came. */
  | { kind: 'sent'; ref: string; url?: string; postedAt?: number }
  | Accepted
  | { kind: 'rejected'; code: string; reason: string; fix: 'content' | 'account' | 'human'; text?: OutcomeText }
  | Retry
  /** `ifAbsent`: refused, but what it was refused for may be its own post; once that is proven absent, this is the refusal's code. */
  | { kind: 'unconfirmed'; reason: string; text?: OutcomeText; ifAbsent?: string };

export type FindOutcome =
  /** `postedAt`: when the platform's list says it went out, epoch ms by our clock; left out = it does not say. */
  | { kind: 'found'; ref: string; url?: string; postedAt?: number }
  /**
   * What was handed over is there, and the platform or a person is still at it: as if the lost answer had been `accepted`. Believed once
   * of an attempt, so that what was given up for want of time is not taken up for ever.
   */
  | Accepted
  /**
   * `reachesBackTo`: epoch ms up to which the list that was read is complete. `readAt`: when it was read, by the clock that wrote the list;
   * absent where the platform does not say, or nothing depends on it. `byRepeating`: nothing was read; sent again under its own id
   * it is posted once, which says nothing of another publication.
   */
  | { kind: 'absent'; reachesBackTo: number; readAt?: number; byRepeating?: true }
  /**
   * `final`: asking again would tell no more, only a person can. `spent`: what had been placed for it was used up, and not by us, so that
   * somebody has posted it most likely: no refusal is believed against that.
   */
  | { kind: 'unknown'; reason: string; final?: boolean; spent?: true };

/** Why an account will not take a publication, known before anything is called. */
export type Rejection = Extract<SendOutcome, { kind: 'rejected' }>;

/** Why a publication is not ready for its slot. */
export type NotReady = Exclude<SendOutcome, { kind: 'sent' | 'accepted' }>;

/** A post that is out. */
export interface PostedRef {
  publicationId: string;
  /** The platform's reference of the post, as `sent` gave it. */
  ref: string;
  url: string | null;
  /** Epoch ms. */
  sentAt: number;
  /** What its preparation and its send have noted. */
  journal: Pick<PreparationJournal, 'get'>;
}

/** What became of taking a post down, or of correcting it. `refused` leaves it as it was; `unknown`: look at the platform. */
export type ChangeOutcome =
  | { kind: 'done'; url?: string }
  | { kind: 'refused'; code: string; reason: string; text: OutcomeText }
  /** `unauthorised` as in `Retry`. */
  | { kind: 'retry'; notBefore: number; reason: string; text?: OutcomeText; unauthorised?: string }
  | { kind: 'unknown'; reason: string; text?: OutcomeText };

/** What a platform counts of one post; null = it does not say. */
export interface PostFigures {
  reads: number | null;
  likes: number | null;
  comments: number | null;
  shares: number | null;
}

/** `gone`: the platform says that the post is no longer there. Posts it says nothing about are left out. */
export type MeasureOutcome =
  /** `addresses`: permalinks that have become known of posts that had none. */
  | {
      kind: 'measured';
      figures: ReadonlyMap<string, PostFigures | 'gone'>;
      addresses?: ReadonlyMap<string, string>;
      /** Posts that were not asked about after all, e.g. for want of calls: they stay due. */
      unasked?: ReadonlySet<string>;
      /** Posts of which the platform tells nothing yet, and in how long it will, ms: they are due then, whatever else is. */
      unripe?: ReadonlyMap<string, number>;
    }
  | { kind: 'later'; notBefore: number; reason: string; text?: OutcomeText };

/** What a connector can do beside sending; each is a method of that name. What is not named here a person does in the platform's back office. */
export type ChannelAbility =
  'clear' | 'find' | 'fence' | 'poll' | 'recall' | 'retract' | 'correct' | 'restore' | 'measure';

export interface ChannelTraits {
  /** Declared, not guessed: the contract suite holds it against the methods. */
  can: readonly ChannelAbility[];
  /** Sending the same publication again cannot post twice. */
  idempotent: boolean;
  /** The platform can be asked whether a publication's post is there. */
  readable: boolean;
  /** The longest one send call may last, ms; the connector cuts it there. */
  longestCallMs: number;
  /** Suggested waits between polls of one accepted post, ms; the last one repeats. Platforms count polls (WeChat: 100 a day for all posts). */
  pollDelaysMs?: readonly number[];
}

/** Read synchronously in the tick in which the bytes leave; throws when the claim or the worker's lease no longer stands. */
export type LastLook = () => void;

/** The one port. Connectors never retry `send` and hold no state of their own beside token caches. */
export interface ChannelConnector {
  readonly channel: ChannelKind;
  readonly driver: ChannelDriver;
  readonly traits: ChannelTraits;
  /** What the account or the platform would refuse for certain. Pure: no call, no store. */
  validate(pack: SendPackage): Rejection | null;
  /** Everything that can be done before the slot; harmless and repeatable. Returns null when ready, or why not. */
  prepare(pack: SendPackage): Promise<NotReady | null>;
  /**
   * Takes away what was prepared and is not to leave for now, so that nobody puts it out by hand. Asked for while nothing is under way;
   * harmless when nothing is there; what is out stays. True when nothing is left of it.
   * @param stillAside read under the lock of whoever prepares, where there is one: false once it has been prepared again
   */
  clear?(pack: SendPackage, stillAside: () => Promise<boolean>): Promise<boolean>;
  /** The irreversible call. Called at most once per attempt. */
  send(pack: SendPackage, lastLook: LastLook): Promise<SendOutcome>;
  /**
   * Asks how an accepted post is getting on. `ref` is the job reference of `accepted`. Answers `accepted` again while nothing new is
   * known, also when the question itself failed; the `until` of the first `accepted` stands. Never answers `retry`.
   * @param since when it was handed over, epoch ms: what a person has put out may be as old, however late it is asked about
   */
  poll?(pack: SendPackage, ref: string, since?: number): Promise<SendOutcome>;
  /**
   * Takes back what waits there for a person, whose approval no longer stands; asked instead of `poll`. `rejected` only when it was taken
   * back for certain. What has left meanwhile is told as by `poll`, and so is what cannot be taken back: its `text` says what a person
   * has to do about it at once.
   */
  recall?(pack: SendPackage, ref: string, since?: number): Promise<SendOutcome>;
  /**
   * Read-only: is the post of this publication there? Where a connector has `fence`, `absent` is proof only after `fence` has
   * answered true: the platform may still be working on what it took.
   */
  find?(pack: SendPackage, beganAt: number): Promise<FindOutcome>;
  /** Makes it impossible for an attempt still in flight to post (e.g. deletes the draft). True = fenced. */
  fence?(pack: SendPackage): Promise<boolean>;
  /**
   * Takes the post down. Harmless when it is gone already. `lastLook` here and below throws once another change may have been ordered,
   * which this call's bytes must not undo: it is read as the one of `send`, and what it throws may be passed on.
   */
  retract?(pack: SendPackage, post: PostedRef, lastLook: LastLook): Promise<ChangeOutcome>;
  /** Puts the content of `pack`, a later sealed one, in the place of what is out under the same address. Harmless when it is there already. */
  correct?(pack: SendPackage, post: PostedRef, lastLook: LastLook): Promise<ChangeOutcome>;
  /** Puts a post up again that was taken down, as `pack` has it. Harmless when it is up. */
  restore?(pack: SendPackage, post: PostedRef, lastLook: LastLook): Promise<ChangeOutcome>;
  /** Reads the figures of posts of one account, within the budget of calls it has. */
  measure?(account: AccountAccess, posts: readonly PostedRef[]): Promise<MeasureOutcome>;
}
