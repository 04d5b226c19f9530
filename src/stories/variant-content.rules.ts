/** A ProseMirror document as JSON; validated by `document.rules.ts` before it is stored. */
export interface DocumentNode {
  type: string;
  attrs?: Record<string, unknown>;
  content?: DocumentNode[];
  marks?: { type: string; attrs?: Record<string, unknown> }[];
  text?: string;
}

/** Stands in sealed texts for the permalink of the web publication it depends on; replaced after sealing, at the send. */
export const LINK_PLACE = '{link:publication}';

export interface WebContent {
  channel: 'web';
  title: string;
  summary: string;
  body: DocumentNode;
  /** sha256 (hex) of the cover picture, or null. */
  cover: string | null;
  /** Column to stand in, on sites that list theirs; absent = the account's usual one. */
  column?: string;
}

export interface WechatContent {
  channel: 'wechat';
  title: string;
  author: string;
  digest: string;
  body: DocumentNode;
  /** sha256 (hex) of the cover picture; WeChat requires one. */
  cover: string;
  /** "Read more" address, usually LINK_PLACE; null = none. */
  sourceLink: string | null;
}

export interface WeiboContent {
  channel: 'weibo';
  /** Whole text incl. LINK_PLACE. */
  text: string;
  /** sha256 (hex) of the one picture, or null. */
  picture: string | null;
}

/** For a platform that no interface leads to: what a person copies and uploads there. */
export interface OtherContent {
  channel: 'other';
  title: string;
  /** Plain text with line breaks; may hold LINK_PLACE. */
  text: string;
  /** sha256 (hex) of the pictures, in their order. */
  pictures: string[];
  /** sha256 (hex) of those of the story's attachments that go with it, in their order. */
  attachments: string[];
}

export type VariantContent = WebContent | WechatContent | WeiboContent | OtherContent;
