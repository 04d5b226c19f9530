import type { ErrorDefinition } from '../../platform/errors/app-error.js';

export const IMPORT_TOO_LARGE: ErrorDefinition = {
  code: 'IMPORT_TOO_LARGE',
  status: 422,
  level: 'info',
  zh: '这段 HTML 有 {tags} 个标签，上限 {most} 个：请分成几段导入。',
  en: 'This HTML has {tags} tags of at most {most}: import it in parts.',
};

export const IMPORT_EMPTY: ErrorDefinition = {
  code: 'IMPORT_EMPTY',
  status: 422,
  level: 'info',
  zh: '这段 HTML 里没有可以保留的文字：请在排版工具中全选复制后重新粘贴，或直接粘贴文字。',
  en: 'Nothing in this HTML is writing that can be kept: copy all of it in the layout tool once more, or paste the text.',
};
