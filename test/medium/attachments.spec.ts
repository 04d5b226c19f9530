import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import type { Actor } from '../../src/identity/actor.js';
import { inspectAttachment } from '../../src/stories/media/attachments/inspect/inspect-attachment.js';
import { archive, compound, film, openXml, pdf, renamed, withDirectoryField } from '../support/attached-files.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { AttachmentsHouse } from './attachments-house.js';
import { outcomeOf, pixel } from './stories-house.js';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'xuanfa-attachments-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const inspected = async (bytes: Buffer): Promise<string> => {
  const path = join(folder, 'file');
  writeFileSync(path, bytes);
  return inspectAttachment({ path, size: bytes.length });
};

describe('a file is known by its content', () => {
  it.each<[string, () => Buffer | Promise<Buffer>]>([
    ['mp4', () => film()],
    ['mov', () => film({ brand: 'qt  ' })],
    ['docx', () => openXml('docx')],
    ['xlsx', () => openXml('xlsx')],
    ['pptx', () => openXml('pptx', { 'ppt/media/a.mp4': 'x' })],
    ['doc', () => compound(['1Table', 'WordDocument', 'Data', 'CompObj', 'SummaryInformation'])],
    ['xls', () => compound(['Workbook'])],
    ['ppt', () => compound(['PowerPoint Document'])],
    ['pdf', () => pdf()],
    ['zip', () => archive({ '照片/一.jpg': 'x', '说明.txt': '示例' })],
  ])('%s', async (kind, file) => {
    expect(await inspected(await file())).toBe(kind);
  });

  it.each<[string, () => Buffer | Promise<Buffer>, string]>([
    ['nothing', () => Buffer.alloc(0), 'ATTACHMENT_KIND_REFUSED'],
    ['a program', () => Buffer.from('MZ\x90\0'), 'ATTACHMENT_KIND_REFUSED'],
    ['a page', () => Buffer.from('<html><script>'), 'ATTACHMENT_KIND_REFUSED'],
    ['a sound that calls itself a film', () => film({ track: 'soun' }), 'ATTACHMENT_KIND_REFUSED'],
    ['a compound file of something else', () => compound(['__properties_version1.0']), 'ATTACHMENT_KIND_REFUSED'],
    ['a film that is cut off', () => film({ data: 5_000 }).subarray(0, 3_000), 'ATTACHMENT_BROKEN'],
    ['a film without media', () => film({ data: 0 }).subarray(0, -8), 'ATTACHMENT_BROKEN'],
    ['a document that is cut off', async () => (await openXml('docx')).subarray(0, 120), 'ATTACHMENT_BROKEN'],
    ['a compound file that is cut off', () => compound(['WordDocument']).subarray(0, 900), 'ATTACHMENT_BROKEN'],
    [
      'a compound file whose directory goes in a circle',
      () => {
        const file = compound(['a', 'b', 'c', 'd', 'e']);
        file.writeUInt32LE(1, 512 + 8);
        return file;
      },
      'ATTACHMENT_BROKEN',
    ],
    ['a PDF that is cut off', () => pdf().subarray(0, 40), 'ATTACHMENT_BROKEN'],
    ['a PDF with a script', () => pdf('/OpenAction << /S /JavaScript /JS (x) >>'), 'ATTACHMENT_ACTIVE'],
    ['a PDF that starts programs', () => pdf('/A << /S /Launch >>'), 'ATTACHMENT_ACTIVE'],
    ['a document with macros', () => openXml('docx', { 'word/vbaProject.bin': 'x' }), 'ATTACHMENT_ACTIVE'],
    ['an older document with macros', () => compound(['WordDocument', 'Macros', 'VBA']), 'ATTACHMENT_ACTIVE'],
    ['a document with a password', () => compound(['EncryptionInfo', 'EncryptedPackage']), 'ATTACHMENT_ENCRYPTED'],
    [
      'an archive with a password',
      async () => withDirectoryField(await archive({ 'a.txt': 'x' }), 8, 1, 2),
      'ATTACHMENT_ENCRYPTED',
    ],
    ['an archive with a program', () => archive({ '照片/看我.jpg.exe': 'MZ' }), 'ATTACHMENT_HOSTILE'],
    [
      'an archive that writes elsewhere',
      async () => renamed(await archive({ 'aa/passwd': 'x' }), 'aa/passwd', '../passwd'),
      'ATTACHMENT_HOSTILE',
    ],
    ['an archive with a link', () => archive({ link: '/etc/passwd' }, { mode: 0o120777 }), 'ATTACHMENT_HOSTILE'],
    [
      'an archive that unpacks to more than any disk holds',
      async () => withDirectoryField(await archive({ 'a.txt': 'x'.repeat(1_000) }), 24, 0xfffffffe, 4),
      'ATTACHMENT_HOSTILE',
    ],
    [
      'an archive of countless files',
      () => archive(Object.fromEntries(Array.from({ length: 10_001 }, (_, n) => [`${n}`, '']))),
      'ATTACHMENT_HOSTILE',
    ],
    [
      'an archive behind a program',
      async () => Buffer.concat([Buffer.from('MZ'), await archive({ a: 'x' })]),
      'ATTACHMENT_KIND_REFUSED',
    ],
  ])('%s is refused', async (_name, file, code) => {
    expect(await outcomeOf(inspected(await file()))).toBe(code);
  });
});

describe.each(['folder', 'bucket'] as const)('attachments in a %s', (kind) => {
  let database: TestDatabase;
  let house: AttachmentsHouse;
  let author: Actor;
  let second: Actor;
  let storyId: string;

  beforeAll(async () => {
    database = await createTestDatabase();
    house = await AttachmentsHouse.open(database.dataSource, kind);
    [author, second] = [await house.stories.officer(), await house.stories.officer()];
  });
  beforeEach(async () => {
    storyId = await house.stories.writer.create(author, house.stories.newStory());
  });
  afterAll(async () => {
    await house.close();
    await database.close();
  });

  const attach = (bytes: Buffer, name = '示例.mp4', who = author) =>
    house.desk.attach(who, storyId, Readable.from([bytes]), name);
  const actions = async () => {
    const rows = await database.dataSource.query<{ action: string }[]>(
      `SELECT action FROM audit_entry WHERE subject_id = $1 ORDER BY id`,
      [storyId],
    );
    return rows.map(({ action }) => action);
  };

  it('are kept whole with their name, once, and whoever brought one is an author of the story', async () => {
    const bytes = film({ data: 200_000 });
    const one = await attach(bytes, '../访谈\u202E.mp4', second);
    expect(one).toMatchObject({ kind: 'mp4', name: '访谈.mp4', size: bytes.length, createdBy: second.personId });
    expect(await attach(bytes, '另一个名字.mp4')).toEqual(one);
    expect(await house.reader.list(author, storyId)).toEqual([one]);
    expect((await buffer(await house.reader.open(one))).equals(bytes)).toBe(true);
    const part = await buffer(await house.reader.open(one, { from: 4, to: 7 }));
    expect(part.toString()).toBe('ftyp');
    expect((await house.stories.stories.find(storyId))?.contributors).toContain(second.personId);
    expect(await actions()).toEqual(['story.create', 'story.attach']);
  });

  it('that are refused or break off leave neither row nor file', async () => {
    const before = await database.dataSource.query<unknown[]>(`SELECT FROM stored_file`);
    expect(await outcomeOf(attach(Buffer.from('MZ')))).toBe('ATTACHMENT_KIND_REFUSED');
    expect(await outcomeOf(attach(film({ data: 5_000 }).subarray(0, 4_999)))).toBe('ATTACHMENT_BROKEN');
    const cut = Readable.from(
      (async function* () {
        await Promise.resolve();
        yield film({ data: 100_000 }).subarray(0, 50_000);
        throw Object.assign(new Error('aborted'), { code: 'ECONNRESET' });
      })(),
    );
    expect(await outcomeOf(house.desk.attach(author, storyId, cut, 'a.mp4'))).toBe('UPLOAD_CUT_OFF');
    expect(await house.reader.list(author, storyId)).toEqual([]);
    expect(await database.dataSource.query(`SELECT FROM stored_file`)).toHaveLength(before.length);
    expect(readdirSync(join(house.folder, 'incoming'))).toEqual([]);
  });

  it('go when they are taken away; the file stays as long as another story has it', async () => {
    const bytes = film({ data: 77 });
    const mine = await attach(bytes);
    const other = await house.stories.writer.create(author, house.stories.newStory());
    const theirs = await house.desk.attach(author, other, Readable.from([bytes]), 'b.mp4');
    await house.desk.detach(author, storyId, mine.id);
    expect(await outcomeOf(house.reader.find(author, storyId, mine.id))).toBe('NOT_FOUND');
    const held = () => database.dataSource.query<unknown[]>(`SELECT FROM stored_file WHERE sha256 = $1`, [mine.sha256]);
    expect(await held()).toHaveLength(1);
    await house.desk.detach(author, other, theirs.id);
    expect(await held()).toHaveLength(0);
    expect(await actions()).toEqual(['story.create', 'story.attach', 'story.detach']);
  });

  it('stand still under review, in the service and in the database', async () => {
    const one = await attach(film());
    await house.stories.submit(storyId);
    expect(await outcomeOf(attach(film({ data: 65 })))).toBe('STORY_NOT_WRITABLE');
    expect(await outcomeOf(house.desk.detach(author, storyId, one.id))).toBe('STORY_NOT_WRITABLE');
    const sql = (query: string) => outcomeOf(database.dataSource.query(query, [one.id]));
    expect(await sql(`DELETE FROM story_attachment WHERE id = $1`)).toBe('story_attachment_locked');
    expect(await sql(`UPDATE story_attachment SET name = 'x' WHERE id = $1`)).toBe('story_attachment_kept');
    const insert = `INSERT INTO story_attachment SELECT gen_random_uuid(), story_id, $2, kind, name, size, created_by FROM story_attachment WHERE id = $1`;
    const more = database.dataSource.query(insert, [one.id, 'f'.repeat(64)]);
    expect(await outcomeOf(more)).toBe('story_attachment_locked');
  });

  it('are no more than twenty', async () => {
    for (let n = 0; n < 20; n += 1) await attach(film({ data: 100 + n }));
    expect(await outcomeOf(house.desk.requireRoom(author, storyId))).toBe('ATTACHMENTS_TOO_MANY');
    expect(await outcomeOf(attach(film({ data: 99 })))).toBe('ATTACHMENTS_TOO_MANY');
  });
});

describe('the point a picture is cut around', () => {
  let database: TestDatabase;
  let house: AttachmentsHouse;
  let author: Actor;
  let sha256: string;

  beforeAll(async () => {
    database = await createTestDatabase();
    house = await AttachmentsHouse.open(database.dataSource, 'folder');
    author = await house.stories.officer();
    ({ sha256 } = await house.stories.media.upload(author, pixel(1)));
  });
  afterAll(async () => {
    await house.close();
    await database.close();
  });

  it('is the middle until somebody sets it, belongs to the story, and makes its setter an author', async () => {
    const [mine, other] = [await story(), await story()];
    const second = await house.stories.officer();
    await house.focus.set(author, mine, sha256, { x: 0.1, y: 0.2 });
    await house.focus.set(second, mine, sha256, { x: 0.12345, y: 1 });
    const points = await house.focus.pointsOf([mine, other]);
    expect([points.of(mine, sha256), points.of(other, sha256)]).toEqual([
      { x: 0.123, y: 1 },
      { x: 0.5, y: 0.5 },
    ]);
    expect(await house.focus.list(author, mine)).toEqual([expect.objectContaining({ sha256, x: 0.123, y: 1 })]);
    expect((await house.stories.stories.find(mine))?.contributors).toContain(second.personId);
  });

  it('stands still under review, and is set on pictures that are there alone', async () => {
    const storyId = await story();
    expect(await outcomeOf(house.focus.set(author, storyId, 'f'.repeat(64), { x: 0, y: 0 }))).toBe('MEDIA_UNKNOWN');
    await house.focus.set(author, storyId, sha256, { x: 0, y: 0 });
    await house.stories.submit(storyId);
    expect(await outcomeOf(house.focus.set(author, storyId, sha256, { x: 1, y: 1 }))).toBe('STORY_NOT_WRITABLE');
    const change = database.dataSource.query(`UPDATE picture_focus SET x = 1 WHERE story_id = $1`, [storyId]);
    expect(await outcomeOf(change)).toBe('picture_focus_locked');
  });

  const story = () => house.stories.writer.create(author, house.stories.newStory());
});
