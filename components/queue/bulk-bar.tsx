"use client";

import { useState } from "react";
import { fill } from "@/components/decision/fill";
import { OrderMany } from "@/components/ground-check/order-many";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { LinkButton } from "@/components/ui/link-button";
import { useRun } from "./bulk-panel";
import { startRun } from "./bulk-run";
import type { QueueLine } from "./queue-line";
import type { QueueBulk, QueueListProps } from "./queue-list";
import { ReturnMany } from "./return-many";

export interface BulkBarProps extends QueueListProps {
  readonly bulk: QueueBulk;
  readonly chosen: readonly QueueLine[];
  readonly onClear: () => void;
}

/** What can be done with the ticked rows together, and how to tick many. */
export function BulkBar(props: BulkBarProps) {
  const { bulk, checks, chosen, onClear, taken, grantId, path } = props;
  const { words } = bulk;
  const count = chosen.length;
  const isBusy = useRun(path, grantId)?.status === "running";
  const counted = { clean: words.cleanChosen, all: words.allChosen } as const;
  return (
    <div
      className={`no-print flex flex-wrap items-center gap-2 rounded-md border border-line bg-surface p-3 ${count > 0 ? "sticky bottom-16 z-10 shadow-soft lg:bottom-2" : ""}`}
    >
      {taken === null ? <TickMany {...props} /> : null}
      {count > 0 ? (
        <>
          <p role="status" className="tabular font-semibold">
            {fill(taken === null ? words.chosen : counted[taken.what], { count })}
          </p>
          <AgreeMany {...props} isBusy={isBusy} />
          {bulk.returning === null ? null : (
            <ReturnMany
              lines={chosen.filter((line) => line.canDecide)}
              path={path}
              grantId={grantId}
              words={bulk.returning}
              isBusy={isBusy}
              onBegin={onClear}
            />
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
      {bulk.agrees ? <p className="w-full text-sm text-muted">{words.cleanHelp}</p> : null}
    </div>
  );
}

function TickMany({ bulk: { words, agrees, returning }, cleanCount, cleanHref, allHref }: BulkBarProps) {
  return (
    <>
      {agrees && cleanCount !== "0" ? (
        <LinkButton href={cleanHref} icon="list-checks">
          {fill(words.chooseClean, { count: cleanCount })}
        </LinkButton>
      ) : null}
      {returning === null ? null : <LinkButton href={allHref}>{words.chooseAll}</LinkButton>}
    </>
  );
}

function AgreeMany({ bulk, chosen, grantId, path, onClear, isBusy }: BulkBarProps & { readonly isBusy: boolean }) {
  const [isAsking, setAsking] = useState(false);
  const { words, event, meetingId } = bulk;
  const items = chosen.filter((line) => bulk.agrees && line.isClean);
  if (items.length === 0) return null;
  const start = () => {
    setAsking(false);
    onClear();
    void startRun({ items, event, meetingId, grantId, path });
  };
  const label = fill(words.button, { count: items.length });
  return (
    <>
      <Button variant="primary" icon="list-checks" busy={isBusy} onClick={() => setAsking(true)}>
        {label}
      </Button>
      <ConfirmDialog
        open={isAsking}
        onClose={() => setAsking(false)}
        onConfirm={start}
        title={fill(words.confirmTitle, { count: items.length })}
        confirmLabel={label}
        cancelLabel={words.cancel}
      >
        <p>{words.confirmText}</p>
      </ConfirmDialog>
    </>
  );
}
