// The table of facts above every document of the site: in which order, under which names, what is left out.

import { ArrowDownOutlined, ArrowUpOutlined } from '@ant-design/icons';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Input, Spin, Switch, Tooltip } from 'antd';
import { type ReactNode, useState } from 'react';
import {
  isWholeWidth,
  labelOf,
  metadataFields,
  type MetadataLine,
  type MetadataPreset,
  metadataPresets,
  movedLine,
  presetLayout,
  shownBecause,
} from '../../rules/metadata-layout.ts';
import type { getMetadataLayout, putMetadataLayout } from '../../web/api/metadata-layout.ts';
import { call, type ReplyOf } from '../api.ts';
import { Page } from '../parts/Page.tsx';
import { Panel } from '../parts/Panel.tsx';
import { Problem } from '../parts/Problem.tsx';
import { metadataSample } from './metadata-sample.ts';

type Reply = ReplyOf<typeof getMetadataLayout>;
const queryKey = ['metadata-layout'];

export default function MetadataPage(): ReactNode {
  const { data, error, refetch } = useQuery({
    queryKey,
    queryFn: () => call<typeof getMetadataLayout>('get', '/metadata-layout'),
    // What somebody is arranging is not replaced under his hands.
    refetchOnWindowFocus: false,
  });
  if (error !== null) return <Problem error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Spin className="page-spin" />;
  return <Layout saved={data} />;
}

function Layout({ saved }: { readonly saved: Reply }): ReactNode {
  const [lines, arrange] = useState<readonly MetadataLine[]>(saved.lines);
  const client = useQueryClient();
  const { message } = App.useApp();
  const { mutate, isPending, error } = useMutation({
    mutationFn: () =>
      call<typeof putMetadataLayout>('put', '/metadata-layout', { body: { lines: [...lines] } }),
    onSuccess: async () => {
      message.success('已保存，文件页随即改用');
      await client.invalidateQueries({ queryKey });
    },
  });
  const change = (at: number, next: MetadataLine): void =>
    arrange(lines.map((line, i) => (i === at ? next : line)));
  return (
    <Page
      title="文件信息栏"
      actions={
        <Button type="primary" disabled={!saved.own} loading={isPending} onClick={() => mutate()}>
          保存
        </Button>
      }
    >
      {error !== null && <Problem error={error} />}
      {!saved.own && (
        <Alert
          type="info"
          showIcon
          className="problem"
          title={`文件显示在“${saved.site}”上，信息栏由该网站所属机关设定`}
        />
      )}
      <p className="quiet">
        文件页标题上方的信息栏：调整次序、改显示名称、隐藏不用的项。没有内容的项不显示；依法应当显示的项不能隐藏。
      </p>
      <div className="metadata-presets" role="group" aria-label="从常见式样开始">
        <span>从常见式样开始</span>
        {(Object.keys(metadataPresets) as MetadataPreset[]).map((preset) => (
          <Button
            key={preset}
            size="small"
            disabled={!saved.own}
            onClick={() => arrange(presetLayout(preset))}
          >
            {metadataPresets[preset].label}
          </Button>
        ))}
      </div>
      <div className="metadata-setting">
        <ol className="metadata-lines">
          {lines.map((line, at) => (
            <Line
              key={line.field}
              line={line}
              isFixed={!saved.own}
              isFirst={at === 0}
              isLast={at === lines.length - 1}
              onMove={(by) => arrange(movedLine(lines, at, by))}
              onChange={(next) => change(at, next)}
            />
          ))}
        </ol>
        <Panel title="预览" id="metadata-preview">
          <Sample lines={lines} />
        </Panel>
      </div>
    </Page>
  );
}

function Line(props: {
  readonly line: MetadataLine;
  readonly isFixed: boolean;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly onMove: (by: -1 | 1) => void;
  readonly onChange: (line: MetadataLine) => void;
}): ReactNode {
  const { line, isFixed, isFirst, isLast, onMove, onChange } = props;
  const { field, shown, label } = line;
  const usual = metadataFields[field].label;
  const provision = shownBecause(field);
  const isKept = provision !== undefined && shown;
  return (
    <li className={shown ? 'metadata-line' : 'metadata-line metadata-hidden'}>
      <Button
        size="small"
        type="text"
        icon={<ArrowUpOutlined />}
        aria-label={`${usual}上移`}
        disabled={isFixed || isFirst}
        onClick={() => onMove(-1)}
      />
      <Button
        size="small"
        type="text"
        icon={<ArrowDownOutlined />}
        aria-label={`${usual}下移`}
        disabled={isFixed || isLast}
        onClick={() => onMove(1)}
      />
      <span className="metadata-usual">{usual}</span>
      <Input
        size="small"
        aria-label={`${usual}的显示名称`}
        placeholder={usual}
        maxLength={8}
        disabled={isFixed || !shown}
        value={label ?? ''}
        onChange={({ target: { value } }) =>
          onChange(value.trim() === '' ? { field, shown } : { field, shown, label: value })
        }
      />
      <Tooltip title={isKept ? `依${provision}应当显示` : undefined}>
        <Switch
          size="small"
          aria-label={`显示${usual}`}
          checked={shown}
          disabled={isFixed || isKept}
          onChange={(next) => onChange({ ...line, shown: next })}
        />
      </Tooltip>
      <span className="metadata-basis quiet">{provision ?? ''}</span>
    </li>
  );
}

function Sample({ lines }: { readonly lines: readonly MetadataLine[] }): ReactNode {
  return (
    <dl className="metadata-sample">
      {lines
        .filter(({ shown, field }) => shown && metadataSample[field] !== '')
        .map((line) => (
          <div key={line.field} className={isWholeWidth(line.field) ? 'metadata-whole' : ''}>
            <dt>{labelOf(line)}</dt>
            <dd>{metadataSample[line.field]}</dd>
          </div>
        ))}
    </dl>
  );
}
