import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Alert, Input } from 'antd';
import { useId, useState } from 'react';
import { useMe } from '../../../app/session/session-gate';
import { actKey, answered, api } from '../../../lib/api/client';
import { kindsQuery } from '../../../lib/document/story-kinds';
import { bracketed, spoken } from '../../../lib/language/spoken';
import { fromField, LAST_MINUTE } from '../../../lib/clock/days';
import { zoneWords } from '../../../lib/clock/elsewhere';
import { useTexts } from '../../../lib/language/use-texts';
import { useKeptDraft } from '../../../lib/use-kept-draft';
import { KINDS } from '../story-filters.rules';
import { STORIES } from '../stories.texts';
import { ACT_WORDS } from './acts.texts';
import { factsOf, type NewStory, neededFacts } from './new-story.rules';
import './acts.css';
import { Dialog } from '../../../components/dialog';

const LONGEST_TITLE = 100;
const NEW: NewStory = { kind: 'craftsman', departmentId: '', title: '', facts: {} };

/** A campaign that a story is begun for. */
interface ForCampaign {
  id: string;
  title: string;
  pillars: { id: string; title: string }[];
}

/** Asks only what a story cannot be begun without, and opens the editor. What was typed is kept until the story is there. */
export function NewStoryDialog({ campaign, onClose }: { campaign?: ForCampaign; onClose: () => void }) {
  const t = useTexts(ACT_WORDS);
  const kindName = useTexts(STORIES);
  const id = useId();
  const go = useNavigate();
  const { personId, roles } = useMe();
  const places = roles.filter(({ role }) => role === 'press_officer');
  const blank: NewStory = { ...NEW, departmentId: places[0]?.departmentId ?? '' };
  const [draft, setDraft, forget] = useKeptDraft(`${personId}.story.new`, blank);
  const [pillarId, setPillarId] = useState('');
  const [trouble, setTrouble] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const kinds = useQuery(kindsQuery);
  const needed = neededFacts(kinds.data ?? [], draft.kind);

  function change(more: Partial<NewStory>): void {
    setDraft({ ...draft, ...more });
    setTrouble(null);
  }
  async function begin(): Promise<void> {
    if (busy || kinds.data === undefined) return;
    const missing = needed.find(({ name }) => (draft.facts[name] ?? '').trim() === '');
    if (draft.title.trim() === '') return setTrouble(t('needed', { what: t('newStoryTitle') }));
    if (missing) return setTrouble(t('needed', { what: spoken(missing) }));
    setBusy(true);
    try {
      const { kind, departmentId, title } = draft;
      const story = await answered(
        api.POST('/api/stories', {
          params: { header: actKey() },
          body: {
            ...{
              kind,
              departmentId,
              title: title.trim(),
              summary: '',
              facts: factsOf(needed, draft.facts),
              aiUse: 'none' as const,
            },
            ...(campaign && { campaignId: campaign.id, pillarId: pillarId === '' ? null : pillarId }),
            body: { type: 'doc', content: [{ type: 'paragraph' }] },
          },
        }),
      );
      forget();
      await go({ to: '/stories/$id/edit', params: { id: story.id } });
    } catch (error) {
      setTrouble(error instanceof Error ? error.message : String(error));
      setBusy(false);
    }
  }

  return (
    // The kit's own way to stop the page below from scrolling breaks the page's policy.
    <Dialog
      dialogName="story-new"
      open
      title={campaign ? t('newTitleFor', { campaign: campaign.title }) : t('newTitle')}
      okText={t('newStart')}
      cancelText={t('cancel')}
      okButtonProps={{ loading: busy, disabled: kinds.data === undefined }}
      mask={{ closable: false }}
      onOk={() => void begin()}
      onCancel={onClose}
    >
      {(trouble ?? kinds.error?.message) && (
        <Alert type="error" showIcon role="alert" title={trouble ?? kinds.error?.message} className="act-field" />
      )}
      <fieldset className="act-field act-kinds">
        <legend>{t('newKind')}</legend>
        {KINDS.map((kind) => (
          <label key={kind}>
            <input type="radio" name={id} checked={draft.kind === kind} onChange={() => change({ kind })} />{' '}
            {kindName(kind)}
          </label>
        ))}
      </fieldset>
      {campaign && campaign.pillars.length > 0 && (
        <div className="act-field">
          <label htmlFor={`${id}-pillar`}>{t('pillar')}</label>
          <select id={`${id}-pillar`} value={pillarId} onChange={({ target }) => setPillarId(target.value)}>
            <option value="">{t('noPillar')}</option>
            {campaign.pillars.map((pillar) => (
              <option key={pillar.id} value={pillar.id}>
                {pillar.title}
              </option>
            ))}
          </select>
        </div>
      )}
      {places.length > 1 && (
        <div className="act-field">
          <label htmlFor={`${id}-department`}>{t('newDepartment')}</label>
          <select
            id={`${id}-department`}
            value={draft.departmentId}
            onChange={({ target }) => change({ departmentId: target.value })}
          >
            {places.map(({ departmentId, departmentName }) => (
              <option key={departmentId} value={departmentId}>
                {departmentName}
              </option>
            ))}
          </select>
        </div>
      )}
      <div className="act-field">
        <label htmlFor={`${id}-title`}>{t('newStoryTitle')}</label>
        <Input
          id={`${id}-title`}
          value={draft.title}
          maxLength={LONGEST_TITLE}
          showCount
          onChange={({ target }) => change({ title: target.value })}
          onPressEnter={() => void begin()}
        />
      </div>
      {needed.map(({ name, type, ...label }) => (
        <div className="act-field" key={name}>
          <label htmlFor={`${id}-${name}`}>
            {spoken(label)}
            {type === 'time' && bracketed(zoneWords(fromField(draft.facts[name] ?? '') ?? undefined))}
          </label>
          {type === 'time' ? (
            <input
              id={`${id}-${name}`}
              type="datetime-local"
              max={LAST_MINUTE}
              value={draft.facts[name] ?? ''}
              onChange={({ target }) => change({ facts: { ...draft.facts, [name]: target.value } })}
            />
          ) : (
            <Input
              id={`${id}-${name}`}
              value={draft.facts[name] ?? ''}
              {...(type === 'year' && { inputMode: 'numeric', placeholder: t('year') })}
              onPressEnter={() => void begin()}
              onChange={({ target }) => change({ facts: { ...draft.facts, [name]: target.value } })}
            />
          )}
        </div>
      ))}
      <p className="soft">{t('newHint')}</p>
    </Dialog>
  );
}
