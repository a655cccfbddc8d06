// A table as every list of the back office has it: columns to choose and to sort by, to print, and on a
// narrow screen one block a row.

import { PrinterOutlined, SettingOutlined } from '@ant-design/icons';
import { Button, Checkbox, Empty, Popover, Table } from 'antd';
import { type ReactNode, useState } from 'react';

export interface Column<Row> {
  readonly key: string;
  readonly title: string;
  readonly cell: (row: Row) => ReactNode;
  /** What sorting goes by; without it the column does not sort. */
  readonly sortBy?: (row: Row) => string | number;
  /** Sorted by the server under this name, over all pages. */
  readonly sortKey?: string;
  readonly width?: number;
  /** Not shown until chosen. */
  readonly isExtra?: boolean;
  readonly align?: 'right';
}

export interface DataTableProps<Row> {
  /** Under this name the choice of columns is remembered in the browser. */
  readonly name: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[] | undefined;
  readonly rowKey: (row: Row) => string | number;
  readonly onOpen?: (row: Row) => void;
  /** The row that the keyboard stands on. */
  readonly selected?: number;
  readonly empty: ReactNode;
  readonly page?: {
    readonly current: number;
    readonly size: number;
    readonly total: number;
    readonly onChange: (page: number) => void;
    /** Where the reader may choose how many stand on one: for print, say. */
    readonly onSize?: (size: number) => void;
  };
  readonly sorting?: {
    readonly key: string | undefined;
    readonly direction: 'asc' | 'desc';
    readonly onChange: (key: string | undefined, direction: 'asc' | 'desc') => void;
  };
  /** Rows ticked for an act on several at once. */
  readonly ticked?: {
    readonly keys: readonly (string | number)[];
    readonly onChange: (keys: readonly (string | number)[]) => void;
  };
  /** Beside the table's own tools. */
  readonly tools?: ReactNode;
  readonly caption?: ReactNode;
}

export function DataTable<Row extends object>(props: DataTableProps<Row>): ReactNode {
  const { name, columns, rows, rowKey, onOpen, selected, empty, page, tools, caption } = props;
  const { sorting, ticked } = props;
  const [shown, choose] = useShownColumns(name, columns);
  const visible = columns.filter(({ key }) => shown.includes(key));
  return (
    <div className="data-table">
      <div className="data-table-tools">
        <div className="data-table-caption">{caption}</div>
        {tools}
        <Popover
          trigger="click"
          placement="bottomRight"
          content={
            <Checkbox.Group
              className="data-table-columns"
              value={[...shown]}
              onChange={(keys) => choose(keys)}
              options={columns.map(({ key, title }) => ({ value: key, label: title }))}
            />
          }
        >
          <Button icon={<SettingOutlined />}>列</Button>
        </Popover>
        <Button icon={<PrinterOutlined />} onClick={() => window.print()}>
          打印
        </Button>
      </div>
      <Table<Row>
        size="small"
        rowKey={rowKey}
        loading={rows === undefined}
        dataSource={rows === undefined ? [] : [...rows]}
        locale={{
          // Nothing is known yet: it is not said that there is nothing.
          emptyText:
            rows === undefined ? (
              <div className="table-waiting" />
            ) : (
              <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={empty} />
            ),
        }}
        {...(ticked === undefined
          ? {}
          : {
              rowSelection: {
                selectedRowKeys: [...ticked.keys],
                onChange: (keys) => ticked.onChange(keys as (string | number)[]),
                columnWidth: 40,
                getCheckboxProps: (row: Row) => ({ 'aria-label': `选择${rowKey(row)}` }),
                onCell: () => labelled('选择'),
              },
            })}
        onChange={(_page, _filters, sorter) => {
          const { columnKey, order } = [sorter].flat()[0] ?? {};
          const by = columns.find((column) => column.key === columnKey)?.sortKey;
          if (sorting === undefined || by === undefined) return;
          sorting.onChange(order ? by : undefined, order === 'descend' ? 'desc' : 'asc');
        }}
        columns={visible.map(({ key, title, cell, sortBy, sortKey, width, align }) => ({
          key,
          title,
          ...(width === undefined ? {} : { width }),
          ...(align === undefined ? {} : { align }),
          ...(sortBy === undefined
            ? {}
            : { sorter: (a: Row, b: Row) => compare(sortBy(a), sortBy(b)) }),
          ...(sortKey === undefined
            ? {}
            : { sorter: true, sortOrder: sortOrderOf(sorting, sortKey) }),
          onCell: () => labelled(title),
          render: (_: unknown, row: Row) => (
            <div className={width === undefined ? 'cell cell-wide' : 'cell'}>{cell(row)}</div>
          ),
        }))}
        rowClassName={(_, n) => (n === selected ? 'row-selected' : '')}
        onRow={(row) =>
          onOpen === undefined ? {} : { onClick: () => onOpen(row), className: 'row-open' }
        }
        pagination={
          page === undefined ||
          (page.total <= page.size && (page.onSize === undefined || page.total <= 50))
            ? false
            : {
                current: page.current,
                pageSize: page.size,
                total: page.total,
                showSizeChanger: page.onSize !== undefined,
                pageSizeOptions: [50, 100, 200],
                showTotal: (total) => `共 ${total} 条`,
                onChange: (current, size) =>
                  size === page.size ? page.onChange(current) : page.onSize?.(size),
              }
        }
      />
    </div>
  );
}

function sortOrderOf(
  sorting: { readonly key: string | undefined; readonly direction: 'asc' | 'desc' } | undefined,
  key: string,
): 'ascend' | 'descend' | null {
  if (sorting?.key !== key) return null;
  return sorting.direction === 'desc' ? 'descend' : 'ascend';
}

/** The heading goes along with the cell: on a narrow screen there is no row of headings. */
function labelled(title: string): object {
  return { 'data-label': title };
}

function compare(a: string | number, b: string | number): number {
  return typeof a === 'number' && typeof b === 'number'
    ? a - b
    : String(a).localeCompare(String(b), 'zh-CN');
}

function useShownColumns<Row>(
  name: string,
  columns: readonly Column<Row>[],
): [readonly string[], (keys: readonly string[]) => void] {
  const storageKey = `gongkai-columns-${name}`;
  const [shown, setShown] = useState<readonly string[]>(() => {
    const stored = window.localStorage.getItem(storageKey)?.split(' ') ?? [];
    const known = columns.map(({ key }) => key).filter((key) => stored.includes(key));
    if (known.length > 0) return known;
    return columns.filter(({ isExtra }) => isExtra !== true).map(({ key }) => key);
  });
  return [
    shown,
    (keys) => {
      const chosen = columns.map(({ key }) => key).filter((key) => keys.includes(key));
      if (chosen.length === 0) return;
      setShown(chosen);
      window.localStorage.setItem(storageKey, chosen.join(' '));
    },
  ];
}
