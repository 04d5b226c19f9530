import type { LocalText } from '../../../platform/errors/app-error.js';

/** What cannot be kept, by kind, with what becomes of it and what to do. */
export const LOST = {
  REVISION: {
    zh: '修订痕迹：已按接受全部修订读入，请核对',
    en: 'recorded changes: read as if all were accepted, please look them through',
  },
  SCRIPT: { zh: '脚本已去掉', en: 'scripts are gone' },
  STYLESHEET: {
    zh: '外部样式表已去掉：微信也不认，版式以行内样式为准',
    en: 'style sheets are gone: WeChat ignores them, too',
  },
  FRAME: {
    zh: '嵌入的视频、音频、小程序卡片或网页已去掉：请到公众平台后台插入，或改用文字说明',
    en: 'embedded videos, sounds, cards and pages are gone: put them in in the back office, or say it in words',
  },
  FORM: { zh: '表单和按钮已去掉', en: 'forms and buttons are gone' },
  DRAWING: {
    zh: '矢量图形（含点击动画）已去掉：需要的请导出成图片后上传',
    en: 'drawings (SVG, with their animations) are gone: export what is needed as a picture and upload it',
  },
  HIDDEN: { zh: '看不见的内容已去掉', en: 'what nobody can see is gone' },
  POSITIONED: {
    zh: '绝对定位、变形或动画已去掉，内容按先后排列：请核对顺序',
    en: 'positioning, transforms and animations are gone, and the contents follow one another: look at their order',
  },
  BACKGROUND: {
    zh: '背景图已去掉：其中有内容的请作为图片上传',
    en: 'background pictures are gone: upload those that say something',
  },
  LOOK: {
    zh: '颜色、字号、边框等由本系统的统一版式代替',
    en: 'colours, sizes, borders and the like give way to the house style',
  },
  LINK: {
    zh: '链接不是读者打得开的完整网址（例如文内跳转），只保留了文字',
    en: 'links that are no full address readers can open (jumps within the text, say) are now mere text',
  },
  TABLE: {
    zh: '表格中的表格已拆开，内容按先后排列',
    en: 'tables within tables are taken apart, and their contents follow one another',
  },
  DEPTH: { zh: '嵌套过深的列表或引用已展平', en: 'lists and quotes that are nested too deeply are flattened' },
} as const satisfies Record<string, LocalText>;

export type LostCode = keyof typeof LOST;

const TAGS: Readonly<Record<string, LostCode>> = {
  ...tags('SCRIPT', 'script noscript'),
  ...tags('STYLESHEET', 'style link'),
  ...tags(
    'FRAME',
    'iframe frame video audio embed object applet mpvoice mpvideo mp-common-profile mp-common-mpaudio mp-miniprogram mp-weapp qqmusic',
  ),
  ...tags('FORM', 'form input button select textarea'),
  ...tags('DRAWING', 'svg canvas math'),
};

const STYLES: readonly (readonly [LostCode, RegExp])[] = [
  [
    'POSITIONED',
    /(?:^|;)\s*(?:position\s*:\s*(?:absolute|fixed|sticky)|transform|animation(?:-[a-z]+)?\s*:|float\s*:)/i,
  ],
  ['BACKGROUND', /(?:^|;)\s*background(?:-image)?\s*:[^;]*url\(/i],
  [
    'LOOK',
    /(?:^|;)\s*(?:color|font-size|font-family|background|background-color|border|border-[a-z-]+|line-height|letter-spacing|box-shadow)\s*:/i,
  ],
];

/** What an opening tag brings along that cannot be kept. */
export function lostWith(name: string, attributes: Readonly<Record<string, string>>): LostCode[] {
  const own = TAGS[name];
  const style = attributes['style'] ?? '';
  const inline = STYLES.filter(([, pattern]) => pattern.test(style)).map(([code]) => code);
  const handlers = Object.keys(attributes).some((attribute) => /^on/i.test(attribute));
  // What the cleaner takes away is not there any more when links are read.
  const away = name === 'a' && /^\s*(?!https?:|mailto:)[a-z][a-z0-9+.-]*:/i.test(attributes['href'] ?? '');
  return [
    ...(own ? [own] : []),
    ...(away ? ['LINK' as const] : []),
    ...inline,
    ...(handlers ? ['SCRIPT' as const] : []),
  ];
}

function tags(code: LostCode, names: string): Record<string, LostCode> {
  return Object.fromEntries(names.split(' ').map((name) => [name, code]));
}
