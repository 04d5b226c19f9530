import type { ErrorDefinition } from '../../platform/errors/app-error.js';

export const EXPORT_NOT_WEB: ErrorDefinition = {
  code: 'EXPORT_NOT_WEB',
  status: 422,
  level: 'info',
  zh: '只有网站稿可以导出为网页。请在同一篇稿件的网站发布任务上导出。',
  en: 'Only web texts are exported as pages: export the web publication of the same story.',
};

export const EXPORT_NOT_OUT: ErrorDefinition = {
  code: 'EXPORT_NOT_OUT',
  status: 409,
  level: 'info',
  zh: '这篇稿件还没有发布，或已经撤下，不能导出。人工发布的稿件请从人工发布任务中下载网页包。',
  en: 'This text is not published, or was taken down, and is not exported. For a post by hand, download the page from its task.',
};

export const EXPORT_EMPTY: ErrorDefinition = {
  code: 'EXPORT_EMPTY',
  status: 409,
  level: 'info',
  zh: '这个专题下还没有您可以查看的已发布网站稿，没有内容可导出。',
  en: 'This campaign has no published web text that you may read: there is nothing to export.',
};

export const EXPORT_TOO_MANY: ErrorDefinition = {
  code: 'EXPORT_TOO_MANY',
  status: 409,
  level: 'info',
  zh: '这个专题已发布的网站稿超过 {limit} 篇，一次导不完。请用 from、to 指定发布日期，分几次导出。',
  en: 'This campaign has more than {limit} published web texts: export them in parts, by the days given as from and to.',
};
