import type { ErrorDefinition } from '../errors/app-error.js';

export const FILE_STORE_AWAY: ErrorDefinition = {
  code: 'FILE_STORE_AWAY',
  status: 503,
  level: 'error',
  zh: '文件存储暂时无法访问，请稍后重试；持续出现时请管理员检查文件目录或对象存储。',
  en: 'The file store does not answer. Try again in a moment; if it stays so, the administrator should check the folder or the bucket.',
};

export const FILE_STORE_DENIED: ErrorDefinition = {
  code: 'FILE_STORE_DENIED',
  status: 503,
  level: 'error',
  zh: '对象存储拒绝访问，文件没有处理。请管理员核对访问密钥，并授予 s3:GetObject、s3:PutObject、s3:DeleteObject（桶内对象）和 s3:ListBucket（存储桶）权限：缺少 ListBucket 时，不存在的文件也会被答复为“拒绝访问”。',
  en: 'The bucket refuses access. The administrator should check the keys and grant s3:GetObject, s3:PutObject and s3:DeleteObject on its objects and s3:ListBucket on the bucket: without the last, a file that is not there is answered as forbidden, too.',
};

export const FILE_STORE_FULL: ErrorDefinition = {
  code: 'FILE_STORE_FULL',
  status: 507,
  level: 'error',
  zh: '存放文件的磁盘已满，文件没有保存。请管理员腾出空间后重新上传。',
  en: 'The disk for files is full and the file was not kept. The administrator should make room; then upload it again.',
};

export const FILE_STORE_FOREIGN: ErrorDefinition = {
  code: 'FILE_STORE_FOREIGN',
  status: 503,
  level: 'error',
  zh: '本进程的文件存储与本平台其他进程的不是同一个，文件没有保存。请管理员让各进程使用同一目录（XUANFA_FILES_DIR）或同一存储桶（XUANFA_FILES_S3_BUCKET）。',
  en: 'This process uses another file store than the rest of the installation; nothing was kept. Give all processes the same folder (XUANFA_FILES_DIR) or bucket (XUANFA_FILES_S3_BUCKET).',
};

export const FILE_MISSING: ErrorDefinition = {
  code: 'FILE_MISSING',
  status: 500,
  level: 'error',
  zh: '文件存储中没有这个文件。请管理员检查各进程是否使用同一文件存储，或从备份恢复。',
  en: 'The file is not in the file store. The administrator should check that all processes use the same store, or restore it from a backup.',
};

export const FILE_DAMAGED: ErrorDefinition = {
  code: 'FILE_DAMAGED',
  status: 500,
  level: 'error',
  zh: '保存的文件已损坏，请管理员从备份恢复。',
  en: 'The stored file is damaged. The administrator should restore it from a backup.',
};

export const UPLOAD_CUT_OFF: ErrorDefinition = {
  code: 'UPLOAD_CUT_OFF',
  status: 400,
  level: 'info',
  zh: '上传中断，没有保存任何内容，请重新上传。',
  en: 'The upload broke off and nothing was kept. Upload the file again.',
};

export const UPLOAD_TOO_SLOW: ErrorDefinition = {
  code: 'UPLOAD_TOO_SLOW',
  status: 409,
  level: 'warn',
  zh: '上传用了太久，没有保存，请重新上传。',
  en: 'The upload took too long and was not kept. Upload the file again.',
};
