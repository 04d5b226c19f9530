import { CAPABILITIES, type ImageCapability } from '../../../accounts/channels/capability.rules.js';
import { isWechatArticle } from '../../../stories/document/address.rules.js';
import { linksOf } from '../../../stories/document/closed-address.rules.js';
import { imagesOf } from '../../../stories/document/document.rules.js';
import { demandOf, fitsAlready } from '../../../stories/media/fitting/fit.rules.js';
import type { Problem } from '../../../stories/problem.rules.js';
import type { AiUse } from '../../../stories/story.rules.js';
import { LINK_PLACE, type WechatContent } from '../../../stories/variant-content.rules.js';
import type { MediaFacts } from '../../../stories/variants/check-variant.rules.js';
import { item, type PreflightItem } from './preflight-item.rules.js';

/** What must be known of a picture. */
export interface PreflightedPicture extends MediaFacts {
  /** Pixels as shown. */
  width: number;
  height: number;
}

export interface PreflightedContent {
  content: WechatContent;
  /** What the check of the variant refuses. */
  problems: readonly Problem[];
  media: ReadonlyMap<string, PreflightedPicture>;
  aiUse: AiUse;
}

/** What the platform would make of an article. The worst first. */
export function contentItems({ content, problems, media, aiUse }: PreflightedContent): PreflightItem[] {
  return [
    ...problems.map(({ code, pointer, zh, en }) => item('refused', code, pointer, zh, en)),
    ...linkItems([...linksOf(content.body).keys()]),
    ...pictureItems(content, media),
    ...wordItems(content),
    ...(aiUse === 'none' ? [] : [AI_DECLARATION]),
  ];
}

const AI_DECLARATION = item(
  'note',
  'AI_DECLARATION',
  '/body',
  '平台接口没有“内容由 AI 生成”的声明项：正文里的标识必须保留；需要平台侧声明的，请在公众平台后台勾选。',
  'The interface has no field for “made by AI”: keep the label in the text, and tick it in the back office where the platform asks for it.',
);

function linkItems(links: readonly string[]): PreflightItem[] {
  const articles = links.filter(isWechatArticle);
  const temporary = articles.filter((href) => /[?&]tempkey=/.test(href));
  const outside = links.filter((href) => href !== LINK_PLACE && !isWechatArticle(href));
  const items: PreflightItem[] = [];
  if (temporary.length > 0)
    items.push(
      item(
        'refused',
        'TEMPORARY_LINK',
        '/body',
        `正文有 ${temporary.length} 个公众号文章的临时（预览）链接，平台不接受且很快失效：请换成文章发表后的链接。`,
        `The text has ${temporary.length} temporary (preview) links of WeChat articles, which the platform refuses and which soon end: use those of the published articles.`,
      ),
    );
  if (outside.length > 0)
    items.push(
      item(
        'changed',
        'OUTSIDE_LINKS',
        '/body',
        `正文有 ${outside.length} 个外部链接，微信不允许：发出时变为带编号的文字，网址列在文末。读者要点得开的，请放到“阅读原文”。`,
        `The text has ${outside.length} outside links, which WeChat refuses: they become numbered text with a list of addresses at the end. Use “read more” for the one readers are to open.`,
      ),
    );
  if (links.includes(LINK_PLACE))
    items.push(
      item(
        'changed',
        'PAGE_LINK_AS_TEXT',
        '/body',
        '正文里指向本稿网页的链接在微信里只保留文字：请确认“阅读原文”已设置。',
        'Links of the text to the story’s own page are mere text on WeChat: make sure that “read more” is set.',
      ),
    );
  if (articles.length > temporary.length)
    items.push(
      item(
        'note',
        'ARTICLE_LINKS',
        '/body',
        '正文链接到公众号文章：只有已发表的文章才能链接，请逐个打开核对。',
        'The text links to WeChat articles: only published ones may be linked. Open each of them.',
      ),
    );
  return items;
}

function pictureItems({ body, cover }: WechatContent, media: ReadonlyMap<string, PreflightedPicture>): PreflightItem[] {
  const { bodyImages, cover: coverLimits } = CAPABILITIES.wechat;
  const images = imagesOf(body).flatMap(({ sha256 }) => media.get(sha256) ?? []);
  const fitted = images.filter((one) => isFitted(one, bodyImages)).length;
  const items: PreflightItem[] = [];
  if (fitted > 0)
    items.push(
      item(
        'changed',
        'PICTURES_FITTED',
        '/body',
        `正文有 ${fitted} 张图超出微信的限制（JPG、PNG，小于 1 MB），发出前自动压缩或转换：请在预览中看清晰度。`,
        `${fitted} pictures of the text exceed what WeChat takes (JPG, PNG, below 1 MB) and are made to fit: look at them in the preview.`,
      ),
    );
  const coverFacts = cover === '' ? undefined : media.get(cover);
  if (coverFacts && isFitted(coverFacts, coverLimits))
    items.push(
      item(
        'changed',
        'COVER_FITTED',
        '/cover',
        '封面会自动转换成微信接受的格式。',
        'The cover is turned into a kind WeChat takes.',
      ),
    );
  if (coverFacts)
    items.push(
      item(
        'note',
        'COVER_CUT',
        '/cover',
        `封面（${coverFacts.width}×${coverFacts.height}）在头条位置裁成 2.35:1，在列表中裁成 1:1：请在预览中核对，主体被裁掉时调整图片焦点。`,
        `The cover (${coverFacts.width}×${coverFacts.height}) is cut to 2.35:1 as first article and to 1:1 in lists: look at the preview, and move its point where the subject is cut off.`,
      ),
    );
  if (images.length > 0) {
    const megabytes = (images.reduce((sum, { size }) => sum + size, 0) / 1024 / 1024).toFixed(1);
    items.push(
      item(
        'note',
        'PICTURE_COUNT',
        '/body',
        `正文共 ${images.length} 张图，原图合计 ${megabytes} MB。`,
        `The text has ${images.length} pictures of ${megabytes} MB in all.`,
      ),
    );
  }
  return items;
}

function wordItems({ title, digest, sourceLink }: WechatContent): PreflightItem[] {
  const { title: titleLimit, digest: digestLimit } = CAPABILITIES.wechat;
  const items: PreflightItem[] = [];
  if (digest.trim() === '')
    items.push(
      item(
        'note',
        'DIGEST_EMPTY',
        '/digest',
        `没有摘要：平台会自动取正文前 54 字。建议写一句（不超过 ${digestLimit.maxCharacters} 字）。`,
        `There is no digest: the platform takes the first 54 characters of the text. Better write a line (at most ${digestLimit.maxCharacters}).`,
      ),
    );
  if (sourceLink === null)
    items.push(
      item(
        'note',
        'SOURCE_LINK_MISSING',
        '/sourceLink',
        '没有“阅读原文”：读者到不了网站，发布结果不明时系统也难以在平台上认出这一篇。建议填写。',
        'There is no “read more”: readers do not get to the site, and a post nobody heard the end of is hard to find again. Better set it.',
      ),
    );
  items.push(
    item(
      'note',
      'LENGTHS',
      '/title',
      `标题 ${title.length}/${titleLimit.maxCharacters} 字，摘要 ${digest.length}/${digestLimit.maxCharacters} 字。`,
      `Title ${title.length} of ${titleLimit.maxCharacters}, digest ${digest.length} of ${digestLimit.maxCharacters} characters.`,
    ),
  );
  return items;
}

function isFitted(picture: PreflightedPicture, limits: ImageCapability): boolean {
  return picture.frames === 1 && !fitsAlready(picture, demandOf(limits));
}
