import { Component, type ReactNode } from 'react';

interface Properties {
  children: ReactNode;
  /** What stands there when it broke down. */
  instead: (error: unknown) => ReactNode;
}

interface State {
  fault: { error: unknown } | null;
}

/** Where a part that breaks down ends: without it, React takes all of the editor off the page, with what was typed. */
export class Boundary extends Component<Properties, State> {
  override state: State = { fault: null };

  static getDerivedStateFromError(error: unknown): State {
    return { fault: { error } };
  }

  override render(): ReactNode {
    const { fault } = this.state;
    return fault ? this.props.instead(fault.error) : this.props.children;
  }
}
