import { createHash, randomBytes } from 'node:crypto';
import dns, { type LookupOptions } from 'node:dns';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { AppError } from '../../src/platform/errors/app-error.js';
import { INVALID_INPUT } from '../../src/platform/errors/platform.errors.js';
import { FileShelf } from '../../src/platform/files/file-shelf.service.js';
import { FileSweepService } from '../../src/platform/files/file-sweep.service.js';
import { type Doorkeeper, IncomingService } from '../../src/platform/files/incoming.service.js';
import { DiskFileStore } from '../../src/platform/files/stores/disk-file-store.js';
import type { FileStore } from '../../src/platform/files/stores/file-store.js';
import { S3FileStore } from '../../src/platform/files/stores/s3-file-store.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { openS3Server, type S3Server } from '../support/s3-server.js';
import { outcomeOf } from './stories-house.js';

let folder: string;
let s3: S3Server;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'xuanfa-files-'));
  s3 = await openS3Server();
});
afterAll(async () => {
  await s3.close();
  rmSync(folder, { recursive: true });
});

const digest = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
const anything: Doorkeeper = () => ({ most: 10_000_000, tooLarge: () => new AppError(INVALID_INPUT) });
const KINDS = [
  [
    'a folder',
    () => new DiskFileStore(join(folder, 'disk')),
    (place: string) => new DiskFileStore(join(folder, place)),
  ],
  ['a bucket', () => new S3FileStore(s3.bucket), () => new S3FileStore({ ...s3.bucket, name: 'somewhere-else' })],
] as const;

describe.each(KINDS)('files in %s', (_name, open, elsewhere) => {
  let database: TestDatabase;
  let store: FileStore;
  let shelf: FileShelf;
  let incoming: IncomingService;

  beforeAll(async () => {
    database = await createTestDatabase();
    store = open();
    shelf = new FileShelf(database.dataSource, store);
    incoming = new IncomingService({ files: { folder, bucket: null, shared: true } });
  });
  afterAll(() => database.close());

  const rows = () => database.dataSource.query<{ sha256: string }[]>(`SELECT sha256 FROM stored_file`);
  const age = (sha256: string, hours: number) =>
    database.dataSource.query(
      `UPDATE file_arrival SET at = clock_timestamp() - make_interval(hours => $2) WHERE sha256 = $1`,
      [sha256, hours],
    );
  const register = (file: { sha256: string; size: number }) =>
    database.dataSource.transaction((tx) => shelf.register(tx, file));
  const keep = (bytes: Buffer) =>
    incoming.give(bytes, async (file) => {
      await shelf.keep(file);
      return { sha256: file.sha256, size: file.size };
    });
  const sweep = () => new FileSweepService(database.dataSource, store).sweep();

  it('are kept under the digest of their bytes and read back whole, in parts, and not under another name', async () => {
    const bytes = randomBytes(300_000);
    const file = await keep(bytes);
    await register(file);
    expect(file).toEqual({ sha256: digest(bytes), size: bytes.length });
    expect((await shelf.read(file.sha256)).equals(bytes)).toBe(true);
    const part = await buffer(await shelf.open(file.sha256, { from: 1_000, to: 1_009 }));
    expect(part.equals(bytes.subarray(1_000, 1_010))).toBe(true);
    expect(await outcomeOf(shelf.read('0'.repeat(64)))).toBe('FILE_MISSING');
    expect(await store.sizeOf('0'.repeat(64))).toBeNull();
  });

  it('come as a stream that is never whole in memory, and the same file twice is kept once', async () => {
    const chunk = randomBytes(64 * 1024);
    const source = () => Readable.from(Array.from({ length: 40 }, () => chunk));
    const [one, two] = await Promise.all(
      [source(), source()].map((stream) =>
        incoming.receive(stream, anything, async (file) => {
          await shelf.keep(file);
          await register(file);
          return file.sha256;
        }),
      ),
    );
    expect(one).toBe(two);
    expect(await store.sizeOf(String(one))).toBe(40 * chunk.length);
    expect((await rows()).filter(({ sha256 }) => sha256 === one)).toHaveLength(1);
    expect(readdirSync(join(folder, 'incoming'))).toEqual([]);
  });

  it('that were put and never registered are swept a day later, and what has a row stays', async () => {
    const [litter, needed, fresh] = [
      await keep(randomBytes(20)),
      await keep(randomBytes(21)),
      await keep(randomBytes(22)),
    ];
    await register(needed);
    await age(litter.sha256, 25);
    await age(needed.sha256, 25);
    expect(await sweep()).toBe(1);
    const there = await Promise.all([litter, needed, fresh].map(({ sha256 }) => store.sizeOf(sha256)));
    expect(there).toEqual([null, 21, 22]);
    expect(await sweep()).toBe(0);
  });

  it('are not registered when a sweep could have taken them meanwhile, and come back when brought again', async () => {
    const bytes = randomBytes(30);
    const file = await keep(bytes);
    await age(file.sha256, 13);
    expect(await outcomeOf(register(file))).toBe('UPLOAD_TOO_SLOW');
    await age(file.sha256, 25);
    await sweep();
    await keep(bytes);
    await register(file);
    expect((await shelf.read(file.sha256)).equals(bytes)).toBe(true);
  });

  it('brought again while a sweep is at it wait for it and are put anew', async () => {
    const bytes = randomBytes(31);
    const file = await keep(bytes);
    await age(file.sha256, 25);
    const slow = open();
    const remove = slow.remove.bind(slow);
    let again: Promise<unknown> | undefined;
    slow.remove = async (sha256) => {
      again = keep(bytes);
      await remove(sha256);
    };
    await new FileSweepService(database.dataSource, slow).sweep();
    await again;
    await register(file);
    expect((await shelf.read(file.sha256)).equals(bytes)).toBe(true);
  });

  it('that are released go with a sweep a day later, unless something still refers to them', async () => {
    const [mine, shared] = [await keep(randomBytes(40)), await keep(randomBytes(41))];
    await register(mine);
    await register(shared);
    await database.dataSource.query(
      `CREATE TABLE IF NOT EXISTS reader (f character(64) REFERENCES stored_file (sha256))`,
    );
    await database.dataSource.query(`INSERT INTO reader VALUES ($1)`, [shared.sha256]);
    const release = ({ sha256 }: { sha256: string }) =>
      database.dataSource.transaction((tx) => shelf.release(tx, sha256));
    expect([await release(mine), await release(shared)]).toEqual([true, false]);
    await age(mine.sha256, 25);
    await age(shared.sha256, 25);
    await sweep();
    expect([await store.sizeOf(mine.sha256), await store.sizeOf(shared.sha256)]).toEqual([null, 41]);
  });

  it('a process that looks into another store is told so and keeps nothing', async () => {
    const other = new FileShelf(database.dataSource, elsewhere('empty'));
    const outcome = incoming.give(randomBytes(9), (file) => other.keep(file));
    expect(await outcomeOf(outcome)).toMatch(/^FILE_STORE_(FOREIGN|AWAY)$/);
    const second = await createTestDatabase();
    try {
      const stranger = new FileShelf(second.dataSource, store);
      expect(await outcomeOf(incoming.give(randomBytes(9), (file) => stranger.keep(file)))).toBe('FILE_STORE_FOREIGN');
    } finally {
      await second.close();
    }
  });
});

describe('uploads', () => {
  const incoming = () => new IncomingService({ files: { folder, bucket: null, shared: true } });
  const left = () => readdirSync(join(folder, 'incoming'));

  it.each<[string, () => Readable, Doorkeeper, string]>([
    [
      'that break off',
      () =>
        Readable.from(
          (async function* () {
            await Promise.resolve();
            yield randomBytes(5_000);
            throw Object.assign(new Error('aborted'), { code: 'ECONNRESET' });
          })(),
        ),
      anything,
      'UPLOAD_CUT_OFF',
    ],
    [
      'that the doorkeeper refuses by their head',
      () => Readable.from([randomBytes(9_000)]),
      () => {
        throw new AppError(INVALID_INPUT);
      },
      'INVALID_INPUT',
    ],
    [
      'that grow beyond what their kind may have',
      () => Readable.from([randomBytes(5_000), randomBytes(5_000)]),
      () => ({ most: 9_999, tooLarge: () => new AppError(INVALID_INPUT) }),
      'INVALID_INPUT',
    ],
  ])('%s leave nothing', async (_name, source, doorkeeper, code) => {
    expect(await outcomeOf(incoming().receive(source(), doorkeeper, async () => 'kept'))).toBe(code);
    expect(left()).toEqual([]);
  });

  it('that a crash left behind are swept at a start a day later', async () => {
    mkdirSync(join(folder, 'incoming'), { recursive: true });
    const [old, young] = ['old', 'young'].map((name) => join(folder, 'incoming', name));
    for (const path of [old, young]) writeFileSync(String(path), 'x');
    const yesterday = new Date(Date.now() - 25 * 3_600_000);
    utimesSync(String(old), yesterday, yesterday);
    await incoming().sweep();
    expect(left()).toEqual(['young']);
    rmSync(String(young));
  });
});

describe('a store that is away', () => {
  it('is said to be so, and nothing is taken for kept', async () => {
    const bucket = { ...s3.bucket, endpoint: 'http://127.0.0.1:9' };
    const file = { path: __filename, size: 1, sha256: '0'.repeat(64) };
    expect(await outcomeOf(new S3FileStore(bucket).keep(file))).toBe('FILE_STORE_AWAY');
    expect(await outcomeOf(new S3FileStore({ ...s3.bucket, secretKey: 'wrong' }).keep(file))).toBe('FILE_STORE_AWAY');
    writeFileSync(join(folder, 'no-folder'), '');
    expect(await outcomeOf(new DiskFileStore(join(folder, 'no-folder')).keep(file))).toBe('FILE_STORE_AWAY');
  });

  it.each([
    ['path', 'storage.example', `/xuanfa-files/00/${'0'.repeat(64)}`],
    ['host', 'xuanfa-files.storage.example', `/00/${'0'.repeat(64)}`],
  ] as const)('names the bucket in its %s where told to', async (addressing, host, url) => {
    const asked: (string | undefined)[][] = [];
    const server = createServer((request, response) => {
      asked.push([request.headers.host, request.url]);
      response.writeHead(404).end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    // Whatever the name, it is this machine.
    const here = (
      _name: string,
      { all }: LookupOptions,
      done: (error: null, found: unknown, family?: number) => void,
    ) => (all ? done(null, [{ address: '127.0.0.1', family: 4 }]) : done(null, '127.0.0.1', 4));
    const lookup = jest.spyOn(dns, 'lookup').mockImplementation(here as never);
    const bucket = { ...s3.bucket, name: 'xuanfa-files', endpoint: `http://storage.example:${port}`, addressing };
    const size = await new S3FileStore(bucket).sizeOf('0'.repeat(64)).finally(() => lookup.mockRestore());
    await new Promise((resolve) => server.close(resolve));
    expect(size).toBeNull();
    expect(asked).toEqual([[`${host}:${port}`, url]]);
  });

  it('says which right is missing where a bucket that may not be listed forbids what is not there', async () => {
    const server = createServer((_request, response) => response.writeHead(403).end());
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const store = new S3FileStore({ ...s3.bucket, endpoint: `http://127.0.0.1:${port}` });
    const fault = await store.sizeOf('0'.repeat(64)).catch((error: AppError) => error);
    await new Promise((resolve) => server.close(resolve));
    expect(fault).toMatchObject({
      code: 'FILE_STORE_DENIED',
      text: { zh: expect.stringContaining('s3:ListBucket'), en: expect.stringContaining('s3:ListBucket') },
    });
  });
});
