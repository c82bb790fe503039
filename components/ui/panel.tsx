import type { ReactNode } from "react";
import { Icon } from "./icon";

export interface PanelProps {
  readonly summary: ReactNode;
  readonly aside?: ReactNode;
  readonly children: ReactNode;
  readonly open?: boolean;
}

/** What can wait, folded. Works without script, and find-in-page opens it. */
export function Panel({ summary, aside, children, open = false }: PanelProps) {
  return (
    <details open={open} className="group rounded-md border border-line bg-surface">
      <summary className="flex min-h-12 items-center gap-3 rounded-md px-4 py-2 font-semibold hover:bg-wash sm:px-5">
        <Icon name="chevron-right" className="size-5 transition-transform group-open:rotate-90" />
        <span className="flex min-w-0 flex-1 flex-wrap items-center justify-between gap-x-3">
          <span className="min-w-0 wrap-anywhere">{summary}</span>
          {aside}
        </span>
      </summary>
      <div className="border-t border-line px-4 py-4 sm:px-5">{children}</div>
    </details>
  );
}
