import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DataSource } from 'typeorm';
import { CampaignService } from '../../src/campaigns/campaign.service.js';
import { AccessService } from '../../src/identity/access/access.service.js';
import { FileShelf } from '../../src/platform/files/file-shelf.service.js';
import { IncomingService } from '../../src/platform/files/incoming.service.js';
import { DiskFileStore } from '../../src/platform/files/stores/disk-file-store.js';
import { S3FileStore } from '../../src/platform/files/stores/s3-file-store.js';
import { AttachmentDeskService } from '../../src/stories/media/attachments/attachment-desk.service.js';
import { AttachmentReaderService } from '../../src/stories/media/attachments/attachment-reader.service.js';
import { MediaAccessService } from '../../src/stories/media/media-access.service.js';
import { PictureFocusService } from '../../src/stories/media/focus/picture-focus.service.js';
import { StoryAccessService } from '../../src/stories/story/story-access.service.js';
import { StoryDeskService } from '../../src/stories/writing/story-desk.service.js';
import { openS3Server } from '../support/s3-server.js';
import { StoriesHouse } from './stories-house.js';

/** What goes with a story: files and points, on a real store. */
export class AttachmentsHouse {
  private constructor(
    readonly stories: StoriesHouse,
    readonly desk: AttachmentDeskService,
    readonly reader: AttachmentReaderService,
    readonly focus: PictureFocusService,
    readonly folder: string,
    readonly close: () => Promise<void>,
  ) {}

  static async open(source: DataSource, kind: 'folder' | 'bucket'): Promise<AttachmentsHouse> {
    const folder = mkdtempSync(join(tmpdir(), 'xuanfa-attached-'));
    const s3 = kind === 'bucket' ? await openS3Server() : null;
    const shelf = new FileShelf(source, s3 ? new S3FileStore(s3.bucket) : new DiskFileStore(folder));
    const incoming = new IncomingService({ files: { folder, bucket: null, shared: true } });
    const house = await new StoriesHouse(source).open();
    const access = new AccessService(source);
    const rights = new StoryAccessService(house.stories, access, house.departments, new CampaignService(source));
    const desk = new StoryDeskService(source, house.stories, rights);
    return new AttachmentsHouse(
      house,
      new AttachmentDeskService(desk, shelf, incoming, house.audit),
      new AttachmentReaderService(source, rights, shelf),
      new PictureFocusService(source, desk, rights, new MediaAccessService(source, access, house.audit), house.audit),
      folder,
      async () => {
        await s3?.close();
        rmSync(folder, { recursive: true, force: true });
      },
    );
  }
}
