import { Button } from 'antd';
import { useState } from 'react';
import { useMay } from '../../../app/session/session-gate';
import { StateTag } from '../../../components/state-tag';
import { Statement } from '../../../components/statement';
import { answered, api } from '../../../lib/api/client';
import { spoken } from '../../../lib/language/spoken';
import { useTexts } from '../../../lib/language/use-texts';
import { ZONE } from '../../../lib/moment';
import { type Policy, rulesOf } from '../api/policy-queries';
import { POLICIES } from '../policies.texts';
import { scopeOf, sentenceOf } from '../policy-sentence.rules';
import { ChangeDialog } from './change-dialog';
import { useNames } from './use-names';

/** Every rule as a sentence: for whom, what. */
export function PolicyList({
  policies,
  onChange,
}: {
  policies: readonly Policy[];
  onChange: (policy: Policy) => void;
}) {
  const t = useTexts(POLICIES);
  const may = useMay();
  const names = useNames();
  const [retiring, setRetiring] = useState<Policy | null>(null);
  if (policies.length === 0) return <Statement title={t('empty')} text={t('emptyHint')} />;
  return (
    <>
      <ul className="policy-list">
        {policies.map((policy) => (
          <li key={policy.id}>
            <div>
              <strong>{policy.name}</strong> {!policy.enabled && <StateTag tone="plain">{t('off')}</StateTag>}
              <p className="policy-sentence begins">
                {spoken(scopeOf(policy, names))}
                {spoken({ zh: '：', en: ': ' })}
                {rulesOf(policy)
                  .map((rule) => spoken(sentenceOf(rule)))
                  .join(spoken({ zh: '；', en: '; ' }))}
                {spoken({ zh: '。', en: '.' })}
                {policy.zone !== ZONE && <span className="soft"> {t('zone', { zone: policy.zone })}</span>}
              </p>
            </div>
            {may('policy.administer') && (
              <div className="policy-acts">
                <Button onClick={() => onChange(policy)}>{t('change')}</Button>
                <Button onClick={() => setRetiring(policy)}>{t('retire')}</Button>
              </div>
            )}
          </li>
        ))}
      </ul>
      {retiring && (
        <ChangeDialog
          dialogName="policy-retire"
          title={t('retireTitle', { name: retiring.name })}
          act={t('retireAct')}
          isGrave
          preview={() =>
            answered(
              api.POST('/api/throttle-policies/{id}/removal-preview', {
                params: { path: { id: retiring.id } },
              } as never),
            )
          }
          commit={(confirm) =>
            answered(
              api.DELETE('/api/throttle-policies/{id}', {
                params: { path: { id: retiring.id }, query: confirm === undefined ? {} : { confirm } },
              }),
            )
          }
          onClose={() => setRetiring(null)}
        >
          <p>{t('retireWhat')}</p>
        </ChangeDialog>
      )}
    </>
  );
}
