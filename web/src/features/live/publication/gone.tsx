import { Button, Radio } from 'antd';
import { useState } from 'react';
import { Panel } from '../../../components/panel';
import { ReasonDialog } from '../../../components/reason-dialog';
import { spoken } from '../../../lib/language/spoken';
import { useTexts } from '../../../lib/language/use-texts';
import { shortTime } from '../../../lib/moment';
import { useActs } from '../api/live-acts';
import type { Publication } from '../api/live-queries';
import { noteGone } from '../api/publication-acts';
import { GONE } from './gone.texts';
import './resolve.css';

type Found = NonNullable<Publication['gone']>;
type As = NonNullable<Found['noted']>['as'];

const AS = ['seen', 'withdrawn'] as const satisfies readonly As[];

/** What was sent and is there no more: since when, why as far as anybody can tell, what to do, and who knows. */
export function Gone({ publication, gone }: { publication: Publication; gone: Found }) {
  const t = useTexts(GONE);
  const [noting, setNoting] = useState(false);
  const { noted } = gone;
  return (
    <Panel title={spoken(publication.stateName)} isGrave={noted === null}>
      <p className="publication-word">
        {t('found', { time: shortTime(gone.at), why: spoken(gone.text) })}
        <span className="publication-todo">{t('todo')}</span>
      </p>
      {noted ? (
        <p className="publication-word">
          {t('noted', {
            ...{ time: shortTime(noted.at), name: noted.by ?? '—', note: noted.note },
            as: t(`as_${noted.as}`),
          })}
        </p>
      ) : (
        <p className="publication-word">{t('lost')}</p>
      )}
      {publication.acts.includes('note-gone') && (
        <Button type="primary" onClick={() => setNoting(true)}>
          {t('act')}
        </Button>
      )}
      {noting && <NoteDialog publication={publication} onClose={() => setNoting(false)} />}
    </Panel>
  );
}

function NoteDialog({ publication: { id, storyTitle }, onClose }: { publication: Publication; onClose: () => void }) {
  const t = useTexts(GONE);
  const act = useActs();
  const [as, setAs] = useState<As>('seen');
  return (
    <ReasonDialog
      dialogName="gone-note"
      thing={`gone-note.${id}`}
      title={t('title', { title: storyTitle })}
      what={<p>{t('what')}</p>}
      act={t('do')}
      label={t('note')}
      onAct={(note) => act(noteGone(id, as, note))}
      onClose={onClose}
    >
      <Radio.Group
        vertical
        aria-label={t('as')}
        value={as}
        onChange={({ target }) => setAs(target.value as As)}
        options={AS.map((one) => ({
          value: one,
          label: (
            <span>
              {t(`as_${one}`)}
              <span className="field-hint resolve-hint">{t(`hint_${one}`)}</span>
            </span>
          ),
        }))}
      />
    </ReasonDialog>
  );
}
