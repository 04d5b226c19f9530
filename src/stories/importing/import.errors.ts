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

export const WORD_REFUSED: ErrorDefinition = {
  code: 'WORD_REFUSED',
  status: 422,
  level: 'info',
  zh: '这不是 Word 文档（docx）。WPS、旧版 Word（doc、wps）请先另存为 docx 再导入。',
  en: 'This is no Word document (docx). Save documents of WPS or older Word (doc, wps) as docx first.',
};

export const WORD_TOO_LARGE: ErrorDefinition = {
  code: 'WORD_TOO_LARGE',
  status: 413,
  level: 'info',
  zh: '文档过大（上限 {limit} MB，含图片解压后）：请压缩图片，或分成几份导入。',
  en: 'The document is too large (at most {limit} MB, pictures unpacked): compress its pictures, or import it in parts.',
};

export const WORD_UNREADABLE: ErrorDefinition = {
  code: 'WORD_UNREADABLE',
  status: 422,
  level: 'info',
  zh: '文档读不出来：请在 Word 或 WPS 中打开确认，另存为 docx 后再导入，或直接复制粘贴。',
  en: 'The document cannot be read: open it in Word or WPS, save it as docx anew and import that, or copy and paste.',
};
