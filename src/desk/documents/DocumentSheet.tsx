// A document to be read: as the site shows it, with its metadata beside.

import type { ReactNode } from 'react';
import {
  documentKinds,
  interpretationForms,
  isDocumentKind,
  opennessLabels,
} from '../../rules/document-classes.ts';
import { dayText } from '../../rules/request/clock-badge.ts';
import { Facts } from '../parts/Facts.tsx';
import { Panel } from '../parts/Panel.tsx';
import { BodyPreview } from './BodyPreview.tsx';
import { useColumns } from './columns.ts';
import type { DocumentDetail } from './DocumentPage.tsx';

export function DocumentSheet({ document }: { readonly document: DocumentDetail }): ReactNode {
  const { draft, organ } = document;
  const columns = useColumns(organ.code);
  const names = draft.columns.map((id) => columns.find((column) => column.id === id)?.name ?? '');
  return (
    <div className="sheet">
      <div className="sheet-main">
        <BodyPreview title={draft.title} html={draft.body} />
      </div>
      <aside className="sheet-side">
        <Panel title="元数据">
          <Facts
            facts={[
              [
                '信息种类',
                isDocumentKind(draft.kind) ? documentKinds[draft.kind].label : draft.kind,
              ],
              ['栏目', names.join('、')],
              ['发文字号', draft.documentNumber],
              ['成文日期', draft.madeOn === null ? undefined : dayText(draft.madeOn)],
              ['发文机关', draft.issuers.join('、')],
              ['发布机构', draft.publisher],
              ['施行日期', draft.effectiveFrom === null ? undefined : dayText(draft.effectiveFrom)],
              ['有效期至', draft.effectiveTo === null ? undefined : dayText(draft.effectiveTo)],
              ['废止日期', draft.repealedOn === null ? undefined : dayText(draft.repealedOn)],
              [
                '解读形式',
                draft.interpretationForm && interpretationForms[draft.interpretationForm],
              ],
              ['体裁', draft.genre],
              ['主题', [draft.theme, draft.subtheme].filter((part) => part !== null).join(' / ')],
              ['组配分类', draft.groupClass],
              ['主题词', draft.keywords.join('、')],
              ['内容概述', draft.summary],
              ['公开属性', opennessLabels[draft.openness]],
              ['不主动公开的理由', draft.opennessReason],
              ['信息来源', draft.source],
            ]}
          />
        </Panel>
      </aside>
    </div>
  );
}
