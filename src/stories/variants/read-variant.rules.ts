import type { ChannelKind } from '../../accounts/channels/channel-kind.rules.js';
import { isAllowedHref } from '../document/address.rules.js';
import { imagesOf, validateDocument } from '../document/document.rules.js';
import { isCleanText, isPlainObject, isSha256, problem, step, under, type Problem } from '../problem.rules.js';
import type { DocumentNode, VariantContent } from '../variant-content.rules.js';
import { hasLinkPlace } from './link-place.rules.js';

export type VariantResult = { ok: true; content: VariantContent } | { ok: false; problems: Problem[] };

/** No text of a variant is longer, whatever the channel: the channel's own limits come afterwards. */
const LONGEST_TEXT = 5000;

/** No list of pictures, or of attachments, is longer. */
const MOST_FILES = 50;

const FIELDS: Record<ChannelKind, readonly string[]> = {
  web: ['channel', 'title', 'summary', 'body', 'cover', 'column'],
  wechat: ['channel', 'title', 'author', 'digest', 'body', 'cover', 'sourceLink'],
  weibo: ['channel', 'text', 'picture'],
  other: ['channel', 'title', 'text', 'pictures', 'attachments'],
};

/**
 * Reads the content of a variant that came from outside: exactly the fields of its channel, of the right types, with a valid body.
 * Structure only; the channel's limits are `checkVariant`'s.
 */
export function readVariantContent(channel: ChannelKind, input: unknown): VariantResult {
  if (!isPlainObject(input)) {
    return { ok: false, problems: [problem('', 'SHAPE', '内容结构有误。', 'The content is an object.')] };
  }
  const reader = new Reader(input);
  reader.onlyFields(FIELDS[channel]);
  if (input.channel !== channel) reader.refuse('channel', '渠道不一致。', `The channel is ${channel}.`);
  const content = readContent(channel, reader);
  return reader.problems.length > 0 ? { ok: false, problems: reader.problems } : { ok: true, content };
}

function readContent(channel: ChannelKind, reader: Reader): VariantContent {
  switch (channel) {
    case 'web':
      return {
        channel,
        title: reader.text('title'),
        summary: reader.text('summary'),
        body: reader.ownBody('body'),
        cover: reader.picture('cover'),
        ...reader.column('column'),
      };
    case 'wechat':
      return {
        channel,
        title: reader.text('title'),
        author: reader.text('author'),
        digest: reader.text('digest'),
        body: reader.body('body'),
        // '' says that none is chosen yet, as in a derived variant without pictures.
        cover: reader.optional('cover') === '' ? '' : (reader.picture('cover') ?? ''),
        sourceLink: reader.address('sourceLink'),
      };
    case 'weibo':
      return { channel, text: reader.text('text'), picture: reader.picture('picture') };
    case 'other':
      return {
        channel,
        title: reader.text('title'),
        text: reader.text('text'),
        pictures: reader.files('pictures', { zh: '图片', en: 'pictures' }),
        attachments: reader.files('attachments', { zh: '附件', en: 'attachments' }),
      };
  }
}

/** Every picture a variant uses, each once. */
export function mediaOf(content: VariantContent): string[] {
  switch (content.channel) {
    case 'web':
    case 'wechat':
      return [
        ...new Set([...(content.cover ? [content.cover] : []), ...imagesOf(content.body).map((one) => one.sha256)]),
      ];
    case 'weibo':
      return content.picture === null ? [] : [content.picture];
    case 'other':
      return [...new Set(content.pictures)];
  }
}

class Reader {
  readonly problems: Problem[] = [];

  constructor(private readonly input: Record<string, unknown>) {}

  refuse(field: string, zh: string, en: string): void {
    this.problems.push(problem(step(field), 'SHAPE', zh, en));
  }

  onlyFields(fields: readonly string[]): void {
    for (const name of Object.keys(this.input)) {
      if (!fields.includes(name)) this.refuse(name, '没有这个字段。', 'There is no such field.');
    }
  }

  optional(field: string): unknown {
    return this.input[field];
  }

  text(field: string): string {
    const value = this.input[field];
    if (typeof value === 'string' && value.length <= LONGEST_TEXT && isCleanText(value)) return value;
    this.refuse(
      field,
      '应为文字，不含控制字符。',
      `A text of at most ${LONGEST_TEXT} characters without control characters.`,
    );
    return '';
  }

  body(field: string): DocumentNode {
    const result = validateDocument(this.input[field]);
    if (result.ok) return result.document;
    this.problems.push(...under(step(field), result.problems));
    return { type: 'doc' };
  }

  /** A body without links to the permalink of the page it is. */
  ownBody(field: string): DocumentNode {
    const body = this.body(field);
    if (hasLinkPlace(body)) {
      this.refuse(field, '网站稿不能链接到它自己。', 'The web page cannot link to its own permalink.');
    }
    return body;
  }

  picture(field: string): string | null {
    const value = this.input[field];
    if (value === null || value === undefined) return null;
    if (isSha256(value)) return value;
    this.refuse(field, '图片请用上传后得到的 sha256。', 'A picture is named by its sha256.');
    return null;
  }

  /** No column is no key: a seal made before there were any reads the same. */
  column(field: string): { column?: string } {
    const value = this.input[field];
    if (value === null || value === undefined || value === '') return {};
    const column = this.text(field);
    return column === '' ? {} : { column };
  }

  /** A list of files by content, each once. */
  files(field: string, what: { zh: string; en: string }): string[] {
    const value = this.input[field];
    if (Array.isArray(value) && value.length <= MOST_FILES && value.every(isSha256) && isSet(value)) return value;
    this.refuse(
      field,
      `应为${what.zh} sha256 的列表，不重复，最多 ${MOST_FILES} 个。`,
      `A list of at most ${MOST_FILES} ${what.en}, each once and named by its sha256.`,
    );
    return [];
  }

  address(field: string): string | null {
    const value = this.input[field];
    if (value === null || value === undefined) return null;
    if (isAllowedHref(value) && !value.startsWith('mailto:')) return value;
    this.refuse(field, '应为完整的 http 或 https 地址。', 'An absolute http or https address.');
    return null;
  }
}

function isSet(values: readonly string[]): boolean {
  return new Set(values).size === values.length;
}
