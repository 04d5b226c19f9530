import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { spoken } from '../../../lib/language/spoken';
import { useTexts } from '../../../lib/language/use-texts';
import { local } from '../../../lib/moment';
import { kindsQuery, type OverviewDetail, type Story } from '../api/story-queries';
import { STORY } from '../story.texts';
import { Panel } from './panel';
import { bodyLines } from './reading/body-lines.rules';

/** Paragraphs shown before somebody wants more. */
const SHOWN = 4;

/** What it says and what it is about. */
export function AboutPanel({ standing, story }: { standing: OverviewDetail; story: Story }) {
  const t = useTexts(STORY);
  const kinds = useQuery(kindsQuery);
  const [whole, setWhole] = useState(false);
  const { summary, body, aiUse, facts } = story.revision;
  const lines = bodyLines(body);
  const fields = kinds.data?.find(({ kind }) => kind === story.kind)?.facts ?? [];
  const known = fields.flatMap(({ name, label, type }) => {
    const value = (facts as Record<string, unknown>)[name];
    return value === undefined || value === null || value === '' ? [] : [{ name, label, words: wordsOf(value, type) }];
  });
  return (
    <Panel title={t('about')}>
      <dl className="facts">
        {known.map(({ name, label, words }) => (
          <div key={name}>
            <dt>{spoken(label)}</dt>
            <dd>{words}</dd>
          </div>
        ))}
        {standing.campaignTitle !== null && (
          <div>
            <dt>{t('campaign')}</dt>
            <dd>{[standing.campaignTitle, standing.pillarTitle].filter((word) => word !== null).join(' · ')}</dd>
          </div>
        )}
        <div>
          <dt>{t('writers')}</dt>
          <dd>{standing.people.map(({ name }) => name).join('、')}</dd>
        </div>
        {aiUse !== 'none' && (
          <div>
            <dt>{t('ai')}</dt>
            <dd>{t(aiUse)}</dd>
          </div>
        )}
        {summary !== '' && (
          <div>
            <dt>{t('summary')}</dt>
            <dd>{summary}</dd>
          </div>
        )}
      </dl>
      <div className="story-text">
        {lines.length === 0 && <p className="soft">{t('noText')}</p>}
        {(whole ? lines : lines.slice(0, SHOWN)).map((line, index) => (
          <p key={index}>{line}</p>
        ))}
        {lines.length > SHOWN && (
          <Button type="link" size="small" aria-expanded={whole} onClick={() => setWhole(!whole)}>
            {whole ? t('hideText') : t('showText')}
          </Button>
        )}
      </div>
    </Panel>
  );
}

function wordsOf(value: unknown, type: string): string {
  if (Array.isArray(value)) return value.map(String).join('；');
  return type === 'time' && typeof value === 'string' ? local(value).format('YYYY-MM-DD HH:mm') : String(value);
}
