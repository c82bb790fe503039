import type { ReactNode } from "react";

export interface DetailFrameProps {
  readonly header: ReactNode;
  readonly decision: ReactNode;
  readonly children: ReactNode;
}

/** A chosen proposal beside its list: the decisions stay in sight while one reads down. */
export function DetailFrame({ header, decision, children }: DetailFrameProps) {
  return (
    <div className="hidden min-w-0 lg:block">
      {header}
      {decision === null ? null : (
        <div className="no-print sticky top-(--header-height) z-10 mb-4 border-b border-line bg-paper py-3">
          {decision}
        </div>
      )}
      {children}
    </div>
  );
}
