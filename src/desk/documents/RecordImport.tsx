// 双公示 from a workbook: every line a draft of its own.

import { useQueryClient } from '@tanstack/react-query';
import { Select, Table, TreeSelect } from 'antd';
import { type ReactNode, useMemo, useState } from 'react';
import { recordHeadings, type RecordKind, recordKinds } from '../../rules/credit-records.ts';
import { documentKinds } from '../../rules/document-classes.ts';
import type { postRecordImport } from '../../web/api/credit-records.ts';
import { callWithFile, type ReplyOf } from '../api.ts';
import { Panel } from '../parts/Panel.tsx';
import { SheetImport } from '../parts/SheetImport.tsx';
import { useSession } from '../session.ts';
import { columnTree, useColumns } from './columns.ts';

type Trial = ReplyOf<typeof postRecordImport>;

export function RecordImport(): ReactNode {
  const columns = useColumns(useSession().organ.code);
  const tree = useMemo(() => columnTree(columns), [columns]);
  const client = useQueryClient();
  const [kind, setKind] = useState<RecordKind>('penalty');
  const [column, setColumn] = useState<number>();
  return (
    <Panel title="由XLSX导入">
      <p className="quiet">第一行是表头，列的顺序不限：{recordHeadings(kind).join('、')}</p>
      <div className="offer-ask">
        <Select<RecordKind>
          aria-label="种类"
          value={kind}
          onChange={setKind}
          options={recordKinds.map((value) => ({ value, label: documentKinds[value].label }))}
        />
        <TreeSelect
          aria-label="栏目"
          className="offer-column"
          treeData={tree}
          treeDefaultExpandAll
          placeholder="发布的栏目"
          {...(column === undefined ? {} : { value: column })}
          onChange={(to: number) => setColumn(to)}
        />
        <SheetImport<Trial>
          isMain
          label={column === undefined ? '先选栏目，再选XLSX文件' : '选择XLSX文件，先试导'}
          isDisabled={column === undefined}
          send={(file, trial) =>
            callWithFile<typeof postRecordImport>('/credit-records/import', file, {
              query: { kind, column: column ?? 0, trial },
            })
          }
          act={(trial) => `导入${trial?.records.length ?? 0}件`}
          isReady={({ records }) => records.length > 0}
          said={({ written }) => `已建${written}份草稿，请在上面选择送审`}
          onWritten={async () => {
            const changed = [['record-figures'], ['record-drafts'], ['documents']];
            await Promise.all(changed.map((queryKey) => client.invalidateQueries({ queryKey })));
          }}
        >
          {({ records }) => records.length > 0 && <Lines records={records} />}
        </SheetImport>
      </div>
    </Panel>
  );
}

function Lines({ records }: Pick<Trial, 'records'>): ReactNode {
  return (
    <Table
      size="small"
      rowKey="line"
      pagination={records.length > 50 ? { pageSize: 50 } : false}
      scroll={{ x: 'max-content' }}
      dataSource={[...records]}
      columns={[
        { title: '行', dataIndex: 'line' },
        { title: '文书号', dataIndex: 'number' },
        { title: '标题', render: (_, { title }) => <span className="cell-wide">{title}</span> },
        { title: '决定日期', dataIndex: 'decidedOn' },
      ]}
    />
  );
}
