import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { FullPageError, FullPageWait } from '../../../components/full-page';
import { useTexts } from '../../../lib/language/use-texts';
import { local } from '../../../lib/moment';
import { ADMIN } from '../admin.texts';
import { type Department, departmentsQuery, peopleQuery } from '../api/admin-queries';
import { type Branch, treeOf } from '../department-tree.rules';
import { ClosingDialog } from './closing-dialog';
import { DepartmentDialog } from './department-dialog';
import { MoveDialog } from './move-dialog';

type Act = 'add' | 'rename' | 'move' | 'close';

/** The house as it stands, each department below its own. */
export function DepartmentsSection() {
  const query = useQuery(departmentsQuery);
  const { data: people = [] } = useQuery(peopleQuery);
  const [act, setAct] = useState<{ act: Act; department: Department } | null>(null);
  if (query.isError && !query.data) return <FullPageError error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <FullPageWait />;
  const counts = new Map<string, number>();
  for (const { departmentId, disabled } of people)
    if (!disabled) counts.set(departmentId, (counts.get(departmentId) ?? 0) + 1);
  const close = (): void => setAct(null);
  return (
    <>
      <ul className="tree">
        {treeOf(query.data).map((branch) => (
          <TreeRow key={branch.item.id} branch={branch} counts={counts} onAct={setAct} />
        ))}
      </ul>
      {act?.act === 'add' && <DepartmentDialog parent={act.department} onClose={close} />}
      {act?.act === 'rename' && <DepartmentDialog department={act.department} onClose={close} />}
      {act?.act === 'close' && <ClosingDialog department={act.department} onClose={close} />}
      {act?.act === 'move' && <MoveDialog department={act.department} departments={query.data} onClose={close} />}
    </>
  );
}

function TreeRow({
  branch: { item, below },
  counts,
  onAct,
}: {
  branch: Branch<Department>;
  counts: ReadonlyMap<string, number>;
  onAct: (act: { act: Act; department: Department }) => void;
}) {
  const t = useTexts(ADMIN);
  const act = (kind: Act): void => onAct({ act: kind, department: item });
  return (
    <li>
      <div className="tree-row">
        <span className={item.closedAt === null ? 'tree-name' : 'tree-name is-closed'}>
          {item.name}{' '}
          <span className="soft">
            {item.shortName && `${item.shortName} · `}
            {t(item.kind)} ·{' '}
            {item.closedAt === null
              ? t('peopleCount', { n: counts.get(item.id) ?? 0 })
              : t('closedOn', { day: local(item.closedAt).format('YYYY-MM-DD') })}
          </span>
        </span>
        <span className="tree-acts">
          {item.closedAt === null && (
            <>
              <Button size="small" type="text" onClick={() => act('add')}>
                {t('addDepartment')}
              </Button>
              <Button size="small" type="text" onClick={() => act('rename')}>
                {t('renameDepartment')}
              </Button>
            </>
          )}
          {item.parentId !== null && item.closedAt === null && (
            <Button size="small" type="text" onClick={() => act('move')}>
              {t('moveDepartment')}
            </Button>
          )}
          {item.parentId !== null && (
            <Button size="small" type="text" onClick={() => act('close')}>
              {t(item.closedAt === null ? 'closeDepartment' : 'reopenDepartment')}
            </Button>
          )}
        </span>
      </div>
      {below.length > 0 && (
        <ul>
          {below.map((branch) => (
            <TreeRow key={branch.item.id} branch={branch} counts={counts} onAct={onAct} />
          ))}
        </ul>
      )}
    </li>
  );
}
