"use client";

import { useState } from "react";
import type { OwnEvent } from "@/components/decision/decision-words";
import { fill } from "@/components/decision/fill";
import type { OrderManyWords } from "@/components/ground-check/order-words";
import { BulkBar } from "./bulk-bar";
import { BulkPanel } from "./bulk-panel";
import type { BulkWords, ReturnManyWords } from "./bulk-words";
import { type QueueHrefs, QueueItem } from "./queue-item";
import type { QueueLine } from "./queue-line";

export interface QueueListProps {
  readonly lines: readonly QueueLine[];
  /** What is ticked from the start, beyond this page too; null when it was not asked for. */
  readonly taken: { readonly what: "clean" | "all"; readonly lines: readonly QueueLine[] } | null;
  readonly cleanCount: string;
  readonly cleanHref: string;
  readonly allHref: string;
  readonly hrefs: QueueHrefs;
  readonly currentId: string | null;
  readonly label: string;
  readonly headers: readonly string[];
  readonly path: string;
  readonly grantId: string;
  /** Null: nothing is decided from here. */
  readonly bulk: QueueBulk | null;
  /** Null: this reader orders no ground checks. */
  readonly checks: OrderManyWords | null;
}

export interface QueueBulk {
  readonly event: OwnEvent;
  readonly meetingId: string | null;
  readonly words: BulkWords;
  /** False: lots decide together, from here many can be sent back alone. */
  readonly agrees: boolean;
  /** Null: nothing is sent back together here. */
  readonly returning: ReturnManyWords | null;
}

/** Whether something can be done with a row together with others. */
function isTickable(line: QueueLine, { bulk, checks }: Pick<QueueListProps, "bulk" | "checks">): boolean {
  if (bulk === null) return false;
  return checks !== null || (bulk.agrees && line.isClean) || (bulk.returning !== null && line.canDecide);
}

/** The rows of a queue with what is ticked among them. */
export function QueueList(props: QueueListProps) {
  const { lines, taken, currentId, label, headers, path, grantId, bulk } = props;
  const [ticked, setTicked] = useState<ReadonlySet<string>>(() => new Set(taken?.lines.map((line) => line.publicId)));
  const isCompact = currentId !== null;
  const known = new Map([...(taken?.lines ?? []), ...lines].map((line) => [line.publicId, line]));
  const chosen = [...known.values()].filter((line) => ticked.has(line.publicId) && isTickable(line, props));
  const tick = (publicId: string, isTicked: boolean) =>
    setTicked((before) => {
      const next = new Set(before);
      if (isTicked) next.add(publicId);
      else next.delete(publicId);
      return next;
    });
  return (
    <div
      className={`space-y-3 ${isCompact ? "lg:sticky lg:top-[calc(var(--header-height)+0.5rem)] lg:max-h-[calc(100dvh-var(--header-height)-1rem)] lg:overflow-y-auto" : ""}`}
    >
      {bulk === null ? null : <BulkPanel path={path} grantId={grantId} words={bulk.words} />}
      <div hidden={lines.length === 0} className="rounded-md border border-line bg-surface">
        {isCompact ? null : (
          <div
            aria-hidden="true"
            className="hidden gap-2 rounded-t-md border-b border-edge border-s-4 border-s-transparent bg-paper px-4 py-2 text-sm font-semibold text-muted lg:flex"
          >
            <span className="w-11 shrink-0" />
            <span className="grid flex-1 grid-cols-[3fr_2fr_3fr_2fr_1.5fr] gap-4">
              {headers.map((header) => (
                <span key={header}>{header}</span>
              ))}
            </span>
          </div>
        )}
        <ul aria-label={label} className="divide-y divide-line">
          {lines.map((line) => (
            <QueueItem
              key={line.publicId}
              line={line}
              hrefs={props.hrefs}
              isCurrent={line.publicId === currentId}
              isCompact={isCompact}
              isTicked={ticked.has(line.publicId)}
              isTickable={isTickable(line, props)}
              chooseLabel={fill(bulk?.words.choose ?? "", { name: line.headName })}
              {...(bulk === null ? {} : { onTick: (isTicked: boolean) => tick(line.publicId, isTicked) })}
            />
          ))}
        </ul>
      </div>
      {bulk === null || known.size === 0 ? null : (
        <BulkBar {...props} bulk={bulk} chosen={chosen} onClear={() => setTicked(new Set())} />
      )}
    </div>
  );
}
