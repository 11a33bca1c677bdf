'use client';
import { Component, type ReactNode } from 'react';

type Props = {
  /** A change retries rendering the children. */
  resetBy: string;
  fallback: ReactNode;
  children: ReactNode;
};

type State = { failed: boolean; resetBy: string };

/**
 * An error boundary: replaces children that fail to render by a fallback that cannot fail. React has no hook for it.
 */
export class Boundary extends Component<Props, State> {
  override state: State = { failed: false, resetBy: this.props.resetBy };

  static getDerivedStateFromProps({ resetBy }: Props, state: State): State | null {
    return resetBy === state.resetBy ? null : { failed: false, resetBy };
  }

  static getDerivedStateFromError(): Partial<State> {
    return { failed: true };
  }

  override render(): ReactNode {
    return this.state.failed ? this.props.fallback : this.props.children;
  }
}
