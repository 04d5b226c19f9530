import type { ChannelKind } from '../accounts/channels/channel-kind.rules.js';
import type { Facts } from './facts/facts.rules.js';
import type { AiUse, StoryKind } from './story.rules.js';
import type { StoryState } from './story/story-state.rules.js';
import type { DocumentNode, VariantContent } from './variant-content.rules.js';

/** A story as other features see it, its row locked or not as the method says. */
export interface StoryFacts {
  storyId: string;
  departmentId: string;
  campaignId: string | null;
  pillarId: string | null;
  kind: StoryKind;
  state: StoryState;
  version: number;
  authorId: string;
  /** Laid away: nobody goes on with it until it is taken out. */
  archived: boolean;
  /** Everybody who wrote on any revision or variant, the author among them. */
  contributors: string[];
  /** The revision that stands. */
  revision: { id: string; number: number; title: string };
  /** That revision's variants stand still. */
  locked: boolean;
}

/** A picture as one text uses it. */
export interface UsedMedia {
  sha256: string;
  alt: string;
}

/** Everything of a revision that an approval answers for: plain JSON, lists that are sets in one order. */
export interface SealMaterial {
  revision: {
    storyId: string;
    revisionId: string;
    number: number;
    kind: StoryKind;
    title: string;
    summary: string;
    facts: Facts;
    body: DocumentNode;
    cover: string | null;
    aiUse: AiUse;
  };
  /** Every use of a picture in the revision or a variant, each pair once, by sha256 and then alt. */
  media: UsedMedia[];
  /** By channel. */
  variants: VariantContent[];
}

/** The form of a revision for one channel, with the words for its pictures. */
export interface VariantFacts {
  variantId: string;
  revisionId: string;
  channel: ChannelKind;
  version: number;
  edited: boolean;
  content: VariantContent;
  media: UsedMedia[];
}

/**
 * The pictures a content uses with their words: those of its body first, then those the revision knows.
 * @param known uses in the revision itself, for covers and pictures that carry no words of their own
 */
export function usedMedia(
  inBody: readonly UsedMedia[],
  all: readonly string[],
  known: readonly UsedMedia[],
): UsedMedia[] {
  const wordless = all.filter((sha256) => !inBody.some((one) => one.sha256 === sha256));
  const found = wordless.flatMap((sha256) => known.find((one) => one.sha256 === sha256) ?? []);
  return inOrder([...inBody, ...found]);
}

/** Each pair once, by sha256 and then alt, compared code unit by code unit. */
export function inOrder(media: readonly UsedMedia[]): UsedMedia[] {
  const keyed = new Map(media.map((one) => [`${one.sha256} ${one.alt}`, one]));
  return [...keyed.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, { sha256, alt }]) => ({ sha256, alt }));
}
