import type { LocalText } from '../../../platform/errors/app-error.js';

/** A kind of file people take for a picture to publish, and what they do about it. */
export interface RefusedKind {
  name: string;
  advice: LocalText;
}

const AS_JPEG: LocalText = {
  zh: '请用看图软件另存为 JPEG 或 PNG 后再上传',
  en: 'Save it as JPEG or PNG with a picture viewer and upload that',
};

const HEIC: RefusedKind = {
  name: 'HEIC',
  advice: {
    zh: '请把手机相机的格式设为“兼容性最佳”（JPEG），或在手机上用“发送为 JPEG”后再上传',
    en: 'Set the phone’s camera to “Most compatible” (JPEG), or share the picture as JPEG, and upload that',
  },
};

/** Brands of an ISO base media file (ISO/IEC 14496-12 `ftyp`) that hold a still picture. */
const STILL_BRANDS: Record<string, RefusedKind> = {
  heic: HEIC,
  heix: HEIC,
  heim: HEIC,
  heis: HEIC,
  hevc: HEIC,
  hevx: HEIC,
  mif1: HEIC,
  msf1: HEIC,
  avif: { name: 'AVIF', advice: AS_JPEG },
  avis: { name: 'AVIF', advice: AS_JPEG },
};

/**
 * Names what somebody took for a picture by its first bytes.
 * @returns null for what nobody would: it gets the general answer
 */
export function refusedKind(head: Uint8Array): RefusedKind | null {
  const text = Buffer.from(head).toString('latin1');
  if (text.slice(4, 8) === 'ftyp') {
    const still = STILL_BRANDS[text.slice(8, 12)];
    if (still) return still;
    return {
      name: '视频 video',
      advice: { zh: '视频请作为稿件的附件上传', en: 'Upload a video as an attachment of its story' },
    };
  }
  if (text.startsWith('BM')) return { name: 'BMP', advice: AS_JPEG };
  if (text.startsWith('II*\0') || text.startsWith('MM\0*')) return { name: 'TIFF', advice: AS_JPEG };
  if (text.startsWith('8BPS')) return { name: 'PSD', advice: AS_JPEG };
  if (text.startsWith('\xff\x0a') || text.startsWith('\0\0\0\x0cJXL ')) return { name: 'JPEG XL', advice: AS_JPEG };
  if (/<svg[\s>]/i.test(text.slice(0, 1_024))) {
    return {
      name: 'SVG',
      advice: {
        zh: 'SVG 可以夹带脚本，请导出为 PNG 后再上传',
        en: 'An SVG can carry scripts: export it as PNG and upload that',
      },
    };
  }
  if (text.startsWith('%PDF-')) {
    return {
      name: 'PDF',
      advice: {
        zh: '请导出为 PNG，或作为稿件的附件上传',
        en: 'Export it as PNG, or upload it as an attachment of its story',
      },
    };
  }
  return null;
}
