import { Module } from '@nestjs/common';
import { CONFIG, type Config } from '../config/config.token.js';
import { FileShelf } from './file-shelf.service.js';
import { IncomingService } from './incoming.service.js';
import { DiskFileStore } from './stores/disk-file-store.js';
import { FileStore } from './stores/file-store.js';
import { S3FileStore } from './stores/s3-file-store.js';

/** The store of large files, as the configuration names it. */
@Module({
  providers: [
    {
      provide: FileStore,
      inject: [CONFIG],
      useFactory: ({ files }: Config): FileStore =>
        files.bucket === null ? new DiskFileStore(files.folder) : new S3FileStore(files.bucket),
    },
    FileShelf,
    IncomingService,
  ],
  exports: [FileStore, FileShelf, IncomingService],
})
export class FilesModule {}
