// The pages of the back office: address, name in the menu, who sees them. Each is fetched when first opened.

import {
  ApiOutlined,
  AlertOutlined,
  ApartmentOutlined,
  AuditOutlined,
  BankOutlined,
  BarChartOutlined,
  BellOutlined,
  CalendarOutlined,
  CarryOutOutlined,
  CheckSquareOutlined,
  ClusterOutlined,
  CommentOutlined,
  ContainerOutlined,
  ExportOutlined,
  FileProtectOutlined,
  FileSearchOutlined,
  FileTextOutlined,
  FireOutlined,
  GiftOutlined,
  GlobalOutlined,
  ImportOutlined,
  InboxOutlined,
  LockOutlined,
  MessageOutlined,
  PayCircleOutlined,
  ProfileOutlined,
  ReadOutlined,
  ShareAltOutlined,
  SwapOutlined,
  TableOutlined,
  TagsOutlined,
  TeamOutlined,
} from '@ant-design/icons';
import { type ComponentType, lazy, type ReactNode } from 'react';
import type { Permission } from '../rules/roles.ts';

export interface PageProps {
  readonly parts: Readonly<Record<string, string>>;
}

export interface Page {
  readonly pattern: string;
  readonly component: ComponentType<PageProps>;
  /** Any of these; empty for everybody. */
  readonly permissions: readonly Permission[];
  readonly menu?: {
    readonly to: string;
    readonly label: string;
    readonly icon: ReactNode;
    /** The figure that it wears. */
    readonly badge?: 'notices' | 'inbox' | 'messages';
  };
}

export const pages: readonly Page[] = [
  {
    pattern: '/letters/:id',
    component: lazy(() => import('./letters/LetterPage.tsx')),
    permissions: ['read-requests'],
  },
  {
    pattern: '/letters/:id/review',
    component: lazy(() => import('./letters/ReviewPage.tsx')),
    permissions: ['read-requests'],
  },
  {
    pattern: '/requests/:id/redact/:position',
    component: lazy(() => import('./requests/Redact.tsx')),
    permissions: ['handle-requests'],
  },
  {
    pattern: '/requests',
    component: lazy(() => import('./requests/Queue.tsx')),
    permissions: ['read-requests'],
    menu: { to: '/requests', label: '依申请公开', icon: <InboxOutlined /> },
  },
  {
    pattern: '/requests/new',
    component: lazy(() => import('./requests/NewRequest.tsx')),
    permissions: ['handle-requests'],
  },
  {
    pattern: '/requests/:id',
    component: lazy(() => import('./requests/RequestPage.tsx')),
    permissions: ['read-requests'],
  },
  {
    pattern: '/notices',
    component: lazy(() => import('./notices/Notices.tsx')),
    permissions: ['read-requests', 'read-documents'],
    menu: { to: '/notices', label: '提醒', icon: <BellOutlined />, badge: 'notices' },
  },
  {
    pattern: '/inbox',
    component: lazy(() => import('./inbox/Inbox.tsx')),
    permissions: ['read-requests', 'read-documents'],
    menu: { to: '/inbox', label: '待我审批', icon: <CheckSquareOutlined />, badge: 'inbox' },
  },
  {
    pattern: '/remedies',
    component: lazy(() => import('./remedies/Remedies.tsx')),
    permissions: ['read-requests'],
    menu: { to: '/remedies', label: '复议诉讼', icon: <FileProtectOutlined /> },
  },
  {
    pattern: '/remedies/:id',
    component: lazy(() => import('./remedies/RemedyPage.tsx')),
    permissions: ['read-requests'],
  },
  {
    pattern: '/risks',
    component: lazy(() => import('./board/Risks.tsx')),
    permissions: ['read-requests'],
    menu: { to: '/risks', label: '风险看板', icon: <AlertOutlined /> },
  },
  {
    pattern: '/workload',
    component: lazy(() => import('./workload/Workload.tsx')),
    permissions: ['read-requests'],
    menu: { to: '/workload', label: '工作量', icon: <BarChartOutlined /> },
  },
  {
    pattern: '/summary',
    component: lazy(() => import('./board/SummaryPage.tsx')),
    permissions: ['read-requests'],
    menu: { to: '/summary', label: '工作小结', icon: <ReadOutlined /> },
  },
  {
    pattern: '/conversions',
    component: lazy(() => import('./requests/Conversions.tsx')),
    permissions: ['read-requests'],
    menu: { to: '/conversions', label: '转为主动公开', icon: <ExportOutlined /> },
  },
  {
    pattern: '/withheld',
    component: lazy(() => import('./requests/Withheld.tsx')),
    permissions: ['read-requests'],
    menu: { to: '/withheld', label: '不予公开台账', icon: <LockOutlined /> },
  },
  {
    pattern: '/documents',
    component: lazy(() => import('./documents/DocumentList.tsx')),
    permissions: ['read-documents'],
    menu: { to: '/documents', label: '主动公开', icon: <FileTextOutlined /> },
  },
  {
    pattern: '/records',
    component: lazy(() => import('./documents/RecordsPage.tsx')),
    permissions: ['read-documents'],
    menu: { to: '/records', label: '双公示', icon: <FileProtectOutlined /> },
  },
  {
    pattern: '/consultations',
    component: lazy(() => import('./consultations/Consultations.tsx')),
    permissions: ['read-documents'],
    menu: { to: '/consultations', label: '意见征集', icon: <CommentOutlined /> },
  },
  {
    pattern: '/consultations/:id',
    component: lazy(() => import('./consultations/ConsultationPage.tsx')),
    permissions: ['read-documents'],
  },
  {
    pattern: '/messages',
    component: lazy(() => import('./messages/Messages.tsx')),
    permissions: ['read-messages'],
    menu: { to: '/messages', label: '纠错和留言', icon: <MessageOutlined />, badge: 'messages' },
  },
  {
    pattern: '/offers',
    component: lazy(() => import('./documents/OffersPage.tsx')),
    permissions: ['read-documents'],
    menu: { to: '/offers', label: '信息报送', icon: <SwapOutlined /> },
  },
  {
    pattern: '/registers',
    component: lazy(() => import('./registers/Registers.tsx')),
    permissions: ['read-documents'],
    menu: { to: '/registers', label: '公开台账', icon: <ProfileOutlined /> },
  },
  {
    pattern: '/registers/:part',
    component: lazy(() => import('./registers/Registers.tsx')),
    permissions: ['read-documents'],
  },
  {
    pattern: '/documents/:id',
    component: lazy(() => import('./documents/DocumentPage.tsx')),
    permissions: ['read-documents'],
  },
  {
    pattern: '/documents/:id/review',
    component: lazy(() => import('./documents/ReviewPage.tsx')),
    permissions: ['read-documents'],
  },
  {
    pattern: '/documents/:id/preview',
    component: lazy(() => import('./documents/PreviewPage.tsx')),
    permissions: ['read-documents'],
  },
  {
    pattern: '/enterprises',
    component: lazy(() => import('./enterprises/Enterprises.tsx')),
    permissions: ['read-enterprises'],
    menu: { to: '/enterprises', label: '企业库', icon: <BankOutlined /> },
  },
  {
    pattern: '/enterprises/:id',
    component: lazy(() => import('./enterprises/EnterprisePage.tsx')),
    permissions: ['read-enterprises'],
  },
  {
    pattern: '/policy-reach',
    component: lazy(() => import('./enterprises/ReachItems.tsx')),
    permissions: ['read-enterprises'],
    menu: { to: '/policy-reach', label: '政策找企业', icon: <ShareAltOutlined /> },
  },
  {
    pattern: '/policy-reach/:id',
    component: lazy(() => import('./enterprises/ReachPage.tsx')),
    permissions: ['read-enterprises'],
  },
  {
    pattern: '/payouts',
    component: lazy(() => import('./enterprises/Payouts.tsx')),
    permissions: ['read-enterprises'],
    menu: { to: '/payouts', label: '免申即享', icon: <PayCircleOutlined /> },
  },
  {
    pattern: '/payouts/:id',
    component: lazy(() => import('./enterprises/PayoutPage.tsx')),
    permissions: ['read-enterprises'],
  },
  {
    pattern: '/policy-statistics',
    component: lazy(() => import('./enterprises/PolicyStatistics.tsx')),
    permissions: ['read-enterprises'],
    menu: { to: '/policy-statistics', label: '惠企统计', icon: <BarChartOutlined /> },
  },
  {
    pattern: '/tasks',
    component: lazy(() => import('./documents/TasksPage.tsx')),
    permissions: ['edit-documents'],
    menu: { to: '/tasks', label: '编辑待办', icon: <CarryOutOutlined /> },
  },
  {
    pattern: '/policy-items',
    component: lazy(() => import('./policies/PolicyItems.tsx')),
    permissions: ['read-documents'],
    menu: { to: '/policy-items', label: '政策事项', icon: <GiftOutlined /> },
  },
  {
    pattern: '/policy-items/:id',
    component: lazy(() => import('./policies/PolicyItemPage.tsx')),
    permissions: ['read-documents'],
  },
  {
    pattern: '/policy-terms',
    component: lazy(() => import('./policies/PolicyTerms.tsx')),
    permissions: ['read-documents'],
    menu: { to: '/policy-terms', label: '标签和区划', icon: <TagsOutlined /> },
  },
  {
    pattern: '/catalogue',
    component: lazy(() => import('./documents/CataloguePage.tsx')),
    permissions: ['read-documents'],
    menu: { to: '/catalogue', label: '基层公开目录', icon: <ProfileOutlined /> },
  },
  {
    pattern: '/columns',
    component: lazy(() => import('./documents/ColumnsPage.tsx')),
    permissions: ['read-documents'],
    menu: { to: '/columns', label: '栏目', icon: <ApartmentOutlined /> },
  },
  {
    pattern: '/metadata',
    component: lazy(() => import('./administration/MetadataPage.tsx')),
    permissions: ['keep-columns'],
    menu: { to: '/metadata', label: '文件信息栏', icon: <ContainerOutlined /> },
  },
  {
    pattern: '/check-words',
    component: lazy(() => import('./documents/check/CheckWordsPage.tsx')),
    permissions: ['keep-columns'],
    menu: { to: '/check-words', label: '用词表', icon: <FileSearchOutlined /> },
  },
  {
    pattern: '/imports',
    component: lazy(() => import('./imports/Imports.tsx')),
    permissions: ['import-documents'],
    menu: { to: '/imports', label: '导入旧站', icon: <ImportOutlined /> },
  },
  {
    pattern: '/imports/:id',
    component: lazy(() => import('./imports/ImportPage.tsx')),
    permissions: ['import-documents'],
  },
  {
    pattern: '/reports',
    component: lazy(() => import('./report/ReportIndex.tsx')),
    permissions: ['read-report'],
    menu: { to: '/reports', label: '年度报告', icon: <TableOutlined /> },
  },
  {
    pattern: '/reports/:code/:year',
    component: lazy(() => import('./report/ReportPage.tsx')),
    permissions: ['read-report'],
  },
  {
    pattern: '/website-reports',
    component: lazy(() => import('./website-report/WebsiteReportIndex.tsx')),
    permissions: ['read-report'],
    menu: { to: '/website-reports', label: '网站年度报表', icon: <GlobalOutlined /> },
  },
  {
    pattern: '/website-reports/:code/:year',
    component: lazy(() => import('./website-report/WebsiteReportPage.tsx')),
    permissions: ['read-report'],
  },
  {
    pattern: '/roll-up',
    component: lazy(() => import('./roll-up/RollUpIndex.tsx')),
    permissions: ['read-report'],
    menu: { to: '/roll-up', label: '年报汇总', icon: <ClusterOutlined /> },
  },
  {
    pattern: '/roll-up/:code/:year',
    component: lazy(() => import('./roll-up/RollUpPage.tsx')),
    permissions: ['read-report'],
  },
  {
    pattern: '/organs',
    component: lazy(() => import('./administration/Organs.tsx')),
    permissions: [],
    menu: { to: '/organs', label: '机关', icon: <BankOutlined /> },
  },
  {
    pattern: '/channels',
    component: lazy(() => import('./administration/Channels.tsx')),
    permissions: ['keep-channels'],
    menu: { to: '/channels', label: '对外渠道', icon: <ShareAltOutlined /> },
  },
  {
    pattern: '/open-tokens',
    component: lazy(() => import('./administration/OpenTokens.tsx')),
    permissions: ['keep-open-tokens'],
    menu: { to: '/open-tokens', label: '开放数据用户', icon: <ApiOutlined /> },
  },
  {
    pattern: '/hot-words',
    component: lazy(() => import('./administration/HotWords.tsx')),
    permissions: ['keep-hot-words'],
    menu: { to: '/hot-words', label: '热搜词', icon: <FireOutlined /> },
  },
  {
    pattern: '/staff',
    component: lazy(() => import('./administration/Staff.tsx')),
    permissions: ['manage-staff', 'grant-roles'],
    menu: { to: '/staff', label: '人员与岗位', icon: <TeamOutlined /> },
  },
  {
    pattern: '/calendar',
    component: lazy(() => import('./administration/CalendarPage.tsx')),
    permissions: [],
    menu: { to: '/calendar', label: '工作日历', icon: <CalendarOutlined /> },
  },
  {
    pattern: '/log',
    component: lazy(() => import('./administration/AuditLog.tsx')),
    permissions: ['read-log'],
    menu: { to: '/log', label: '日志', icon: <AuditOutlined /> },
  },
];
