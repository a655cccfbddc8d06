// The back office in the browser.

import './older-browsers.ts';
import './styles/ground.css';
import './styles/frame.css';
import './styles/parts.css';
import './styles/tables.css';
import './styles/documents.css';
import './styles/forms.css';
import './styles/request.css';
import './styles/letters.css';
import './styles/office.css';
import './styles/editor.css';
import './styles/document-review.css';
import './styles/document-time.css';
import './styles/document-drafts.css';
import './styles/document-check.css';
import './styles/report.css';
import './styles/roll-up.css';
import './styles/imports.css';
import './styles/website-report.css';
import './styles/administration.css';
import './styles/policies.css';
import './styles/narrow.css';
import { QueryCache, MutationCache, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { App as Messages, ConfigProvider, type ConfigProviderProps } from 'antd';
import zhCN from 'antd/es/locale/zh_CN.js';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Refused } from './api.ts';
import { Desk } from './Desk.tsx';
import { forgetSession } from './session.ts';
import { nonce } from './nonce.ts';
import { deskTheme } from './theme.ts';

const client: QueryClient = new QueryClient({
  queryCache: new QueryCache({ onError: noticeSignedOut }),
  mutationCache: new MutationCache({ onError: noticeSignedOut }),
  defaultOptions: {
    queries: {
      // Trying again helps against a bad line, not against a refusal.
      retry: (count, error) => count < 2 && error instanceof Refused && error.status === 0,
      staleTime: 10_000,
    },
  },
});

function noticeSignedOut(error: Error): void {
  if (error instanceof Refused && error.faults.some((fault) => fault.code === 'not-signed-in')) {
    forgetSession(client);
  }
}

/** A module for the bundler, which the compiler takes for one of the older kind. */
const locale = zhCN as unknown as NonNullable<ConfigProviderProps['locale']>;

const root = document.getElementById('root');
if (root !== null) {
  createRoot(root).render(
    <StrictMode>
      <ConfigProvider
        locale={locale}
        theme={deskTheme}
        csp={{ nonce }}
        componentSize="medium"
        button={{ autoInsertSpace: false }}
      >
        <Messages message={{ maxCount: 1 }}>
          <QueryClientProvider client={client}>
            <Desk />
          </QueryClientProvider>
        </Messages>
      </ConfigProvider>
    </StrictMode>,
  );
}
