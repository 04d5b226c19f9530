import { readFile } from 'node:fs/promises';
import type { DemoClient } from '../client/demo-client.js';
import type { Pillar, Story, Variant } from '../client/answers.js';
import type { DepartmentIds } from '../house/departments.js';
import { bodyOf, picturesOf } from './body.rules.js';
import type { DemoStory } from './samples/demo-story.js';

/** A campaign as stories are filed under it. */
export interface StoryPlace {
  campaignId: string;
  pillars: readonly Pillar[];
}

/**
 * Writes one story as its author would: pictures, text, a look at the three variants, one of them reworded.
 * @param index how many stories came before: with pillars of other kinds than the story's they take turns
 */
export async function writeStory(
  author: DemoClient,
  story: DemoStory,
  departments: DepartmentIds,
  place: StoryPlace,
  index: number,
): Promise<Story> {
  const pictures = await uploadPictures(author, story);
  const sha256 = (file: string): string => pictures.get(file) ?? '';
  const { cover, kind, title, summary, facts } = story;
  const written = await author.post<Story>('/api/stories', {
    departmentId: departments[story.department],
    campaignId: place.campaignId,
    pillarId: pillarFor(story, place.pillars, index)?.id ?? null,
    ...{ kind, title, summary, facts },
    body: bodyOf(story.body, sha256),
    cover: { sha256: sha256(cover.file), alt: cover.alt },
  });
  await adaptVariants(author, story, written.id);
  return author.get<Story>(`/api/stories/${written.id}`);
}

/** The pillar of the story's kind, else one after the other, else none: a notice may have any pillars, or no pillars at all. */
export function pillarFor(
  story: Pick<DemoStory, 'pillar'>,
  pillars: readonly Pillar[],
  index: number,
): Pillar | undefined {
  return pillars.find((pillar) => pillar.kind === story.pillar) ?? pillars[index % Math.max(1, pillars.length)];
}

async function uploadPictures(author: DemoClient, story: DemoStory): Promise<Map<string, string>> {
  const files = new Set([story.cover, ...picturesOf(story.body)].map((picture) => picture.file));
  const uploaded = new Map<string, string>();
  for (const file of files) {
    const bytes = await readFile(new URL(`../assets/${file}`, import.meta.url));
    const { sha256 } = await author.upload<{ sha256: string }>('/api/media', new Uint8Array(bytes), file);
    uploaded.set(file, sha256);
  }
  return uploaded;
}

async function adaptVariants(author: DemoClient, story: DemoStory, id: string): Promise<void> {
  const variants = await author.get<Variant[]>(`/api/stories/${id}/variants`);
  const derived = variants.find((variant) => variant.channel === 'weibo');
  if (story.weibo !== undefined && derived) {
    await author.put(`/api/stories/${id}/variants/weibo`, {
      version: derived.version,
      content: { ...derived.content, text: story.weibo },
    });
  }
  const wrong = variants.flatMap((variant) => variant.problems.map((problem) => `${variant.channel}: ${problem.zh}`));
  if (wrong.length > 0) throw new Error(`${story.title}: ${wrong.join(' ')}`);
}
