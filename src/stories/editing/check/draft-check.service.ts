import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '../../../identity/actor.js';
import { validateDocument } from '../../document/document.rules.js';
import { asUsed } from '../../media/fitting/channel-use.rules.js';
import { isPlainObject, type Problem } from '../../problem.rules.js';
import { renderPreviewPage } from '../../rendering/preview-page.rules.js';
import { StoryAccessService } from '../../story/story-access.service.js';
import type { DocumentNode, WebContent, WechatContent, WeiboContent } from '../../variant-content.rules.js';
import { deriveVariants, type VariantSource } from '../../variants/derive-variants.rules.js';
import { checkPage } from '../../variants/link-place.rules.js';
import { type OwnForm, withOwnForm } from '../../variants/own-form.rules.js';
import { PreviewSources } from '../../variants/records/preview-source.service.js';
import { VariantCheckService } from '../../variants/records/variant-check.service.js';
import { readRevision, type RevisionInput } from '../../writing/revision-input.rules.js';
import { RevisionMakerService } from '../../writing/revision-maker.service.js';
import { type Counter, countersOf } from './counters.rules.js';

type Form = WebContent | WechatContent | WeiboContent;

/** What a text that is not saved yet would become on one channel. */
export interface FormCheck {
  channel: Form['channel'];
  /** As the text gives it, without what a person wrote for the channel alone. */
  derived: Form;
  content: Form;
  problems: Problem[];
  /** Where no web account is chosen with it. */
  withoutPage: Problem[];
  counters: Counter[];
  /** A whole page, by the renderer that posts. */
  page: string;
}

export interface DraftCheck {
  /** What stands in the way of saving it as a revision. */
  problems: Problem[];
  /** None while the body is no document. */
  forms: FormCheck[];
}

const PICTURED_AS = { web: 'web', wechat: 'wechat-body', weibo: 'weibo' } as const;

/** Looks at what somebody is just writing: nothing is kept, nothing is refused. */
@Injectable()
export class DraftCheckService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly access: StoryAccessService,
    private readonly revisions: RevisionMakerService,
    private readonly checks: VariantCheckService,
    private readonly sources: PreviewSources,
  ) {}

  /** @throws AppError NOT_FOUND, FORBIDDEN */
  async check(
    actor: Actor,
    storyId: string,
    input: RevisionInput,
    own: Readonly<Record<string, OwnForm>>,
  ): Promise<DraftCheck> {
    const story = await this.access.requireWritable(actor, storyId);
    const result = readRevision(story.kind, input);
    const problems = result.ok ? [] : result.problems;
    const body = validateDocument(withWords(input.body));
    if (!body.ok) return { problems, forms: [] };
    const { title, summary = '', cover, aiUse = 'none' } = input;
    const texts = { storyId, title: title.trim(), summary: summary.trim(), body: body.document };
    const source = await this.revisions.sourceOf(this.dataSource.manager, story.departmentId, {
      ...{ ...texts, aiUse, cover: cover?.sha256 ?? null },
    });
    const forms: FormCheck[] = [];
    for (const derived of deriveVariants(source)) {
      const names = await this.sources.of(actor, derived.channel, source.departmentName);
      forms.push(await this.form(derived, own[derived.channel] ?? {}, { storyId, source, names }));
    }
    return { problems, forms };
  }

  private async form(
    derived: Form,
    own: OwnForm,
    { storyId, source, names }: { storyId: string; source: VariantSource; names: string },
  ): Promise<FormCheck> {
    const { channel } = derived;
    const result = withOwnForm(derived, own);
    const content = result.ok ? (result.content as Form) : derived;
    const { aiUse, departmentName } = source;
    const problems = result.ok
      ? await this.checks.check(this.dataSource.manager, content, { storyId, aiUse })
      : result.problems;
    const page = renderPreviewPage(content, {
      imageUrl: (sha256) => asUsed(sha256, PICTURED_AS[channel]),
      coverUrl: (sha256, form) => `/api/stories/${storyId}/focus/${sha256}/crop?form=${form}`,
      departmentName,
      source: names,
    });
    const withoutPage = checkPage(content, []);
    return { channel, derived, content, problems, withoutPage, counters: countersOf(content), page };
  }
}

/** Pictures whose words are still to be written are shown all the same: their lack is a problem of saving, not of looking. */
function withWords(node: unknown, depth = 0): unknown {
  if (!isPlainObject(node) || depth > 64) return node;
  const { attrs, content } = node as Partial<DocumentNode>;
  if (node.type === 'image' && isPlainObject(attrs) && String(attrs.alt ?? '').trim() === '')
    return { ...node, attrs: { ...attrs, alt: '图片' } };
  return Array.isArray(content) ? { ...node, content: content.map((one) => withWords(one, depth + 1)) } : node;
}
