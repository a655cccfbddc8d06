// 编辑待办: what came back, what lies open, what has to be explained, which columns wait for something new.

import { useQuery } from '@tanstack/react-query';
import { Empty, Spin } from 'antd';
import type { ReactNode } from 'react';
import { freshnessStates } from '../../rules/columns.ts';
import { dayText } from '../../rules/request/clock-badge.ts';
import type { getEditorTasks } from '../../web/api/editor-tasks.ts';
import { call } from '../api.ts';
import { Mark } from '../parts/Mark.tsx';
import { momentText } from '../parts/moments.ts';
import { Page } from '../parts/Page.tsx';
import { Panel } from '../parts/Panel.tsx';
import { Problem } from '../parts/Problem.tsx';
import { Link } from '../router.tsx';

export default function TasksPage(): ReactNode {
  const { data, error, refetch } = useQuery({
    queryKey: ['editor-tasks'],
    queryFn: () => call<typeof getEditorTasks>('get', '/editor-tasks', {}),
  });
  const count =
    data === undefined ? 0 : Object.values(data).reduce((sum, { length }) => sum + length, 0);
  return (
    <Page title="编辑待办">
      {error !== null && <Problem error={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <Spin className="page-spin" />}
      {data !== undefined && count === 0 && (
        <Empty description="没有待办。退回的稿、应当解读的文件和到期的栏目会出现在这里" />
      )}
      {data !== undefined && (
        <div className="tasks">
          <Tasks title="退回修改" lines={data.returned}>
            {({ id, title, comment, returnedBy, returnedAt }) => (
              <li key={id}>
                <Link to={`/documents/${id}`}>{title}</Link>
                <p>{comment}</p>
                <span className="quiet">
                  {returnedBy}于{momentText(returnedAt)}退回
                </span>
              </li>
            )}
          </Tasks>
          <Tasks title="应当解读" lines={data.interpretations}>
            {({ id, title, dueOn, overdue }) => (
              <li key={id}>
                <Link to={`/documents/${id}`}>{title}</Link>
                <p>
                  <Mark tone={overdue ? 'bad' : 'new'}>{overdue ? '已逾期' : '待解读'}</Mark>{' '}
                  {dayText(dueOn)}前发布解读{' '}
                  <Link to={`/documents/new?interprets=${id}`}>起草解读</Link>
                </p>
              </li>
            )}
          </Tasks>
          <Tasks title="退回的政策事项" lines={data.returnedItems}>
            {({ id, name, reason }) => (
              <li key={id}>
                <Link to={`/policy-items/${id}`}>{name}</Link>
                <p>{reason}</p>
              </li>
            )}
          </Tasks>
          <Tasks title="应当提炼政策事项" lines={data.policies}>
            {({ id, title, dueOn, overdue }) => (
              <li key={id}>
                <Link to={`/policy-items/new?document=${id}`}>{title}</Link>
                <p>
                  <Mark tone={overdue ? 'bad' : 'new'}>{overdue ? '已逾期' : '待提炼'}</Mark>{' '}
                  {dayText(dueOn)}前提炼，没有惠企事项的在“政策事项”里登记
                </p>
              </li>
            )}
          </Tasks>
          <Tasks title="意见征集待反馈结果" lines={data.consultations}>
            {({ id, title, dueOn, overdue }) => (
              <li key={id}>
                <Link to={`/consultations/${id}`}>{title}</Link>
                <p>
                  <Mark tone={overdue ? 'bad' : 'new'}>{overdue ? '已逾期' : '已结束'}</Mark>{' '}
                  {dayText(dueOn)}前发布结果反馈
                </p>
              </li>
            )}
          </Tasks>
          <Tasks title="没有送审的稿" lines={data.drafts}>
            {({ id, title, savedAt, publishBy }) => (
              <li key={id}>
                <Link to={`/documents/${id}`}>{title}</Link>
                <p className="quiet">
                  {momentText(savedAt)}保存
                  {publishBy === null ? '' : `，最迟${dayText(publishBy)}公开`}
                </p>
              </li>
            )}
          </Tasks>
          <Tasks title="打不开的外部链接" lines={data.deadLinks}>
            {({ id, title, url, why }) => (
              <li key={`${id} ${url}`}>
                <Link to={`/documents/${id}`}>{title}</Link>
                <p className="task-address">{url}</p>
                <span className="quiet">{why}</span>
              </li>
            )}
          </Tasks>
          {data.unreached.map(({ count, at }) => (
            <Panel key={at} title="外部链接未能检查">
              <p>
                {count}个外部链接没有检查成：{momentText(at)}
                本服务器一个外部网站也连不上。链接是好是坏还不知道，请系统管理员开通外网出口；没有出口的，请自行打开核对。
              </p>
            </Panel>
          ))}
          <Tasks title="应当更新的栏目" lines={data.columns}>
            {({ id, name, state, lastOn, dueOn }) => (
              <li key={id}>
                <Link to={`/documents/new?column=${id}`}>{name}</Link>
                <p>
                  <Mark tone={state === 'due' ? 'new' : 'bad'}>{freshnessStates[state]}</Mark>{' '}
                  <span className="quiet">
                    {lastOn === null ? '没有发布过内容' : `上次更新${lastOn}`}
                    {dueOn === null ? '' : `，${dayText(dueOn)}前应当更新`}
                  </span>
                </p>
              </li>
            )}
          </Tasks>
        </div>
      )}
    </Page>
  );
}

function Tasks<Line>(props: {
  readonly title: string;
  readonly lines: readonly Line[];
  readonly children: (line: Line) => ReactNode;
}): ReactNode {
  const { title, lines, children } = props;
  if (lines.length === 0) return null;
  return (
    <Panel title={`${title}（${lines.length}）`}>
      <ul className="task-list">{lines.map(children)}</ul>
    </Panel>
  );
}
