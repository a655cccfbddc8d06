// One import: files, what the old words mean, the dry run with its report, and the run in the background.

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Popconfirm, Radio, Spin } from 'antd';
import { type ReactNode, useRef, useState } from 'react';
import type {
  getImport,
  postImportArchive,
  postImportStart,
} from '../../web/api/document-imports.ts';
import { addressOf, call, callWithFile, type ReplyOf } from '../api.ts';
import { Facts } from '../parts/Facts.tsx';
import { Mark } from '../parts/Mark.tsx';
import { momentText } from '../parts/moments.ts';
import { Page } from '../parts/Page.tsx';
import { Panel } from '../parts/Panel.tsx';
import { Problem } from '../parts/Problem.tsx';
import type { PageProps } from '../pages.tsx';
import { importStates } from './import-states.ts';
import { MappingForm } from './MappingForm.tsx';

export type Run = ReplyOf<typeof getImport>;
type Mapping = Run['mapping'];

export default function ImportPage({ parts }: PageProps): ReactNode {
  const id = Number(parts['id']);
  const { data, error, refetch } = useQuery({
    queryKey: ['document-import', id],
    queryFn: () => call<typeof getImport>('get', '/document-imports/{id}', { params: { id } }),
    refetchInterval: ({ state }) => (isBusy(state.data) ? 1000 : false),
  });
  return (
    <Page title={data === undefined ? '导入旧站' : `导入旧站：${data.fileName}`}>
      {error !== null && <Problem error={error} onRetry={() => void refetch()} />}
      {data === undefined ? (
        error === null && <Spin className="page-spin" />
      ) : (
        <ImportSheet key={`${data.id} ${data.state}`} run={data} />
      )}
    </Page>
  );
}

function isBusy(run: Run | undefined): boolean {
  return run !== undefined && (run.state === 'checking' || run.state === 'running') && !run.stalled;
}

function ImportSheet({ run }: { readonly run: Run }): ReactNode {
  const { state, stalled, failure, report } = run;
  const isOpen = state === 'waiting' || state === 'checked' || stalled;
  const [mapping, setMapping] = useState<Mapping>(run.mapping);
  const [missingFiles, setMissing] = useState(run.missingFiles);
  const queries = useQueryClient();
  const start = useMutation({
    mutationFn: (dryRun: boolean) =>
      call<typeof postImportStart>('post', '/document-imports/{id}/start', {
        params: { id: run.id },
        body: { dryRun, missingFiles, mapping },
      }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['document-import', run.id] }),
  });
  const brings = (report?.imported ?? 0) + (report?.columnAddresses ?? 0);
  const whatComes = [
    report?.imported ? `${report.imported}份` : [],
    report?.columnAddresses ? `${report.columnAddresses}个旧栏目地址` : [],
  ]
    .flat()
    .join('、');
  const canRun = state === 'checked' && brings > 0;
  return (
    <>
      {failure !== null && <Alert type="error" showIcon className="problem" title={failure} />}
      {start.error !== null && <Problem error={start.error} />}
      <Facts
        facts={[
          [
            '状态',
            <Mark key="state" tone={importStates[state].tone}>
              {stateText(run)}
            </Mark>,
          ],
          ['上传', `${run.by ?? ''} ${momentText(run.createdAt)}`],
          ['正文和附件', run.archiveName],
        ]}
      />
      {isBusy(run) && (
        <Alert
          className="problem"
          type="info"
          showIcon
          icon={<Spin size="small" />}
          title={`已读${run.rows}份。可以离开这一页，运行在后台继续。`}
        />
      )}
      {isOpen && /\.xlsx$/i.test(run.fileName) && <Archive id={run.id} name={run.archiveName} />}
      {isOpen && (
        <Panel title="对应关系">
          <MappingForm
            mapping={mapping}
            unmapped={report?.unmapped ?? { fields: [], columns: [] }}
            onChange={setMapping}
          />
          <Radio.Group
            className="import-missing"
            value={missingFiles}
            onChange={({ target }) => setMissing(target.value as Run['missingFiles'])}
            options={[
              { value: 'refuse', label: '缺附件、缺图片的文件不导入' },
              { value: 'note', label: '照常导入，缺的记入报告' },
            ]}
          />
          <div className="import-acts">
            <Button
              type={canRun ? 'default' : 'primary'}
              loading={start.isPending}
              disabled={stalled && state === 'running'}
              onClick={() => start.mutate(true)}
            >
              {report === null ? '试运行' : '再试运行'}
            </Button>
            {(canRun || (stalled && state === 'running')) && (
              <Popconfirm
                title={`导入${whatComes}？`}
                description="导入的文件立即在网站上公开，保留原来的发布时间。"
                okText="导入"
                onConfirm={() => start.mutate(false)}
              >
                <Button type="primary" loading={start.isPending}>
                  {stalled ? '继续导入' : `导入${whatComes}`}
                </Button>
              </Popconfirm>
            )}
          </div>
        </Panel>
      )}
      {report !== null && !isBusy(run) && <Report run={run} report={report} />}
    </>
  );
}

function stateText({ state, stalled }: Run): string {
  return stalled ? '中断了，可以继续' : importStates[state].label;
}

function Archive({ id, name }: { readonly id: number; readonly name: string | null }): ReactNode {
  const input = useRef<HTMLInputElement>(null);
  const queries = useQueryClient();
  const upload = useMutation({
    mutationFn: (file: File) =>
      callWithFile<typeof postImportArchive>('/document-imports/{id}/archive', file, {
        params: { id },
        query: { name: file.name },
      }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['document-import', id] }),
  });
  return (
    <Panel title="正文和附件">
      {upload.error !== null && <Problem error={upload.error} />}
      <p>工作簿里写的路径，按压缩包里的文件夹查找。没有附件的不必上传。</p>
      <Button
        loading={upload.isPending}
        onClick={() => {
          input.current?.click();
        }}
      >
        {name === null ? '上传ZIP' : '再上传一个ZIP'}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        accept=".zip"
        aria-label="上传正文和附件的ZIP"
        onChange={({ target }) => {
          const file = target.files?.[0];
          target.value = '';
          if (file !== undefined) upload.mutate(file);
        }}
      />
    </Panel>
  );
}

function Report(props: {
  readonly run: Run;
  readonly report: NonNullable<Run['report']>;
}): ReactNode {
  const { run, report } = props;
  const figures: readonly (readonly [string, number])[] = [
    ['读到', report.rows],
    [report.dryRun ? '将导入' : '已导入', report.imported],
    ['已有，不改动', report.unchanged],
    ['有误，不导入', report.refused],
    ['附件和图片', report.files],
    ['旧地址', report.addresses],
    ['旧栏目地址', report.columnAddresses],
  ];
  return (
    <Panel
      title={report.dryRun ? '试运行报告' : '导入结果'}
      extra={
        <a href={addressOf('/document-imports/{id}/report.xlsx', { id: run.id })} download>
          下载报告（XLSX）
        </a>
      }
    >
      {report.dryRun && <p className="quiet">试运行，什么也没有写入。</p>}
      <dl className="import-figures">
        {figures.map(([name, figure]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{figure}</dd>
          </div>
        ))}
      </dl>
      {report.byColumn.length > 0 && (
        <p>{report.byColumn.map(({ name, count }) => `${name}${count}份`).join('、')}</p>
      )}
      <Told title={`错误${report.faultCount}处`} lines={report.faults} count={report.faultCount} />
      <Told
        title={`提示${report.warningCount}处`}
        lines={report.warnings}
        count={report.warningCount}
      />
    </Panel>
  );
}

function Told(props: {
  readonly title: string;
  readonly lines: NonNullable<Run['report']>['faults'];
  readonly count: number;
}): ReactNode {
  const { title, lines, count } = props;
  if (count === 0) return null;
  return (
    <section className="import-told">
      <h3>{title}</h3>
      <ol>
        {lines.map(({ row, field, message }) => (
          <li key={`${row} ${field} ${message}`}>{message}</li>
        ))}
      </ol>
      {count > lines.length && <p className="quiet">只显示前{lines.length}处，其余见报告。</p>}
    </section>
  );
}
