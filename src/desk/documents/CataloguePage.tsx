// 基层公开目录: the matters of the 26 areas, which are public, which are late or open; an area comes in and goes out
// as the form's own table.

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Modal, Segmented, Select, Upload } from 'antd';
import { type ReactNode, useState } from 'react';
import {
  areaName,
  type CoverageState,
  coverageStates,
  grassrootsAreas,
} from '../../rules/grassroots-catalogue.ts';
import type { getCatalogue, postCatalogueImport } from '../../web/api/catalogue.ts';
import { call, type Fault, Refused, type ReplyOf } from '../api.ts';
import { type Column, DataTable } from '../parts/DataTable.tsx';
import { Mark, type MarkTone } from '../parts/Mark.tsx';
import { Page } from '../parts/Page.tsx';
import { Problem } from '../parts/Problem.tsx';
import { Link } from '../router.tsx';
import { useMay } from '../session.ts';

type Matter = ReplyOf<typeof getCatalogue>['items'][number];
type Trial = ReplyOf<typeof postCatalogueImport>;
type Shown = 'all' | 'open';

const tones: Readonly<Record<CoverageState, MarkTone>> = {
  covered: 'good',
  late: 'bad',
  missing: 'bad',
  'on-request': 'plain',
};

export default function CataloguePage(): ReactNode {
  const may = useMay();
  const [area, setArea] = useState(0);
  const [shown, show] = useState<Shown>('all');
  const { data, error, refetch } = useQuery({
    queryKey: ['catalogue'],
    queryFn: () => call<typeof getCatalogue>('get', '/catalogue', {}),
  });
  const inArea = data?.items.filter((one) => area === 0 || one.area === area);
  const open = inArea?.filter(({ state }) => state === 'late' || state === 'missing');
  return (
    <Page
      title="基层公开目录"
      actions={
        area !== 0 && (
          <>
            <Button href={`/api/catalogue/${area}/sheet`}>导出这个领域</Button>
            {may('keep-columns') && <ImportButton area={area} />}
          </>
        )
      }
    >
      {error !== null && <Problem error={error} onRetry={() => void refetch()} />}
      <DataTable<Matter>
        name="catalogue"
        columns={columns}
        rows={shown === 'open' ? open : inArea}
        rowKey={({ id }) => id}
        caption="国办发〔2019〕54号；文件对应的事项在文件页登记"
        empty={
          shown === 'open'
            ? '应当主动公开的事项都有公开的文件'
            : '还没有目录。选一个领域，用Excel导入'
        }
        tools={
          <>
            <Select<number>
              aria-label="领域"
              className="filter-short"
              showSearch={{ optionFilterProp: 'label' }}
              value={area}
              onChange={setArea}
              options={[
                { value: 0, label: '全部领域' },
                ...grassrootsAreas.map((name, n) => ({ value: n + 1, label: `${n + 1} ${name}` })),
              ]}
            />
            <Segmented<Shown>
              aria-label="显示哪些事项"
              value={shown}
              onChange={show}
              options={[
                { value: 'all', label: `全部（${inArea?.length ?? 0}）` },
                { value: 'open', label: `没有公开（${open?.length ?? 0}）` },
              ]}
            />
          </>
        }
      />
    </Page>
  );
}

function ImportButton({ area }: { readonly area: number }): ReactNode {
  const [file, choose] = useState<File>();
  return (
    <>
      <Upload
        accept=".xlsx"
        showUploadList={false}
        beforeUpload={(chosen) => {
          choose(chosen);
          return false;
        }}
      >
        <Button type="primary">导入这个领域</Button>
      </Upload>
      {file !== undefined && (
        <ImportDialog area={area} file={file} onClose={() => choose(undefined)} />
      )}
    </>
  );
}

function ImportDialog(props: {
  readonly area: number;
  readonly file: File;
  readonly onClose: () => void;
}): ReactNode {
  const { area, file, onClose } = props;
  const client = useQueryClient();
  const { message } = App.useApp();
  const trial = useQuery({
    queryKey: ['catalogue-trial', area, file.name, file.lastModified, file.size],
    queryFn: () => send(area, file, 'yes'),
    retry: false,
    gcTime: 0,
  });
  const { mutate, isPending, error } = useMutation({
    mutationFn: () => send(area, file, 'no'),
    onSuccess: async () => {
      message.success('目录已导入');
      await client.invalidateQueries({ queryKey: ['catalogue'] });
      onClose();
    },
  });
  const { data } = trial;
  return (
    <Modal
      open
      title={`导入：${areaName(area)}`}
      okText="写入目录"
      okButtonProps={{ disabled: data === undefined || data.faults.length > 0 }}
      confirmLoading={isPending}
      onOk={() => mutate()}
      onCancel={onClose}
    >
      {trial.error !== null && <Problem error={trial.error} />}
      {error !== null && <Problem error={error} />}
      {data !== undefined && <TrialReport trial={data} />}
    </Modal>
  );
}

function TrialReport({ trial }: { readonly trial: Trial }): ReactNode {
  if (trial.faults.length > 0) {
    return (
      <Alert
        type="error"
        showIcon
        title={`${trial.faults.length}处不对，一行也没有写入`}
        description={
          <ul>
            {trial.faults.slice(0, 50).map(({ line, message }, n) => (
              <li key={n}>
                第{line}行：{message}
              </li>
            ))}
          </ul>
        }
      />
    );
  }
  return (
    <>
      <p>
        试导：新增{trial.added}项，修改{trial.changed}项，不变{trial.unchanged}项，删除
        {trial.removed}项。还没有写入。
      </p>
      {trial.kept.length > 0 && (
        <p className="quiet">表里没有、但已有文件对应而保留的：{trial.kept.join('、')}</p>
      )}
    </>
  );
}

async function send(area: number, file: File, trial: 'yes' | 'no'): Promise<Trial> {
  const response = await fetch(`/api/catalogue/${area}/import?trial=${trial}`, {
    method: 'POST',
    credentials: 'same-origin',
    headers: { 'x-gongkai': '1', 'content-type': 'application/octet-stream' },
    body: file,
  });
  const answer = (await response.json()) as Trial & { violations?: Fault[] };
  if (!response.ok) throw new Refused(response.status, answer.violations ?? []);
  return answer;
}

const columns: readonly Column<Matter>[] = [
  { key: 'area', title: '领域', width: 130, cell: ({ area }) => areaName(area) },
  {
    key: 'matter',
    title: '事项',
    cell: ({ matter, submatter }) => `${matter}：${submatter}`,
    sortBy: ({ matter }) => matter,
  },
  {
    key: 'state',
    title: '公开情况',
    width: 120,
    cell: ({ state }) => <Mark tone={tones[state]}>{coverageStates[state]}</Mark>,
    sortBy: ({ state }) => state,
  },
  {
    key: 'documents',
    title: '文件',
    width: 320,
    cell: ({ documents }) =>
      documents.length === 0
        ? '—'
        : documents.map(({ id, title }) => (
            <div key={id}>
              <Link to={`/documents/${id}`}>{title}</Link>
            </div>
          )),
  },
  { key: 'deadline', title: '公开时限', width: 180, cell: ({ deadline }) => deadline },
  { key: 'body', title: '公开主体', width: 130, cell: ({ body }) => body },
  { key: 'basis', title: '公开依据', width: 240, cell: ({ basis }) => basis, isExtra: true },
  { key: 'content', title: '公开内容', width: 240, cell: ({ content }) => content, isExtra: true },
];
