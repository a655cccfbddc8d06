// What was sealed away after a leak, for who has to investigate it: for a reason, into the log, hidden again after a minute
// (条例 17; 个人信息保护法 57).

import type { ReactNode } from 'react';
import type { postReveal } from '../../web/api/document-versions.ts';
import { call, type ReplyOf } from '../api.ts';
import { Facts } from '../parts/Facts.tsx';
import { Panel } from '../parts/Panel.tsx';
import { RevealButton, useRevealed } from '../parts/RevealButton.tsx';
import { useMay } from '../session.ts';
import { BodyPreview } from './BodyPreview.tsx';
import { useColumns } from './columns.ts';
import { documentFacts } from './document-facts.ts';
import type { DocumentDetail } from './DocumentPage.tsx';

export function SealedText({ document }: { readonly document: DocumentDetail }): ReactNode {
  const { id, organ } = document;
  const columns = useColumns(organ.code);
  const [revealed, show] = useRevealed<ReplyOf<typeof postReveal>>();
  const may = useMay();
  if (!document.locked || !may('clear-secrecy')) return null;
  return (
    <Panel title="封存的内容" id="sealed">
      <p>
        <RevealButton
          title="查看封存的内容"
          permission="clear-secrecy"
          example="如：查处信息泄露"
          isShown={revealed !== undefined}
          load={(body) =>
            call<typeof postReveal>('post', '/documents/{id}/reveal', { params: { id }, body })
          }
          onShow={show}
        />
      </p>
      {revealed !== undefined && (
        <>
          <BodyPreview title={revealed.title} html={revealed.body} />
          <Facts facts={documentFacts(revealed, columns)} />
        </>
      )}
    </Panel>
  );
}
