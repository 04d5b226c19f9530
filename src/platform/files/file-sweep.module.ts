import { Module } from '@nestjs/common';
import { FileSweepService } from './file-sweep.service.js';
import { FilesModule } from './files.module.js';

/** What workers do for the file store by themselves. */
@Module({ imports: [FilesModule], providers: [FileSweepService] })
export class FileSweepModule {}
