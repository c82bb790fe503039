"use client";

import { useState } from "react";
import type { OwnEvent } from "@/components/decision/decision-words";
import { fill } from "@/components/decision/fill";
import { OrderMany } from "@/components/ground-check/order-many";
import type { OrderManyWords } from "@/components/ground-check/order-words";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { LinkButton } from "@/components/ui/link-button";
import { BulkPanel, useRun } from "./bulk-panel";
import { startRun } from "./bulk-run";
import type { BulkWords } from "./bulk-words";
import { QueueItem } from "./queue-item";
import type { QueueLine } from "./queue-line";

export interface QueueListProps {
  readonly lines: readonly QueueLine[];
  /** Everything clean under the filter, ticked from the start; null when it was not asked for. */
  readonly clean: readonly QueueLine[] | null;
  readonly cleanCount: string;
  readonly cleanHref: string;
  readonly currentId: string | null;
  readonly label: string;
  readonly headers: readonly string[];
  readonly path: string;
  readonly grantId: string;
  /** Null: nothing is decided from here. */
  readonly bulk: { readonly event: OwnEvent; readonly meetingId: string | null; readonly words: BulkWords } | null;
  /** Null: this reader orders no ground checks. */
  readonly checks: OrderManyWords | null;
}

/** The rows of a queue with what is ticked among them. */
export function QueueList(props: QueueListProps) {
  const { lines, clean, currentId, label, headers, path, grantId, bulk, checks } = props;
  const [ticked, setTicked] = useState<ReadonlySet<string>>(() => new Set(clean?.map((line) => line.publicId)));
  const isCompact = currentId !== null;
  const known = new Map([...(clean ?? []), ...lines].map((line) => [line.publicId, line]));
  const chosen = [...known.values()].filter((line) => ticked.has(line.publicId) && (line.isClean || checks !== null));
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
              isCurrent={line.publicId === currentId}
              isCompact={isCompact}
              isTicked={ticked.has(line.publicId)}
              mayTickAll={checks !== null}
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

interface BulkBarProps extends QueueListProps {
  readonly bulk: NonNullable<QueueListProps["bulk"]>;
  readonly chosen: readonly QueueLine[];
  readonly onClear: () => void;
}

function BulkBar({ bulk, checks, chosen, onClear, clean, cleanCount, cleanHref, path, grantId }: BulkBarProps) {
  const [isAsking, setAsking] = useState(false);
  const run = useRun(path, grantId);
  const { words, event, meetingId } = bulk;
  const count = chosen.length;
  const deciding = chosen.filter((line) => line.isClean);
  const start = () => {
    setAsking(false);
    onClear();
    void startRun({ items: deciding, event, meetingId, grantId, path });
  };
  return (
    <div
      className={`no-print flex flex-wrap items-center gap-2 rounded-md border border-line bg-surface p-3 ${count > 0 ? "sticky bottom-16 z-10 shadow-soft lg:bottom-2" : ""}`}
    >
      {clean === null && cleanCount !== "0" ? (
        <LinkButton href={cleanHref} icon="list-checks">
          {fill(words.chooseClean, { count: cleanCount })}
        </LinkButton>
      ) : null}
      {count > 0 ? (
        <>
          <p role="status" className="tabular font-semibold">
            {fill(clean === null ? words.chosen : words.cleanChosen, { count })}
          </p>
          {deciding.length === 0 ? null : (
            <Button
              variant="primary"
              icon="list-checks"
              busy={run?.status === "running"}
              onClick={() => setAsking(true)}
            >
              {fill(words.button, { count: deciding.length })}
            </Button>
          )}
          {checks === null ? null : (
            <OrderMany
              grantId={grantId}
              proposals={chosen.map((line) => line.publicId)}
              words={checks}
              onDone={onClear}
            />
          )}
          <Button variant="quiet" onClick={onClear}>
            {words.chooseNone}
          </Button>
        </>
      ) : null}
      <p className="w-full text-sm text-muted">{words.cleanHelp}</p>
      <ConfirmDialog
        open={isAsking}
        onClose={() => setAsking(false)}
        onConfirm={start}
        title={fill(words.confirmTitle, { count: deciding.length })}
        confirmLabel={fill(words.button, { count: deciding.length })}
        cancelLabel={words.cancel}
      >
        <p>{words.confirmText}</p>
      </ConfirmDialog>
    </div>
  );
}
