// A document to be read: as the site shows it, with its metadata beside.

import type { ReactNode } from 'react';
import { Facts } from '../parts/Facts.tsx';
import { Panel } from '../parts/Panel.tsx';
import { BodyPreview } from './BodyPreview.tsx';
import { useColumns } from './columns.ts';
import { documentFacts } from './document-facts.ts';
import type { DocumentDetail } from './DocumentPage.tsx';
import { SheetFiles } from './files/SheetFiles.tsx';

export function DocumentSheet({ document }: { readonly document: DocumentDetail }): ReactNode {
  const { draft, organ } = document;
  const columns = useColumns(organ.code);
  return (
    <div className="sheet">
      <div className="sheet-main" id="text">
        <BodyPreview title={draft.title} html={draft.body} />
        {!document.locked && (
          <SheetFiles documentId={document.id} files={draft.attachments} body={draft.body} />
        )}
      </div>
      <aside className="sheet-side">
        <Panel title="元数据" id="facts">
          <Facts facts={documentFacts(draft, columns)} />
        </Panel>
      </aside>
    </div>
  );
}
