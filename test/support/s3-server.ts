import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Bucket } from '../../src/platform/config/files.js';

export interface S3Server {
  bucket: Bucket;
  /** Folder in which the server keeps its objects. */
  folder: string;
  close(): Promise<void>;
}

const NAME = 'xuanfa-files';

/** What the server's process runs; it says its port when it listens, and ends with us. */
const SERVER = `
  const S3rver = require('s3rver');
  const [directory, name] = process.argv.slice(1);
  const server = new S3rver({
    address: '127.0.0.1', port: 0, silent: true, directory, configureBuckets: [{ name, configs: [] }],
  });
  server.run().then(({ port }) => process.stdout.write(port + '\\n'));
  process.stdin.on('end', () => process.exit(0)).resume();
`;

/**
 * A server on this machine that speaks S3 and checks signatures, with one empty bucket. In a process of its own: it throws, outside of
 * any call, when what it is still writing is cleared away, and would take the specs of others with it.
 */
export async function openS3Server(): Promise<S3Server> {
  const folder = mkdtempSync(join(tmpdir(), 'xuanfa-s3-'));
  const child = spawn(process.execPath, ['-e', SERVER, folder, NAME], { stdio: ['pipe', 'pipe', 'pipe'] });
  const port = await portOf(child);
  return {
    // The one pair of keys the server knows.
    bucket: {
      endpoint: `http://127.0.0.1:${port}`,
      name: NAME,
      region: 'us-east-1',
      accessKey: 'S3RVER',
      secretKey: 'S3RVER',
      addressing: 'path',
    },
    folder,
    async close() {
      const ended = once(child, 'close');
      child.kill('SIGKILL');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** @throws when it ends before it listens */
async function portOf(child: ChildProcess): Promise<number> {
  let said = '';
  child.stderr?.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const line = await Promise.race([
    once(child.stdout as NodeJS.ReadableStream, 'data').then(([chunk]: unknown[]) => String(chunk)),
    once(child, 'close').then(() => ''),
  ]);
  const port = Number(line.trim());
  if (!Number.isInteger(port) || port === 0) throw new Error(`the S3 server did not start:\n${said}`);
  return port;
}
