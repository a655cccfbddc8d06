// On the page of a request: the reconsiderations and suits about its reply, a new one, and a reply made anew.

import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { table4Blocks } from '../../rules/annual-report/form.ts';
import { remedyStates } from '../../rules/remedy-case.ts';
import { Mark } from '../parts/Mark.tsx';
import { Panel } from '../parts/Panel.tsx';
import type { Detail } from '../requests/request-queries.ts';
import { Link } from '../router.tsx';
import { useMay } from '../session.ts';
import { DeadlineBadge } from './DeadlineBadge.tsx';
import { NewRemedy } from './NewRemedy.tsx';
import { RedoButton } from './RedoButton.tsx';
import { useRemedies } from './remedy-queries.ts';

export function RemedyPanel({ detail }: { readonly detail: Detail }): ReactNode {
  const { request } = detail;
  const may = useMay();
  const [isAdding, add] = useState(false);
  const { data } = useRemedies({ standing: 'all', request: request.id, pageSize: 200 });
  const items = data?.items ?? [];
  const isOver = request.clock.state === 'stopped' || request.clock.state === 'overdue';
  // Nothing to contest yet, and nothing contested: the panel would only be in the way.
  if (!isOver && items.length === 0) return null;
  const mayRedo = may('handle-requests') && request.concludedOn !== null;
  return (
    <Panel
      title="行政复议、行政诉讼"
      id="remedies"
      extra={
        <span className="panel-tools">
          {mayRedo && <RedoButton requestId={request.id} isPlain />}
          {may('handle-requests') && (
            <Button size="small" onClick={() => add(true)}>
              登记案件
            </Button>
          )}
        </span>
      }
    >
      {items.length === 0 && <p className="quiet">没有登记的案件。收到副本的，请当日登记。</p>}
      <ul className="letters">
        {items.map((item) => (
          <li key={item.id}>
            <Link to={`/remedies/${item.id}`}>
              {table4Blocks[item.block]} {item.caseNumber}
            </Link>{' '}
            <Mark tone={item.state === 'ended' ? 'good' : 'plain'}>{remedyStates[item.state]}</Mark>
            <DeadlineBadge next={item.next} />
            <span className="letter-facts">
              {[item.body, `${item.filedOn}提起`, item.ending]
                .filter((part) => part !== null)
                .join(' · ')}
            </span>
          </li>
        ))}
      </ul>
      {isAdding && (
        <NewRemedy
          request={{ id: request.id, number: request.number, organ: request.organ.code }}
          onClose={() => add(false)}
        />
      )}
    </Panel>
  );
}
