import { Button } from 'antd';
import { useState } from 'react';
import { linesOfDocument } from '../../../lib/document/document-lines';
import { factLines } from '../../../lib/document/fact-lines';
import { inSeries, listed } from '../../../lib/language/spoken';
import { useTexts } from '../../../lib/language/use-texts';
import type { OverviewDetail, Story } from '../api/story-queries';
import { STORY } from '../story.texts';
import { Panel } from '../../../components/panel';

/** Paragraphs shown before somebody wants more. */
const SHOWN = 4;

/** What it says and what it is about. */
export function AboutPanel({ standing, story }: { standing: OverviewDetail; story: Story }) {
  const t = useTexts(STORY);
  const [whole, setWhole] = useState(false);
  const { summary, body, aiUse, facts } = story.revision;
  const lines = linesOfDocument(body);
  return (
    <Panel title={t('about')}>
      <dl className="story-facts">
        {factLines(story.kind, facts).map(({ key, name, values }) => (
          <div key={key}>
            <dt className="begins">{name}</dt>
            <dd>{inSeries(values)}</dd>
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
          <dd>{listed(standing.people.map(({ name }) => name))}</dd>
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
      <div className="story-words">
        {lines.length === 0 && <p className="soft">{t('noText')}</p>}
        {lines.map((line, index) => (
          <p key={index} className={whole || index < SHOWN ? undefined : 'on-paper'}>
            {line}
          </p>
        ))}
        {lines.length > SHOWN && (
          <Button
            className="story-more"
            type="link"
            size="small"
            aria-expanded={whole}
            onClick={() => setWhole(!whole)}
          >
            {whole ? t('hideText') : t('showText')}
          </Button>
        )}
      </div>
    </Panel>
  );
}
