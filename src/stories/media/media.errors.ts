import type { ErrorDefinition } from '../../platform/errors/app-error.js';

export const MEDIA_UNKNOWN: ErrorDefinition = {
  code: 'MEDIA_UNKNOWN',
  status: 404,
  level: 'info',
  zh: '没有这张图片，请重新上传。',
  en: 'There is no such picture. Upload it again.',
};

export const MEDIA_CORRUPT: ErrorDefinition = {
  code: 'MEDIA_CORRUPT',
  status: 500,
  level: 'error',
  zh: '图片数据已损坏，请联系管理员从备份恢复。',
  en: 'The stored picture is damaged. Ask the administrator to restore it from a backup.',
};

export const MEDIA_TOO_LARGE: ErrorDefinition = {
  code: 'MEDIA_TOO_LARGE',
  status: 413,
  level: 'info',
  zh: '图片超过 {limit} MB，请压缩后再上传。',
  en: 'The picture is larger than {limit} MB. Make it smaller and upload it again.',
};

export const MEDIA_STAYS_TOO_LARGE: ErrorDefinition = {
  code: 'MEDIA_STAYS_TOO_LARGE',
  status: 413,
  level: 'info',
  zh: '图片压缩后仍超过 {limit} MB。请缩小尺寸（照片长边 4000 像素已足够），动图请减少帧数，再上传。',
  en: 'The picture stays larger than {limit} MB, compressed as it is. Make it smaller (4000 pixels are plenty for a photo; fewer frames for what moves) and upload it again.',
};

export const MEDIA_NOT_AN_IMAGE: ErrorDefinition = {
  code: 'MEDIA_NOT_AN_IMAGE',
  status: 422,
  level: 'info',
  zh: '文件不是可用的 JPEG、PNG、GIF 或 WebP 图片，请换一张。',
  en: 'The file is no usable JPEG, PNG, GIF or WebP picture. Choose another one.',
};

export const MEDIA_TOO_MANY_PIXELS: ErrorDefinition = {
  code: 'MEDIA_TOO_MANY_PIXELS',
  status: 422,
  level: 'info',
  zh: '图片为 {width}×{height} 像素，超过上限（单边 {side}，共 {million} 百万像素），请缩小后再上传。',
  en: 'The picture has {width}×{height} pixels, more than {side} a side or {million} million in all. Scale it down.',
};

export const MEDIA_TOO_MANY_FRAMES: ErrorDefinition = {
  code: 'MEDIA_TOO_MANY_FRAMES',
  status: 422,
  level: 'info',
  zh: '动图有 {frames} 帧，超过 {limit} 帧，请减少帧数或改用视频后再上传。',
  en: 'The moving picture has {frames} frames, more than {limit}. Leave some out, or use a video instead.',
};

export const MEDIA_TOO_MANY_WORDS: ErrorDefinition = {
  code: 'MEDIA_TOO_MANY_WORDS',
  status: 422,
  level: 'warn',
  zh: '图片夹带的文字和拍摄信息过多（上限 {limit} MB），无法从中查找人工智能生成标识。请从制作它的软件重新导出后再上传。',
  en: 'The picture carries so many words and camera data (at most {limit} MB) that they cannot be searched for the label of machine-made pictures. Export it anew from where it was made and upload that.',
};

export const MEDIA_MISSING_FILE: ErrorDefinition = {
  code: 'MEDIA_MISSING_FILE',
  status: 400,
  level: 'info',
  zh: '请用 multipart/form-data 的 file 字段上传一张图片。',
  en: 'Send one picture as the field `file` of a multipart/form-data body.',
};

export const MEDIA_BROKEN: ErrorDefinition = {
  code: 'MEDIA_BROKEN',
  status: 422,
  level: 'info',
  zh: '图片不完整或已损坏，请重新导出或重新传输后再上传。',
  en: 'The picture is cut off or damaged. Export or transfer it anew and upload it again.',
};

export const MEDIA_KIND_REFUSED: ErrorDefinition = {
  code: 'MEDIA_KIND_REFUSED',
  status: 422,
  level: 'info',
  zh: '不接受 {kind} 文件。{advice}。',
  en: '{kind} files are not taken as pictures. {advice}.',
};

export const MEDIA_LABEL_TOO_LONG: ErrorDefinition = {
  code: 'MEDIA_LABEL_TOO_LONG',
  status: 422,
  level: 'warn',
  zh: '图片的人工智能生成标识过长，无法随图保留，而去掉标识是不允许的。请向生成该图的平台重新获取图片。',
  en: 'The label that says a machine made this picture is too long to be kept, and it must not be removed. Get the picture anew from where it was made.',
};

export const MEDIA_CANNOT_FIT: ErrorDefinition = {
  code: 'MEDIA_CANNOT_FIT',
  status: 422,
  level: 'info',
  zh: '无法把图片做成此渠道要求的样子（{kinds}，不超过 {kilobytes} KB），请换一张图片。',
  en: 'The picture cannot be made to fit this channel ({kinds}, at most {kilobytes} KB). Choose another one.',
};
