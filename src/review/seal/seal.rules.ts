import { createHash } from 'node:crypto';
import type { ChannelKind } from '../../accounts/channels/channel-kind.rules.js';
import type { SealMaterial as StoryMaterial, UsedMedia } from '../../stories/review-material.rules.js';
import { LINK_PLACE, type VariantContent } from '../../stories/variant-content.rules.js';
import { canonicalJson } from './canonical-json.rules.js';

/** Version of the canonical form below. A change of the form is a new version; old seals keep the one they were made with. */
export const SEAL_VERSION = 'v1';

/**
 * The two things, and no others, that may differ between what was signed and what leaves:
 * - the permalink put in the place of `{link:publication}`, with the publication's marker on it (`?xf=…`, the same page), which the
 *   connectors read back; a link that is written out in the text carries the marker in the same way;
 * - the platform's address of the picture whose sha256 is sealed: of its very bytes or, where the channel takes only less, of the one
 *   rendition that was made of it for that channel's limits. What of a cover lists show follows the point that was set on it, which the
 *   database lets nobody move from the handing in to the end of the approval (decision 37).
 */
export const SUBSTITUTIONS: readonly string[] = [LINK_PLACE, 'media'];

/** Everything a final approval answers for: what the story gives, and the release that was planned. */
export interface SealMaterial extends StoryMaterial {
  /** Ids of the accounts the story may leave through. */
  accounts: string[];
  /** The time in which it may leave: [from, to). */
  window: { from: Date; to: Date };
  signature: Signature;
}

/** The names under which the text leaves (文末署名, 信息来源): readers see them, so they are signed with it. */
export interface Signature {
  /** Name of the story's department. */
  department: string;
  /** By account id: the source readers are told, the account's own or its department's name (account-source.rules.ts). */
  sources: Record<string, string>;
}

export interface Seal {
  version: string;
  /** The canonical form, byte for byte what the digest is taken over (UTF-8). */
  canonical: string;
  /** sha256 of it, lower-case hex. */
  digest: string;
}

/**
 * The canonical form, version v1: one JSON object, written by `canonicalJson` (sorted keys, exact strings, whole numbers).
 *
 * ```
 * { "accounts":      [account ids, lower case, each once, ascending],
 *   "media":         [{ "alt", "sha256" } ascending by sha256, then alt],
 *   "revision":      { "aiUse", "body", "cover", "facts", "kind", "number", "revisionId", "storyId", "summary", "title" },
 *   "signature":     { "department": name, "sources": { account id, lower case: source } },
 *   "substitutions": ["{link:publication}", "media"],
 *   "variants":      { "web"?: …, "wechat"?: …, "weibo"?: … },     every variant, whole, by channel
 *   "version":       "v1",
 *   "window":        { "from", "to" } as YYYY-MM-DDTHH:MM:SS.sssZ, UTC }
 * ```
 *
 * Lists that are sets are sorted, so that the order in which rows come back does not matter; lists whose order is
 * content (the body) stay as they are.
 *
 * @throws NotCanonical when something in it has no single spelling
 * @throws RangeError when two variants claim the same channel or a time is no time
 */
export function sealOf(material: SealMaterial): Seal {
  const variants: Partial<Record<ChannelKind, VariantContent>> = {};
  for (const variant of material.variants) {
    if (variants[variant.channel]) throw new RangeError(`two variants for ${variant.channel}`);
    variants[variant.channel] = variant;
  }
  const { department, sources } = material.signature;
  const canonical = canonicalJson({
    version: SEAL_VERSION,
    substitutions: [...SUBSTITUTIONS],
    revision: { ...material.revision },
    media: material.media.map(({ sha256, alt }) => ({ sha256, alt })).sort(byMedia),
    variants,
    accounts: [...new Set(material.accounts.map((id) => id.toLowerCase()))].sort(),
    window: { from: material.window.from.toISOString(), to: material.window.to.toISOString() },
    signature: {
      department,
      sources: Object.fromEntries(Object.entries(sources).map(([id, source]) => [id.toLowerCase(), source])),
    },
  });
  return { version: SEAL_VERSION, canonical, digest: digestOf(canonical) };
}

/** sha256 over the UTF-8 bytes of a canonical text, lower-case hex. */
export function digestOf(canonical: string): string {
  return createHash('sha256').update(canonical, 'utf8').digest('hex');
}

/** What can be read back from a sealed text. */
export interface SealedContent {
  revision: StoryMaterial['revision'];
  media: UsedMedia[];
  variants: Partial<Record<ChannelKind, VariantContent>>;
  accounts: string[];
  window: { from: string; to: string };
  signature: Signature;
}

/**
 * Reads a sealed text back, after proving that it is the text the digest was taken over.
 * @returns null when text and digest do not belong together: the caller must not send anything
 */
export function openSeal(seal: Seal): SealedContent | null {
  if (seal.version !== SEAL_VERSION || digestOf(seal.canonical) !== seal.digest) return null;
  return JSON.parse(seal.canonical) as SealedContent;
}

function byMedia(a: UsedMedia, b: UsedMedia): number {
  const [left, right] = [`${a.sha256} ${a.alt}`, `${b.sha256} ${b.alt}`];
  return left < right ? -1 : left > right ? 1 : 0;
}
