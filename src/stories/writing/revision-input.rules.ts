import { imagesOf, validateDocument } from '../document/document.rules.js';
import { validateFacts, type Facts } from '../facts/facts.rules.js';
import { isPlainObject, isSha256, problem, under, type Problem } from '../problem.rules.js';
import type { UsedMedia } from '../review-material.rules.js';
import { checkAlt, checkRevisionTexts, type AiUse, type StoryKind } from '../story.rules.js';
import type { DocumentNode } from '../variant-content.rules.js';

/** What a person hands in as the next state of a story. */
export interface RevisionInput {
  title: string;
  summary?: string;
  facts: unknown;
  body: unknown;
  cover?: { sha256: string; alt: string } | null;
  aiUse?: AiUse;
}

/** The same, checked and in canonical form. */
export interface RevisionContent {
  title: string;
  summary: string;
  facts: Facts;
  body: DocumentNode;
  cover: string | null;
  aiUse: AiUse;
  /** Pictures by position: the cover, if any, at 0, the body's from 1. */
  media: (UsedMedia & { position: number })[];
}

export type RevisionResult = { ok: true; content: RevisionContent } | { ok: false; problems: Problem[] };

/** Checks everything of a revision at once, so that a person sees all faults together; pointers start at the input. */
export function readRevision(kind: StoryKind, input: RevisionInput): RevisionResult {
  const title = input.title.trim();
  const summary = (input.summary ?? '').replaceAll('\r\n', '\n').trim();
  const facts = validateFacts(kind, input.facts);
  const body = validateDocument(input.body);
  const cover = input.cover ?? null;
  const problems = [
    ...checkRevisionTexts(title, summary),
    ...(facts.ok ? [] : under('/facts', facts.problems)),
    ...(body.ok ? [] : under('/body', body.problems)),
    ...checkCover(cover),
  ];
  if (!facts.ok || !body.ok || problems.length > 0) return { ok: false, problems };
  const media = imagesOf(body.document).map((one, index) => ({ ...one, position: index + 1 }));
  return {
    ok: true,
    content: {
      title,
      summary,
      facts: facts.facts,
      body: body.document,
      cover: cover?.sha256 ?? null,
      aiUse: input.aiUse ?? 'none',
      media: cover === null ? media : [{ sha256: cover.sha256, alt: cover.alt.trim(), position: 0 }, ...media],
    },
  };
}

function checkCover(cover: unknown): Problem[] {
  if (cover === null) return [];
  if (!isPlainObject(cover) || typeof cover.alt !== 'string' || !isSha256(cover.sha256)) {
    return [
      problem(
        '/cover',
        'COVER',
        '封面请用上传后得到的 sha256，并写替代文字。',
        'A cover is {sha256, alt}; upload the picture first.',
      ),
    ];
  }
  return checkAlt(cover.alt, '/cover/alt');
}

/** The problem of a picture that was never uploaded. */
export function unknownMedia(pointer: string, sha256: string): Problem {
  return problem(
    pointer,
    'MEDIA_UNKNOWN',
    `图片 ${sha256.slice(0, 8)}… 尚未上传，请先上传。`,
    `The picture ${sha256.slice(0, 8)}… has not been uploaded yet.`,
  );
}
