import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useMay } from '../../app/session/session-gate';
import { PageHead } from '../../components/page-head';
import { Statement } from '../../components/statement';
import { useServerNow } from '../../lib/clock/server-clock';
import { zoneWords } from '../../lib/clock/elsewhere';
import { useTexts } from '../../lib/language/use-texts';
import { local } from '../../lib/moment';
import { Leaving, Left } from './components/flow';
import { FreezeDialog } from './components/freeze-dialog';
import { Freezes } from './components/freezes';
import { Health } from './components/health';
import { Needs } from './components/needs';
import { LIVE } from './live.texts';
import './live.css';

/** What needs a person first, then what leaves now and next, what has just left, and how the accounts are. */
export function LivePage() {
  const t = useTexts(LIVE);
  const may = useMay();
  const [freezing, setFreezing] = useState(false);
  if (!may('publication.read')) return <Statement title={t('forbidden')} text={t('forbiddenHint')} />;
  return (
    <>
      <PageHead
        title={t('title')}
        lead={<ServerTime />}
        acts={
          <>
            {may('publication.post') && (
              <Link to="/tasks" className="live-tasks">
                {t('tasks')}
              </Link>
            )}
            {may('freeze.declare') && (
              <Button danger onClick={() => setFreezing(true)}>
                {t('freeze')}
              </Button>
            )}
          </>
        }
      />
      <div className="live">
        <div className="live-column">
          <Needs />
          <Leaving />
        </div>
        <div className="live-column">
          <Freezes />
          <Left />
          {may('account.read') && <Health />}
        </div>
      </div>
      {freezing && <FreezeDialog onClose={() => setFreezing(false)} />}
    </>
  );
}

function ServerTime() {
  const t = useTexts(LIVE);
  const now = useServerNow();
  return (
    <span role="timer" aria-live="off" className="countdown">
      {t('lead', { time: local(now).format('YYYY-MM-DD HH:mm:ss'), zone: zoneWords(now) })}
    </span>
  );
}
