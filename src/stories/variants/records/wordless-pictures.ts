import type { EntityManager } from 'typeorm';
import { imagesOf } from '../../document/document.rules.js';
import { problem, type Problem } from '../../problem.rules.js';
import { RevisionMedia } from '../../revision/revision-media.entity.js';
import type { VariantContent } from '../../variant-content.rules.js';
import { mediaOf } from '../read-variant.rules.js';

/** Pictures outside of the body carry no words of their own: they must be known to the revision or stand in the body too. */
export async function wordless(tx: EntityManager, revisionId: string, content: VariantContent): Promise<Problem[]> {
  const known = new Set((await tx.findBy(RevisionMedia, { revisionId })).map((one) => one.sha256));
  for (const { sha256 } of 'body' in content ? imagesOf(content.body) : []) known.add(sha256);
  return mediaOf(content)
    .filter((sha256) => !known.has(sha256))
    .map(() =>
      problem(
        { web: '/cover', wechat: '/cover', weibo: '/picture', other: '/pictures' }[content.channel],
        'MEDIA_WITHOUT_ALT',
        '这张图没有替代文字：请先作为封面或正文配图放进稿件。',
        'This picture has no alternative text: put it into the story first, as its cover or in its body.',
      ),
    );
}
