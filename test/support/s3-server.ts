import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import S3rver from 's3rver';
import type { Bucket } from '../../src/platform/config/files.js';

export interface S3Server {
  bucket: Bucket;
  /** Folder in which the server keeps its objects. */
  folder: string;
  close(): Promise<void>;
}

/** A server on this machine that speaks S3 and checks signatures, with one empty bucket. */
export async function openS3Server(): Promise<S3Server> {
  const folder = mkdtempSync(join(tmpdir(), 'xuanfa-s3-'));
  const name = 'xuanfa-files';
  const server = new S3rver({
    address: '127.0.0.1',
    port: 0,
    silent: true,
    directory: folder,
    configureBuckets: [{ name, configs: [] }],
  });
  const { port } = await server.run();
  return {
    // The one pair of keys the server knows.
    bucket: {
      endpoint: `http://127.0.0.1:${port}`,
      name,
      region: 'us-east-1',
      accessKey: 'S3RVER',
      secretKey: 'S3RVER',
    },
    folder,
    async close() {
      await server.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
