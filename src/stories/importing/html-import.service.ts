import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '../../identity/actor.js';
import { CONFIG, type Config } from '../../platform/config/config.token.js';
import { AppError } from '../../platform/errors/app-error.js';
import { under } from '../problem.rules.js';
import { closedTo } from '../document/closed-address.rules.js';
import { validateDocument } from '../document/document.rules.js';
import { MediaAccessService } from '../media/media-access.service.js';
import { invalid } from '../writing/revision-maker.service.js';
import { IMPORT_EMPTY, IMPORT_TOO_LARGE } from './import.errors.js';
import { importHtml, type ImportedHtml, MOST_TAGS, tagsIn } from './reading/import-html.rules.js';
import type { GivenPicture } from './reading/imported-pictures.js';

/** Reads foreign HTML for people who write. Nothing is kept: what comes out is handed in like any other body. */
@Injectable()
export class HtmlImportService {
  constructor(
    private readonly access: MediaAccessService,
    @Inject(CONFIG) private readonly config: Pick<Config, 'publicUrl'>,
  ) {}

  /** @throws AppError FORBIDDEN for people who write nowhere, IMPORT_EMPTY, IMPORT_TOO_LARGE, INVALID_INPUT where it exceeds what a body can hold */
  async read(actor: Pick<Actor, 'personId'>, html: string, given: readonly GivenPicture[]): Promise<ImportedHtml> {
    await this.access.requireWriter(actor);
    const tags = tagsIn(html);
    if (tags > MOST_TAGS) throw new AppError(IMPORT_TOO_LARGE, { tags, most: MOST_TAGS }, '/html');
    const imported = importHtml(html, given, (href) => closedTo(href, this.config.publicUrl) === null);
    // Pictures that are still to be uploaded may be all there is: the list of them is the answer then.
    if (imported.body.content?.length === 0) {
      if (imported.pictures.length === 0) throw new AppError(IMPORT_EMPTY, {}, '/html');
      return { ...imported, body: { type: 'doc', content: [{ type: 'paragraph', attrs: { textAlign: null } }] } };
    }
    const result = validateDocument(imported.body);
    if (!result.ok) throw invalid(under('/html', result.problems));
    return { ...imported, body: result.document };
  }
}
