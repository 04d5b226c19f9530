import { CAPABILITIES, type ChannelCapabilities } from '../../accounts/channels/capability.rules.js';
import { imagesOf } from '../document/document.rules.js';
import { renderPlainText, renderRunningText } from '../rendering/plain-text.rules.js';
import type { AiUse } from '../story.rules.js';
import {
  LINK_PLACE,
  type DocumentNode,
  type OtherContent,
  type VariantContent,
  type WebContent,
  type WechatContent,
  type WeiboContent,
} from '../variant-content.rules.js';
import { withoutLinkPlace } from './link-place.rules.js';
import { cutText, fitText, weiboLength } from './weibo-length.rules.js';

/** What of a revision its variants are made of. */
export interface VariantSource {
  title: string;
  summary: string;
  body: DocumentNode;
  /** sha256 of the cover, or null. */
  cover: string | null;
  aiUse: AiUse;
  /** Name of the department that speaks; the author of the WeChat article. */
  departmentName: string;
  /** sha256 of the story's attachments, oldest first. */
  attachments?: readonly string[];
}

/** Visible label that generated content carries in every variant. */
export const AI_LABEL = '本文内容由人工智能生成';
/** The same where every character counts. */
export const AI_LABEL_SHORT = '（AI生成）';

/** How much of a body a digest is looked for in; limits are far below. */
const DIGEST_SOURCE = 600;

/**
 * The three variants of one revision, each fitted to its channel's limits. Deterministic: deriving again undoes an edit.
 * What cannot be made up (a WeChat cover when the story has no picture) is left empty for `checkVariant` to name.
 */
export function deriveVariants(
  source: VariantSource,
  capabilities: ChannelCapabilities = CAPABILITIES,
): [WebContent, WechatContent, WeiboContent] {
  const cover = source.cover ?? imagesOf(source.body)[0]?.sha256 ?? null;
  const body = labelled(source);
  return [
    // The page cannot wait for its own address: links to it are left as text.
    { channel: 'web', title: source.title, summary: source.summary, body: withoutLinkPlace(body), cover: source.cover },
    {
      channel: 'wechat',
      title: withinCharacters(source.title, capabilities.wechat.title.maxCharacters),
      author: withinCharacters(source.departmentName, capabilities.wechat.author.maxCharacters),
      digest: withinCharacters(lead(source), capabilities.wechat.digest.maxCharacters),
      body,
      cover: cover ?? '',
      sourceLink: LINK_PLACE,
    },
    { channel: 'weibo', text: weiboText(source, capabilities), picture: cover },
  ];
}

/** The variant of one channel, derived afresh. */
export function deriveVariant(source: VariantSource, channel: VariantContent['channel']): VariantContent {
  const [web, wechat, weibo] = deriveVariants(source);
  return { web, wechat, weibo, other: otherContent(source) }[channel];
}

/** Made when somebody asks for it: few stories go where no interface leads. */
function otherContent(source: VariantSource): OtherContent {
  const { title, text, pictures } = CAPABILITIES.other;
  const body = labelled(source);
  const used = [...(source.cover ? [source.cover] : []), ...imagesOf(body).map(({ sha256 }) => sha256)];
  return {
    channel: 'other',
    title: withinCharacters(source.title, title.maxCharacters),
    text: withinCharacters(renderPlainText(body), text.maxCharacters),
    pictures: [...new Set(used)].slice(0, pictures.max),
    attachments: [...(source.attachments ?? [])],
  };
}

/** Summary, or the beginning of the body where there is none. */
function lead(source: VariantSource): string {
  const summary = source.summary.replace(/\s+/g, ' ').trim();
  return summary === ''
    ? renderRunningText(source.body)
        .slice(0, DIGEST_SOURCE)
        .replace(/\p{Surrogate}$/u, '')
    : summary;
}

function withinCharacters(text: string, most: number): string {
  return cutText(text, (candidate) => candidate.length <= most);
}

function weiboText(source: VariantSource, capabilities: ChannelCapabilities): string {
  const { text } = capabilities.weibo;
  const most = text.maxLength - text.reserve;
  const label = source.aiUse === 'generated' ? AI_LABEL_SHORT : '';
  const compose = (title: string, summary: string): string => `【${title}】${summary}${label} ${LINK_PLACE}`;
  const fits = (candidate: string): boolean => weiboLength(candidate) <= most;
  const title = cutText(withoutTopics(source.title), (candidate) => fits(compose(candidate, '')));
  return compose(
    title,
    fitText(withoutTopics(lead(source)), (candidate) => fits(compose(title, candidate))),
  );
}

/** Two `#` would make a topic, which the platform refuses; the full-width sign reads the same. */
function withoutTopics(text: string): string {
  return text.replaceAll('#', '＃');
}

function labelled(source: VariantSource): DocumentNode {
  if (source.aiUse !== 'generated') return source.body;
  const label: DocumentNode = {
    type: 'paragraph',
    attrs: { textAlign: null },
    content: [{ type: 'text', text: `${AI_LABEL}。` }],
  };
  return { ...source.body, content: [...(source.body.content ?? []), label] };
}
