import type { ReactNode } from "react";
import { Icon } from "./icon";

export interface DiffRowProps {
  readonly question: ReactNode;
  readonly before: ReactNode;
  readonly after: ReactNode;
  readonly beforeLabel: string;
  readonly afterLabel: string;
  /** Warnings on this answer, evidence, who is the variable's owner. */
  readonly note?: ReactNode;
}

/** One changed answer. Words mark the two sides; colour only helps. Put the rows in a `<dl>`. */
export function DiffRow({ question, before, after, beforeLabel, afterLabel, note }: DiffRowProps) {
  return (
    <div className="avoid-break border-b border-line py-3 last:border-0">
      <dt className="font-semibold">{question}</dt>
      <dd className="mt-1 grid gap-1 sm:grid-cols-[1fr_auto_1fr] sm:items-stretch sm:gap-2">
        <div className="rounded-sm bg-wash px-3 py-2">
          <span className="block text-sm text-muted">{beforeLabel}</span>
          <span className="tabular text-muted line-through decoration-1">{before}</span>
        </div>
        <Icon name="arrow-right" className="hidden size-5 self-center text-muted sm:block" />
        <div className="rounded-sm border-s-4 border-daun bg-daun-wash px-3 py-2">
          <span className="block text-sm text-daun">{afterLabel}</span>
          <span className="tabular font-semibold">{after}</span>
        </div>
      </dd>
      {note ? <dd className="mt-2 text-sm">{note}</dd> : null}
    </div>
  );
}
