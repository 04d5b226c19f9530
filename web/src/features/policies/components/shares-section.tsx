import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, InputNumber } from 'antd';
import { useState } from 'react';
import { FullPageWait } from '../../../components/full-page';
import { TroubleNote } from '../../../components/trouble-note';
import { useAct } from '../../../components/use-act';
import { answered, api } from '../../../lib/api/client';
import { useTexts } from '../../../lib/language/use-texts';
import { departmentsQuery, type Weight, weightsQuery } from '../api/policy-queries';
import { POLICIES } from '../policies.texts';
import { inTreeOrder } from '../tree-order.rules';

const MOST = 100;

/** How departments take turns on an account that they share; set by those above them. */
export function SharesSection() {
  const t = useTexts(POLICIES);
  const query = useQuery(weightsQuery);
  const { data: departments = [] } = useQuery(departmentsQuery);
  if (query.isError && !query.data) return <TroubleNote trouble={query.error} />;
  if (!query.data) return <FullPageWait />;
  const rows = inTreeOrder(
    query.data,
    ({ departmentId }) => departmentId,
    new Map(departments.map(({ id, parentId }) => [id, parentId])),
  );
  return (
    <>
      <p className="soft">{t('sharesHint')}</p>
      {query.data.some(({ mayChange }) => !mayChange) && <p className="soft">{t('sharesAbove')}</p>}
      <ul className="policy-list shares">
        {rows.map(({ item, depth }) => (
          <Share key={item.departmentId} weight={item} depth={depth} />
        ))}
      </ul>
    </>
  );
}

function Share({
  weight: { departmentId, departmentName, weight, mayChange },
  depth,
}: {
  weight: Weight;
  depth: number;
}) {
  const t = useTexts(POLICIES);
  const queries = useQueryClient();
  const [typed, setTyped] = useState<number | null>(null);
  const doing = useAct();
  const isNew = typed !== null && typed !== weight;
  async function save(): Promise<void> {
    if (typed === null) return;
    const done = await doing.run(async () => {
      const params = { path: { departmentId } };
      await answered(api.PUT('/api/fair-weights/{departmentId}', { params, body: { weight: typed } }));
      await queries.invalidateQueries({ queryKey: weightsQuery.queryKey });
    });
    if (done) setTyped(null);
  }
  return (
    <li>
      <div style={{ paddingInlineStart: `${depth * 20}px` }}>{departmentName}</div>
      <div className="share-weight">
        {mayChange ? (
          <>
            <InputNumber
              aria-label={t('shareOf', { name: departmentName })}
              min={1}
              max={MOST}
              precision={0}
              value={typed ?? weight}
              onChange={setTyped}
              onPressEnter={() => void save()}
            />
            <Button type="primary" disabled={!isNew} loading={doing.busy} onClick={() => void save()}>
              {t('save')}
            </Button>
          </>
        ) : (
          <span>{weight}</span>
        )}
      </div>
      {doing.trouble !== null && (
        <div className="share-trouble">
          <TroubleNote trouble={doing.trouble} />
        </div>
      )}
    </li>
  );
}
