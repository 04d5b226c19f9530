import { createHash, randomUUID } from 'node:crypto';
import type {
  AccountAccess,
  MediaFile,
  PreparationJournal,
  SendPackage,
  UploadCache,
} from '../../../src/publishing/channels/channel.js';
import type { DocumentNode, VariantContent } from '../../../src/stories/variant-content.rules.js';

/** A picture of one pixel. */
export const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
export const PNG_SHA = createHash('sha256').update(PNG).digest('hex');
export const LINK = 'http://localhost:3000/stories/2026-07-15-0123456789';

export function picture(bytes: Buffer = PNG, mime = 'image/png'): MediaFile {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { sha256, mime, bytes, alt: '示例图片', width: 1, height: 1 };
}

export function memoryJournal(): PreparationJournal & { steps: Map<string, Record<string, string>> } {
  const steps = new Map<string, Record<string, string>>();
  return {
    steps,
    get: (step) => steps.get(step),
    put: async (step, facts) => {
      steps.set(step, facts);
    },
  };
}

export function memoryUploads(): UploadCache & { given: Map<string, Record<string, string>> } {
  const given = new Map<string, Record<string, string>>();
  const key = (...parts: string[]) => parts.join(' ');
  return {
    given,
    get: async (accountId, purpose, sha256) => given.get(key(accountId, purpose, sha256)),
    put: async (accountId, purpose, sha256, facts) => {
      given.set(key(accountId, purpose, sha256), facts);
    },
  };
}

export function body(...texts: string[]): DocumentNode {
  return {
    type: 'doc',
    content: texts.map((text) => ({ type: 'paragraph', content: [{ type: 'text', text }] })),
  };
}

export function image(sha256 = PNG_SHA): DocumentNode {
  return { type: 'image', attrs: { sha256, alt: '示例图片' } };
}

/** A package of a fresh publication. */
export function packageOf(
  account: AccountAccess,
  content: VariantContent,
  more: Partial<SendPackage> & { files?: MediaFile[] } = {},
): SendPackage {
  const { files = [picture()], ...rest } = more;
  return {
    publicationId: randomUUID(),
    marker: randomUUID().replaceAll('-', ''),
    account,
    content,
    link: LINK,
    departmentName: '示例学校',
    source: '示例来源',
    loadMedia: async (sha256) => {
      const file = files.find((one) => one.sha256 === sha256);
      if (!file) throw new Error(`no picture ${sha256}`);
      return file;
    },
    altOf: (sha256) => files.find((one) => one.sha256 === sha256)?.alt ?? '',
    journal: memoryJournal(),
    uploads: memoryUploads(),
    ...rest,
  };
}
