// A page that fails says so and leaves the frame standing.

import { Component, type ReactNode } from 'react';
import { Problem } from './Problem.tsx';

interface State {
  readonly error?: unknown;
}

export class ErrorBoundary extends Component<{ readonly children: ReactNode }, State> {
  override state: State = {};

  static getDerivedStateFromError(error: unknown): State {
    return { error };
  }

  override render(): ReactNode {
    return this.state.error === undefined ? (
      this.props.children
    ) : (
      <Problem error={this.state.error} onRetry={() => window.location.reload()} />
    );
  }
}
