import type { ErrorDefinition } from '../../../platform/errors/app-error.js';

export const ATTACHMENT_KIND_REFUSED: ErrorDefinition = {
  code: 'ATTACHMENT_KIND_REFUSED',
  status: 422,
  level: 'info',
  zh: '不接受这种文件。附件可以是视频（mp4、mov）、文档（docx、xlsx、pptx、doc、xls、ppt、wps）、pdf 或 zip；图片请从图片入口上传。',
  en: 'This kind of file is not taken. Attach a video (mp4, mov), a document (docx, xlsx, pptx, doc, xls, ppt, wps), a PDF or a zip; upload pictures as pictures.',
};

export const ATTACHMENT_BROKEN: ErrorDefinition = {
  code: 'ATTACHMENT_BROKEN',
  status: 422,
  level: 'info',
  zh: '文件不完整或已损坏，请在电脑上打开确认后重新上传。',
  en: 'The file is cut off or damaged. Open it on your computer to check, and upload it again.',
};

export const ATTACHMENT_TOO_LARGE: ErrorDefinition = {
  code: 'ATTACHMENT_TOO_LARGE',
  status: 413,
  level: 'info',
  zh: '这类附件最大 {limit} MB，请压缩或拆分后再上传。',
  en: 'Attachments of this kind may have {limit} MB at most. Compress or split it and upload it again.',
};

export const ATTACHMENT_ENCRYPTED: ErrorDefinition = {
  code: 'ATTACHMENT_ENCRYPTED',
  status: 422,
  level: 'info',
  zh: '文件设有密码，无法审核其内容。请去掉密码后再上传。',
  en: 'The file is locked with a password, so nobody can review it. Remove the password and upload it again.',
};

export const ATTACHMENT_ACTIVE: ErrorDefinition = {
  code: 'ATTACHMENT_ACTIVE',
  status: 422,
  level: 'warn',
  zh: '文件里有宏或脚本（{what}），打开时可能运行。请另存为不含宏的文档或导出为 pdf 后再上传。',
  en: 'The file holds macros or scripts ({what}) that may run when it is opened. Save it without them, or export it as PDF, and upload that.',
};

export const ATTACHMENT_HOSTILE: ErrorDefinition = {
  code: 'ATTACHMENT_HOSTILE',
  status: 422,
  level: 'warn',
  zh: '压缩包不安全（{what}），已拒绝。请只打包要发布的文件，重新压缩后上传。',
  en: 'The archive is unsafe ({what}) and was refused. Pack only the files to publish, anew, and upload that.',
};

export const ATTACHMENTS_TOO_MANY: ErrorDefinition = {
  code: 'ATTACHMENTS_TOO_MANY',
  status: 409,
  level: 'info',
  zh: '一篇稿件最多 {most} 个附件，请先移除不需要的，或打包为一个 zip。',
  en: 'A story has {most} attachments at most. Remove what is not needed, or pack several into one zip.',
};
