import { join, resolve } from 'node:path';
import type { Demand } from './environment-demands.js';
import type { Environment } from './environment.js';

/** Where large files are kept. */
export interface Files {
  /** Absolute; the store itself when there is no bucket, and in any case where uploads are gathered until they are whole. */
  folder: string;
  /** Null = the folder is the store. */
  bucket: Bucket | null;
  /** Whether every process of the installation sees the same store: one process alone, a folder named on purpose, or a bucket. */
  shared: boolean;
}

/** A bucket of S3 or of anything that speaks its language. */
export interface Bucket {
  /** Null = that of the region at AWS. */
  endpoint: string | null;
  name: string;
  region: string;
  accessKey: string;
  secretKey: string;
  /** Where the bucket is named: in the path of the address, or in front of its host, as OSS and COS alone take it. */
  addressing: 'path' | 'host';
}

export function readFiles(given: Environment, { dataDir, alone }: { dataDir: string; alone: boolean }): Files {
  const {
    XUANFA_FILES_DIR: folder,
    XUANFA_FILES_S3_BUCKET: name,
    XUANFA_FILES_S3_ACCESS_KEY: accessKey,
    XUANFA_FILES_S3_SECRET_KEY: secretKey,
  } = given;
  const bucket =
    name === undefined || accessKey === undefined || secretKey === undefined
      ? null
      : {
          endpoint: given.XUANFA_FILES_S3_ENDPOINT ?? null,
          name,
          // What S3 lookalikes answer to unless told otherwise.
          region: given.XUANFA_FILES_S3_REGION ?? 'us-east-1',
          accessKey,
          secretKey,
          addressing: given.XUANFA_FILES_S3_ADDRESSING === 'host' ? ('host' as const) : ('path' as const),
        };
  return {
    folder: folder === undefined ? join(dataDir, 'files') : resolve(folder),
    bucket,
    shared: alone || bucket !== null || folder !== undefined,
  };
}

const NEEDED = ['XUANFA_FILES_S3_BUCKET', 'XUANFA_FILES_S3_ACCESS_KEY', 'XUANFA_FILES_S3_SECRET_KEY'] as const;
const OPTIONAL = ['XUANFA_FILES_S3_ENDPOINT', 'XUANFA_FILES_S3_REGION', 'XUANFA_FILES_S3_ADDRESSING'] as const;

/** Half a setting would put files where nobody looks for them. */
export function filesFaults(given: Environment): (Demand & { name: string })[] {
  const set = [...NEEDED, ...OPTIONAL].filter((name) => given[name] !== undefined);
  if (set.length === 0) return [];
  return NEEDED.filter((name) => given[name] === undefined).map((name) => ({
    name,
    zh: `给出 ${set.join('、')} 时必须一并给出`,
    en: `is required with ${set.join(', ')}`,
  }));
}
