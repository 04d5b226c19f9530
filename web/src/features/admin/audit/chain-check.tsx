import { Alert, Button } from 'antd';
import { useState } from 'react';
import { TroubleNote } from '../../../components/trouble-note';
import { useAct } from '../../../components/use-act';
import { answered, api } from '../../../lib/api/client';
import { useTexts } from '../../../lib/language/use-texts';
import { local } from '../../../lib/moment';
import type { Verdict } from './audit-queries';
import { AUDIT } from './audit.texts';

/** Follows the whole record and says in words whether it is as it was written. */
export function ChainCheck() {
  const t = useTexts(AUDIT);
  const [verdict, setVerdict] = useState<Verdict | null>(null);
  const doing = useAct();
  return (
    <div className="audit-verdict">
      <Button
        loading={doing.busy}
        title={t('checkHint')}
        onClick={() => void doing.run(async () => setVerdict(await answered(api.POST('/api/audit/verification'))))}
      >
        {t('check')}
      </Button>
      <span className="soft">{t('checkHint')}</span>
      <div aria-live="polite">
        <TroubleNote trouble={doing.trouble} />
        {verdict && (
          <Alert
            showIcon
            type={verdict.ok ? 'success' : 'error'}
            title={<VerdictWords verdict={verdict} />}
            description={
              <>
                {t('keepHead')} <code>{`${verdict.head.seq}:${verdict.head.hash}`}</code>
              </>
            }
          />
        )}
      </div>
    </div>
  );
}

function VerdictWords({ verdict: { ok, checked, unlinked, at, brokenAt } }: { verdict: Verdict }) {
  const t = useTexts(AUDIT);
  const told = { n: checked, m: unlinked, at: local(at).format('YYYY-MM-DD HH:mm:ss') };
  if (ok) return t(unlinked === 0 ? 'intact' : 'intactMore', told);
  const reason = brokenAt ? t(brokenAt.reason === 'content' ? 'content_changed' : brokenAt.reason) : '';
  return t('broken', { ...told, seq: brokenAt?.seq ?? '', reason });
}
