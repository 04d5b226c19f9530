import { useQuery } from '@tanstack/react-query';
import { Moment } from '../../../components/moment';
import { spoken } from '../../../lib/language/spoken';
import { useTexts } from '../../../lib/language/use-texts';
import { shortTime } from '../../../lib/moment';
import { historyQuery } from '../api/publication-queries';
import { AskingPanel, PanelEmpty } from '../../../components/panel';
import { PUBLICATION } from './publication.texts';

/** Who did what to it, the latest first. */
export function History({ id }: { id: string }) {
  const t = useTexts(PUBLICATION);
  const query = useQuery(historyQuery(id));
  return (
    <AskingPanel title={t('history')} query={query}>
      {(entries) =>
        entries.length === 0 ? (
          <PanelEmpty word={t('historyNone')} />
        ) : (
          <ul className="panel-rows">
            {entries.map((entry) => (
              <li key={entry.id} className="publication-history">
                <span className="flow-time">
                  <Moment at={entry.at} />
                </span>
                <div className="need-words">
                  <strong>{spoken(entry.name)}</strong> <span className="soft">{entry.by ?? t('system')}</span>
                  {entry.slotAt !== null && (
                    <span className="soft">
                      {' '}
                      {entry.slotBefore === null
                        ? t('slotTo', { after: shortTime(entry.slotAt) })
                        : t('slots', { before: shortTime(entry.slotBefore), after: shortTime(entry.slotAt) })}
                    </span>
                  )}
                  {entry.why && <p className="need-why">{spoken(entry.why)}</p>}
                </div>
              </li>
            ))}
          </ul>
        )
      }
    </AskingPanel>
  );
}
