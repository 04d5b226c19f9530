import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DataSource } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { CampaignService } from '../../src/campaigns/campaign.service.js';
import { AccessService } from '../../src/identity/access/access.service.js';
import type { Actor } from '../../src/identity/actor.js';
import { PersonService } from '../../src/identity/people/person.service.js';
import { DepartmentService } from '../../src/identity/departments/department.service.js';
import { AuditService } from '../../src/platform/audit/audit.service.js';
import type { Files } from '../../src/platform/config/files.js';
import { FileShelf } from '../../src/platform/files/file-shelf.service.js';
import { IncomingService } from '../../src/platform/files/incoming.service.js';
import { DiskFileStore } from '../../src/platform/files/stores/disk-file-store.js';
import { S3FileStore } from '../../src/platform/files/stores/s3-file-store.js';
import { MediaAccessService } from '../../src/stories/media/media-access.service.js';
import { MediaService } from '../../src/stories/media/media.service.js';
import { PictureFitting } from '../../src/stories/media/fitting/picture-fitting.service.js';
import { PictureBench } from '../../src/stories/media/picture/picture-bench.service.js';
import { PictureMaker } from '../../src/stories/media/picture/picture-maker.service.js';
import { PictureShelf } from '../../src/stories/media/picture/picture-shelf.service.js';
import { StorySearch } from '../../src/stories/search/story-search.service.js';
import { StoryService } from '../../src/stories/story.service.js';
import { StoryAccessService } from '../../src/stories/story/story-access.service.js';
import { StoryReaderService } from '../../src/stories/story/story-reader.service.js';
import { VariantCheckService } from '../../src/stories/variants/records/variant-check.service.js';
import { VariantReaderService } from '../../src/stories/variants/records/variant-reader.service.js';
import { VariantWriterService } from '../../src/stories/variants/records/variant-writer.service.js';
import { RevisionMakerService } from '../../src/stories/writing/revision-maker.service.js';
import { StoryDeskService } from '../../src/stories/writing/story-desk.service.js';
import { StoryShelfService } from '../../src/stories/writing/story-shelf.service.js';
import { StoryWriterService, type NewStory } from '../../src/stories/writing/story-writer.service.js';

/** A PNG of one pixel of the given grey: as many different pictures as there are greys. */
export function pixel(grey: number): Buffer {
  // Greyscale, 8 bits, one stored (uncompressed) deflate block holding a filter byte and the pixel.
  const chunk = (type: string, data: Buffer): Buffer => {
    const body = Buffer.concat([Buffer.from(type, 'ascii'), data]);
    const head = Buffer.alloc(4);
    head.writeUInt32BE(data.length);
    const tail = Buffer.alloc(4);
    tail.writeUInt32BE(crc32(body));
    return Buffer.concat([head, body, tail]);
  };
  const [a, b] = [1 + grey, 1 + (1 + grey)];
  const raw = Buffer.from([0x78, 0x01, 0x01, 2, 0, 0xfd, 0xff, 0, grey, b >> 8, b & 255, a >> 8, a & 255]);
  const header = Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0]);
  const magic = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([magic, chunk('IHDR', header), chunk('IDAT', raw), chunk('IEND', Buffer.alloc(0))]);
}

function crc32(bytes: Buffer): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return (crc ^ 0xffffffff) >>> 0;
}

/** Pictures as the product keeps them, in a file store when it is a shared one. */
export function picturesOn(source: DataSource, files: Files): { media: MediaService; fitting: PictureFitting } {
  const store = files.bucket === null ? new DiskFileStore(files.folder) : new S3FileStore(files.bucket);
  const incoming = new IncomingService({ files });
  const shelf = new PictureShelf(new FileShelf(source, store), incoming, { files });
  const bench = new PictureBench();
  const access = new MediaAccessService(source, new AccessService(source), new AuditService());
  const media = new MediaService(source, access, new PictureMaker(bench), shelf, incoming);
  return { media, fitting: new PictureFitting(source, media, shelf, bench) };
}

/** The services of the stories on one database, with a department and its people. */
export class StoriesHouse {
  readonly audit = new AuditService();
  readonly departments: DepartmentService;
  readonly media: MediaService;
  readonly stories: StoryService;
  readonly writer: StoryWriterService;
  readonly reader: StoryReaderService;
  readonly shelf: StoryShelfService;
  readonly variants: VariantWriterService;
  readonly variantReader: VariantReaderService;
  departmentId: string;

  constructor(readonly source: DataSource) {
    const access = new AccessService(source);
    this.departments = new DepartmentService(source);
    const folder = join(tmpdir(), 'xuanfa-test-files');
    this.media = picturesOn(source, { folder, bucket: null, shared: false }).media;
    const checks = new VariantCheckService(this.media, { publicUrl: 'http://localhost' });
    this.stories = new StoryService(source, checks);
    const rights = new StoryAccessService(this.stories, access, this.departments, new CampaignService(source));
    const desk = new StoryDeskService(source, this.stories, rights);
    const maker = new RevisionMakerService(this.media, this.departments, checks);
    this.writer = new StoryWriterService(rights, desk, maker, this.audit);
    const people = new PersonService(source, access);
    this.reader = new StoryReaderService(source, rights, new StorySearch(source), people);
    this.shelf = new StoryShelfService(desk, this.audit);
    this.variants = new VariantWriterService(desk, maker, checks, this.audit);
    this.variantReader = new VariantReaderService(source, rights, checks, this.departments, maker);
  }

  async open(): Promise<this> {
    this.departmentId = uuid();
    await this.source.query(`INSERT INTO department (id, name, kind) VALUES ($1, '示例市人社局', 'bureau')`, [
      this.departmentId,
    ]);
    return this;
  }

  /** A press officer of the department. */
  async officer(): Promise<Actor> {
    const personId = uuid();
    await this.source.query(
      `INSERT INTO person (id, department_id, login, display_name, password_hash) VALUES ($1, $2, $3, '信息员', 'x')`,
      [personId, this.departmentId, `officer-${personId}`],
    );
    await this.source.query(
      `INSERT INTO role_assignment (id, person_id, department_id, role) VALUES ($1, $2, $3, 'press_officer')`,
      [uuid(), personId, this.departmentId],
    );
    return { personId, login: `officer-${personId}`, displayName: '信息员', sessionId: uuid() };
  }

  newStory(more: Partial<NewStory> = {}): NewStory {
    return {
      departmentId: this.departmentId,
      kind: 'unit',
      title: '示例：开放日走进车间',
      summary: '一所技工学校把课堂搬进车间。',
      facts: { name: '示例技工学校' },
      body: { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: '正文。' }] }] },
      ...more,
    };
  }

  /** Moves the story into review the way the reviews do. */
  async submit(storyId: string): Promise<string> {
    return this.source.transaction(async (tx) => {
      const { revision } = await this.stories.lock(tx, storyId);
      await this.stories.lockRevision(tx, revision.id);
      await this.stories.move(tx, storyId, 'in_review');
      return revision.id;
    });
  }
}

/** `CODE` of a refusal, the name of a broken constraint, or `done`. */
export async function outcomeOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
    return 'done';
  } catch (error) {
    const { code, driverError } = error as { code?: string; driverError?: { constraint?: string; code?: string } };
    return driverError?.constraint ?? driverError?.code ?? code ?? String(error);
  }
}
