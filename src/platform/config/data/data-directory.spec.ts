import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lockDataDirectory, openDataDirectory } from './data-directory.js';
import { loadSecretKey } from './secret-key.js';
import { StartError } from '../start-error.js';

describe('the data directory', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'xuanfa-data-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('is made when missing, parents included, and left without a trace of the probe', () => {
    const path = openDataDirectory(join(folder, 'a', 'b'));
    expect(readdirSync(path)).toEqual([]);
  });

  it('is refused with its name when it cannot be a directory', () => {
    writeFileSync(join(folder, 'file'), '');
    expect(() => openDataDirectory(join(folder, 'file'))).toThrow(StartError);
    expect(() => openDataDirectory(join(folder, 'file', 'below'))).toThrow(join(folder, 'file', 'below'));
  });

  it('belongs to one process at a time, and the second is told which', async () => {
    const lock = await lockDataDirectory(folder);
    await expect(lockDataDirectory(folder)).rejects.toThrow(`pid ${process.pid}`);
    lock.release();
    (await lockDataDirectory(folder)).release();
    expect(readdirSync(folder)).toEqual([]);
  });

  it.each([
    ['of a process that is dead', JSON.stringify({ pid: 2 ** 22 + 1, born: null, token: 'x' })],
    ['of an earlier process with our number', JSON.stringify({ pid: process.pid, born: 'before', token: 'x' })],
    ['that was torn by a crash', '{"pid"'],
  ])('takes over a lock %s', async (_, content) => {
    writeFileSync(join(folder, 'owner.lock'), content);
    const lock = await lockDataDirectory(folder);
    expect(JSON.parse(readFileSync(join(folder, 'owner.lock'), 'utf8')).pid).toBe(process.pid);
    lock.release();
  });

  it('waits for an owner who is about to let go', async () => {
    const first = await lockDataDirectory(folder);
    const second = lockDataDirectory(folder, 10_000);
    first.release();
    (await second).release();
    expect(readdirSync(folder)).toEqual([]);
  });

  it("gives a dead owner's lock to one of several who want it at once", async () => {
    writeFileSync(join(folder, 'owner.lock'), JSON.stringify({ pid: 2 ** 22 + 1, born: null, token: 'x' }));
    const all = await Promise.allSettled(Array.from({ length: 5 }, () => lockDataDirectory(folder)));
    expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it("keeps one secret key, for the owner's eyes only", () => {
    const first = loadSecretKey({ secretKey: null, dataDir: folder });
    expect(first).toHaveLength(32);
    expect(loadSecretKey({ secretKey: null, dataDir: folder })).toEqual(first);
    expect(statSync(join(folder, 'secret.key')).mode & 0o777).toBe(0o600);
  });

  it('prefers the key that is given and refuses a damaged file instead of making a new key', () => {
    const given = Buffer.alloc(32, 1);
    expect(loadSecretKey({ secretKey: given, dataDir: folder })).toBe(given);
    expect(readdirSync(folder)).toEqual([]);
    writeFileSync(join(folder, 'secret.key'), 'rubbish');
    expect(() => loadSecretKey({ secretKey: null, dataDir: folder })).toThrow(StartError);
  });
});
