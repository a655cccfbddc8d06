// One tool: a button that says what it does and whether it is on.

import type { ReactNode } from 'react';

export function Tool(props: {
  readonly label: string;
  readonly onClick: () => void;
  readonly pressed?: boolean;
  readonly isDisabled?: boolean;
  readonly children: ReactNode;
}): ReactNode {
  const { label, onClick, pressed, isDisabled = false, children } = props;
  return (
    <button
      type="button"
      className="tool"
      title={label}
      aria-label={label}
      aria-pressed={pressed}
      disabled={isDisabled}
      // The selection stays where it is in the text.
      onMouseDown={(event) => event.preventDefault()}
      onClick={onClick}
    >
      {children}
    </button>
  );
}
