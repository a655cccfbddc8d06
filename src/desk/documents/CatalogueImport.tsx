// One area of the 基层公开目录 from the form's own table.

import { useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { areaName } from '../../rules/grassroots-catalogue.ts';
import type { postCatalogueImport } from '../../web/api/catalogue.ts';
import { callWithFile, type ReplyOf } from '../api.ts';
import { SheetImport } from '../parts/SheetImport.tsx';

type Trial = ReplyOf<typeof postCatalogueImport>;

export function CatalogueImport({ area }: { readonly area: number }): ReactNode {
  const client = useQueryClient();
  return (
    <SheetImport<Trial>
      isMain
      label="导入这个领域"
      send={(file, trial) =>
        callWithFile<typeof postCatalogueImport>('/catalogue/{area}/import', file, {
          params: { area },
          query: { trial },
        })
      }
      act={() => '写入目录'}
      isReady={() => true}
      said={() => '目录已导入'}
      onWritten={() => client.invalidateQueries({ queryKey: ['catalogue'] })}
    >
      {({ added, changed, unchanged, removed, kept, faults }) =>
        faults.length === 0 && (
          <>
            <p>
              {areaName(area)}：新增{added}项，修改{changed}项，不变{unchanged}项，删除{removed}
              项。还没有写入。
            </p>
            {kept.length > 0 && (
              <p className="quiet">表里没有、但已有文件对应而保留的：{kept.join('、')}</p>
            )}
          </>
        )
      }
    </SheetImport>
  );
}
