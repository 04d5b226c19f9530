import {
  CAPABILITIES,
  type Capability,
  type ChannelCapabilities,
  type ImageCapability,
} from '../../accounts/channels/capability.rules.js';
import { checkLinks } from './check-links.rules.js';
import { imagesOf } from '../document/document.rules.js';
import { checkPlaceholders } from './link-place.rules.js';
import { canLeave } from '../media/fitting/fit.rules.js';
import { isCleanLine, problem, type Problem } from '../problem.rules.js';
import { renderRunningText } from '../rendering/plain-text.rules.js';
import { renderWechatHtml } from '../rendering/wechat-html.rules.js';
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
import { AI_LABEL, AI_LABEL_SHORT } from './derive-variants.rules.js';
import { holdsTopic } from './weibo-topic.rules.js';
import { runsIntoLink, weiboLength } from './weibo-length.rules.js';

/** What the checks must know of a picture. */
export interface MediaFacts {
  mime: string;
  /** Bytes. */
  size: number;
  /** More than one when it moves. */
  frames: number;
}

export interface CheckContext {
  /** The pictures that exist, by sha256. One that is missing here is refused. */
  media: ReadonlyMap<string, MediaFacts>;
  /** sha256 of what is attached to the story. One that is missing here is refused. */
  attachments?: ReadonlySet<string>;
  aiUse?: AiUse;
  /** Where this system is reached; links behind its login are refused. Without it they are not looked at. */
  publicUrl?: string;
}

/** As long as an address of WeChat's picture host, and the two names of a signature, may well become. */
export const LONGEST_IMAGE_ADDRESS = 'https://mmbiz.qpic.cn/'.padEnd(200, 'x');
const LONGEST_COLUMN = 100;
export const LONGEST_SIGNATURE = { department: '供'.repeat(60), source: '源'.repeat(60) };

/**
 * Checks a variant against its channel's limits; an empty list means it may be sent. The texts say what to do.
 * @param content a structurally valid content (see `readVariantContent`)
 * @param capability the limits; by default those of the content's own channel
 */
export function checkVariant(
  content: VariantContent,
  context: CheckContext,
  capability: Capability = CAPABILITIES[content.channel],
): Problem[] {
  if (content.channel !== capability.channel) {
    throw new Error(`limits of ${capability.channel} cannot judge a ${content.channel} variant`);
  }
  return [...checkByChannel(content, context, capability), ...checkPlaceholders(content)];
}

function checkByChannel(content: VariantContent, context: CheckContext, capability: Capability): Problem[] {
  switch (content.channel) {
    case 'web':
      return checkWeb(content, context, capability as ChannelCapabilities['web']);
    case 'wechat':
      return checkWechat(content, context, capability as ChannelCapabilities['wechat']);
    case 'weibo':
      return checkWeibo(content, context, capability as ChannelCapabilities['weibo']);
    case 'other':
      return checkOther(content, context, capability as ChannelCapabilities['other']);
  }
}

function checkWeb(content: WebContent, context: CheckContext, limits: ChannelCapabilities['web']): Problem[] {
  return [
    ...checkLine('/title', '网站标题', content.title, limits.title.maxCharacters, true),
    ...checkLength('/summary', '网站摘要', content.summary, limits.summary.maxCharacters),
    ...checkBody(content.body, context.aiUse),
    ...checkLinks(content.body, null, context.publicUrl),
    ...checkImages(content.body, context, limits.images),
    ...(content.cover === null ? [] : checkImage('/cover', content.cover, context, limits.images)),
    ...(content.column === undefined ? [] : checkLine('/column', '栏目', content.column, LONGEST_COLUMN, true)),
  ];
}

function checkWechat(content: WechatContent, context: CheckContext, limits: ChannelCapabilities['wechat']): Problem[] {
  const problems = [
    ...checkLine('/title', '微信标题', content.title, limits.title.maxCharacters, true),
    ...checkLine('/author', '微信作者', content.author, limits.author.maxCharacters, false),
    ...checkLength('/digest', '微信摘要', content.digest, limits.digest.maxCharacters),
    ...checkBody(content.body, context.aiUse),
    ...checkLinks(content.body, content.sourceLink, context.publicUrl),
    ...checkImages(content.body, context, limits.bodyImages),
  ];
  if (content.cover !== '') {
    problems.push(...checkImage('/cover', content.cover, context, limits.cover));
  } else if (limits.cover.required) {
    problems.push(
      problem(
        '/cover',
        'COVER_MISSING',
        '微信稿必须有封面图，请选择一张。',
        'A WeChat article needs a cover: choose one.',
      ),
    );
  }
  if (content.sourceLink !== null && utf8Bytes(content.sourceLink) > limits.sourceLink.maxBytes) {
    problems.push(problem('/sourceLink', 'TOO_LONG', '“阅读原文”地址过长。', 'The "read more" address is too long.'));
  }
  const html = renderWechatHtml(content.body, {
    imageUrl: () => LONGEST_IMAGE_ADDRESS,
    signature: LONGEST_SIGNATURE,
  });
  if (html.length > limits.content.maxCharacters || utf8Bytes(html) > limits.content.maxBytes) {
    problems.push(
      problem(
        '/body',
        'BODY_TOO_LARGE',
        `微信正文连同格式为 ${html.length} 字符，上限 ${limits.content.maxCharacters}，请删减。`,
        `With its formatting the body has ${html.length} characters of ${limits.content.maxCharacters}: shorten it.`,
      ),
    );
  }
  return problems;
}

function checkWeibo(content: WeiboContent, context: CheckContext, limits: ChannelCapabilities['weibo']): Problem[] {
  const problems: Problem[] = [];
  const length = weiboLength(content.text);
  const most = limits.text.maxLength - limits.text.reserve;
  if (content.text.replaceAll(LINK_PLACE, '').trim() === '') {
    problems.push(problem('/text', 'EMPTY', '微博稿没有文字。', 'The Weibo text is empty.'));
  }
  if (length > most) {
    problems.push(
      problem(
        '/text',
        'TOO_LONG',
        `微博稿为 ${length} 字，上限 ${limits.text.maxLength} 字（预留 ${limits.text.reserve} 字），请删减 ${length - most} 字。`,
        `The text is ${length} long; at most ${most} (${limits.text.maxLength} less a reserve of ${limits.text.reserve}).`,
      ),
    );
  }
  if (limits.linkRequired && !content.text.includes(LINK_PLACE)) {
    problems.push(
      problem(
        '/text',
        'LINK_MISSING',
        `微博稿必须带网站链接，请写入 ${LINK_PLACE}。`,
        `A Weibo post needs the link: put ${LINK_PLACE} into it.`,
      ),
    );
  }
  if (runsIntoLink(content.text)) {
    problems.push(
      problem(
        '/text',
        'LINK_RUNS_ON',
        '链接后面请空一格，否则打不开。',
        'Leave a blank behind the link, or it will not open.',
      ),
    );
  }
  if (!limits.topics && holdsTopic(content.text)) {
    problems.push(
      problem(
        '/text',
        'TOPIC',
        '微博开放接口不支持 #话题#：请去掉 # 号，或改用人工发布、商业接口的账号。',
        'The open interface refuses topics (#…#): take the # away, or post by an account by hand or of the commercial interface.',
      ),
    );
  }
  if (context.aiUse === 'generated' && !content.text.includes(AI_LABEL_SHORT))
    problems.push(aiLabel('/text', AI_LABEL_SHORT));
  if (content.picture !== null) problems.push(...checkImage('/picture', content.picture, context, limits.pictures));
  return problems;
}

function checkOther(content: OtherContent, context: CheckContext, limits: ChannelCapabilities['other']): Problem[] {
  const problems = [
    ...checkLine('/title', '标题', content.title, limits.title.maxCharacters, false),
    ...checkLength('/text', '正文', content.text, limits.text.maxCharacters),
    ...content.pictures.flatMap((sha256, at) => checkImage(`/pictures/${at}`, sha256, context, limits.pictures)),
  ];
  if (content.text.trim() === '' && content.pictures.length === 0 && content.attachments.length === 0)
    problems.push(
      problem(
        '/text',
        'EMPTY',
        '稿件没有文字，也没有图片和附件。',
        'There is neither text nor a picture nor an attachment.',
      ),
    );
  if (content.pictures.length > limits.pictures.max)
    problems.push(
      problem(
        '/pictures',
        'TOO_MANY',
        `图片 ${content.pictures.length} 张，上限 ${limits.pictures.max} 张。`,
        `There are ${content.pictures.length} pictures of at most ${limits.pictures.max}.`,
      ),
    );
  content.attachments.forEach((sha256, at) => {
    if (context.attachments?.has(sha256)) return;
    const pointer = `/attachments/${at}`;
    problems.push(
      problem(
        pointer,
        'ATTACHMENT_UNKNOWN',
        '稿件没有这个附件：请先上传到这篇稿件，或从渠道稿中去掉。',
        'The story has no such attachment: attach it to the story first, or take it out of the variant.',
      ),
    );
  });
  if (context.aiUse === 'generated' && !content.text.includes(AI_LABEL)) problems.push(aiLabel('/text', AI_LABEL));
  return problems;
}

function checkLine(pointer: string, what: string, text: string, most: number, required: boolean): Problem[] {
  if (required && text.trim() === '') {
    return [problem(pointer, 'EMPTY', `${what}不能为空。`, 'This text is required.')];
  }
  if (!isCleanLine(text)) return [problem(pointer, 'LINE_BREAK', `${what}不能换行。`, 'This text is one line.')];
  return checkLength(pointer, what, text, most);
}

function checkLength(pointer: string, what: string, text: string, most: number): Problem[] {
  if (text.length <= most) return [];
  return [
    problem(
      pointer,
      'TOO_LONG',
      `${what}为 ${text.length} 字，上限 ${most} 字。`,
      `This text has ${text.length} characters of at most ${most}.`,
    ),
  ];
}

function checkBody(body: DocumentNode, aiUse: AiUse | undefined): Problem[] {
  const text = renderRunningText(body);
  if (text === '' && imagesOf(body).length === 0) {
    return [problem('/body', 'EMPTY', '正文是空的。', 'The body is empty.')];
  }
  return aiUse === 'generated' && !text.includes(AI_LABEL) ? [aiLabel('/body', AI_LABEL)] : [];
}

function aiLabel(pointer: string, label: string): Problem {
  return problem(
    pointer,
    'AI_LABEL_MISSING',
    `内容由人工智能生成，必须写明“${label}”。`,
    `Generated content carries the label “${label}”.`,
  );
}

function checkImages(body: DocumentNode, context: CheckContext, limits: ImageCapability): Problem[] {
  return imagesOf(body).flatMap(({ sha256, alt }, index) =>
    checkImage('/body', sha256, context, limits).map((one) => ({
      ...one,
      zh: `第 ${index + 1} 张图（${alt}）：${one.zh}`,
      en: `Picture ${index + 1} (${alt}): ${one.en}`,
    })),
  );
}

function checkImage(pointer: string, sha256: string, context: CheckContext, limits: ImageCapability): Problem[] {
  const media = context.media.get(sha256);
  if (media === undefined) {
    return [
      problem(pointer, 'MEDIA_UNKNOWN', '找不到这张图片，请重新上传。', 'There is no such picture: upload it again.'),
    ];
  }
  // Stills are made to fit on their way.
  if (canLeave(media, limits)) return [];
  if (!limits.mimes.includes(media.mime)) {
    const kinds = limits.mimes.map((mime) => mime.replace('image/', '').toUpperCase()).join('、');
    return [
      problem(
        pointer,
        'MEDIA_TYPE',
        `此处不能用动图（只接受 ${kinds}），请换一张静态图片。`,
        `Nothing that moves can stand here (only ${kinds}): choose a still picture.`,
      ),
    ];
  }
  return [
    problem(
      pointer,
      'MEDIA_TOO_LARGE',
      `动图 ${kib(media.size)} KB，此渠道上限 ${kib(limits.maxBytes)} KB，请减少帧数或尺寸后重新上传，或换成静态图片。`,
      `The moving picture has ${kib(media.size)} KB of at most ${kib(limits.maxBytes)} KB here: make it shorter or smaller, or choose a still one.`,
    ),
  ];
}

function kib(bytes: number): number {
  return Math.ceil(bytes / 1024);
}

function utf8Bytes(text: string): number {
  return new TextEncoder().encode(text).length;
}
