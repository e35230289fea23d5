import { Component, type ReactNode } from 'react';

interface Properties {
  children: ReactNode;
  /** What stands there when it broke down. */
  instead: (error: unknown) => ReactNode;
}

/** Where a part that breaks down ends: without it, React takes all of the editor off the page, with what was typed. */
export class Boundary extends Component<Properties, { fault: { error: unknown } | null }> {
  override state = { fault: null };

  static getDerivedStateFromError(error: unknown): { fault: { error: unknown } } {
    return { fault: { error } };
  }

  override render(): ReactNode {
    const { fault } = this.state as { fault: { error: unknown } | null };
    return fault ? this.props.instead(fault.error) : this.props.children;
  }
}
