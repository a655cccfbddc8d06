// The clean-up sheet out and back in: tried out line by line, then written into the decision that is being drafted.

import { useQueryClient } from '@tanstack/react-query';
import { Table } from 'antd';
import { type ReactNode, useState } from 'react';
import { reviewConclusions } from '../../rules/normative-review.ts';
import type { postNormativeReview } from '../../web/api/normative-documents.ts';
import { addressOf, callWithFile, type ReplyOf } from '../api.ts';
import { SheetImport } from '../parts/SheetImport.tsx';
import { useMay } from '../session.ts';
import { DocumentPicker } from '../documents/DocumentPicker.tsx';

type Trial = ReplyOf<typeof postNormativeReview>;

export function CleanUp(): ReactNode {
  const may = useMay();
  const client = useQueryClient();
  const [decision, decide] = useState<{ id: number | null; name: string }>({ id: null, name: '' });
  return (
    <p className="entry-import">
      <a href={addressOf('/normative-documents/export')}>导出清理表（XLSX）</a>
      {may('edit-documents') && (
        <SheetImport<Trial>
          label="导入填好的清理表"
          send={(file, trial) =>
            callWithFile<typeof postNormativeReview>('/normative-documents/review', file, {
              query: { trial, ...(decision.id === null ? {} : { decision: decision.id }) },
            })
          }
          act={(trial) => {
            const changes = trial === undefined ? 0 : changesIn(trial);
            return changes === 0 ? '登记清理结果' : `写入决定（${changes}件）`;
          }}
          isReady={(trial) => changesIn(trial) === 0 || decision.id !== null}
          said={({ written }) =>
            written === 0
              ? '清理结果已登记，没有需要改变效力的文件'
              : `已写入决定：${written}件，决定发布时生效`
          }
          onWritten={async () => {
            await client.invalidateQueries({ queryKey: ['normative-documents'] });
            await client.invalidateQueries({ queryKey: ['document'] });
          }}
        >
          {(trial) => (
            <>
              {changesIn(trial) > 0 && (
                <div className="sheet-decision">
                  <span>由哪一份起草中的决定废止、宣布失效或者延长</span>
                  <DocumentPicker
                    label="作出清理结果的决定"
                    name={decision.name}
                    onChoose={(chosen) => decide(chosen)}
                  />
                </div>
              )}
              {trial.lines.length > 0 && <Lines lines={trial.lines} />}
            </>
          )}
        </SheetImport>
      )}
    </p>
  );
}

/** Those that lose or prolong their force by the decision. */
function changesIn({ lines }: Trial): number {
  return lines.filter(({ conclusion }) => conclusion !== 'keep' && conclusion !== 'amend').length;
}

function Lines({ lines }: Pick<Trial, 'lines'>): ReactNode {
  return (
    <Table
      size="small"
      rowKey="line"
      pagination={lines.length > 50 ? { pageSize: 50 } : false}
      scroll={{ x: 'max-content' }}
      dataSource={[...lines]}
      columns={[
        { title: '行', dataIndex: 'line' },
        { title: '文件', render: (_, { title }) => <span className="cell-wide">{title}</span> },
        { title: '发文字号', dataIndex: 'documentNumber' },
        { title: '结论', render: (_, { conclusion }) => reviewConclusions[conclusion] },
        { title: '现在', dataIndex: 'from' },
        { title: '将变为', dataIndex: 'to' },
      ]}
    />
  );
}
