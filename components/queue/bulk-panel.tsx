"use client";

import { useRouter } from "next/navigation";
import { useEffect, useState, useSyncExternalStore } from "react";
import { fill } from "@/components/decision/fill";
import { useErrorTexts } from "@/components/shell/error-texts";
import { Alert } from "@/components/ui/alert";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { ProgressBar } from "@/components/ui/progress-bar";
import type { ErrorCode } from "@/lib/domain/error/error-code";
import { type BulkReason, bulkReason } from "@/lib/domain/queue/bulk";
import {
  type BulkItem,
  type BulkOutcome,
  type BulkRun,
  closeRun,
  currentRun,
  itemsLeft,
  itemsToRecall,
  recallRun,
  resumeRun,
  stopRun,
  subscribeToRun,
} from "./bulk-run";
import type { BulkWords } from "./bulk-words";

/** The run of this page, if there is one; null on the server. */
export function useRun(path: string, grantId: string): BulkRun | null {
  const run = useSyncExternalStore(subscribeToRun, currentRun, () => null);
  return run !== null && run.path === path && run.grantId === grantId ? run : null;
}

/** Progress and outcome of deciding many at once. The results stay until they are closed. */
export function BulkPanel({
  path,
  grantId,
  words,
}: {
  readonly path: string;
  readonly grantId: string;
  readonly words: BulkWords;
}) {
  const run = useRun(path, grantId);
  const router = useRouter();
  const errors = useErrorTexts();
  const [isAsking, setAsking] = useState(false);
  const status = run?.status;
  useEffect(() => {
    if (status === "stopped" || status === "finished") router.refresh();
  }, [status, router]);
  if (run === null) return null;
  const left = itemsLeft(run).length;
  const total = run.items.length;
  const recallable = itemsToRecall(run).length;
  const isBusy = run.status === "running" || run.status === "recalling";
  const decided = run.items.filter((item) => isDecided(run.outcomes.get(item.id))).length;
  return (
    <section
      aria-label={words.results}
      className="no-print space-y-3 rounded-md border border-line bg-surface p-4 sm:p-5"
    >
      <h2 className="text-lg">{words.results}</h2>
      <ProgressBar
        label={words[run.status]}
        value={total - left}
        max={total}
        text={fill(words.progress, { done: total - left, total })}
      />
      <p role="status" className="tabular">
        {fill(words.summary, { decided, refused: total - decided - left, left })}
      </p>
      {run.trouble === null ? null : (
        <Alert tone="danger" live="assertive" title={errors[run.trouble].what}>
          {errors[run.trouble].todo}
        </Alert>
      )}
      {isBusy ? <p className="text-sm text-muted">{words.leave}</p> : null}
      <Results run={run} words={words} />
      <div className="flex flex-wrap gap-2">
        {run.status === "running" ? <Button onClick={stopRun}>{words.stop}</Button> : null}
        {run.status === "stopped" && left > 0 ? (
          <Button variant="primary" onClick={() => resumeRun()}>
            {fill(words.resume, { count: left })}
          </Button>
        ) : null}
        {!isBusy && recallable > 0 ? (
          <Button icon="undo-2" onClick={() => setAsking(true)}>
            {fill(words.recall, { count: recallable })}
          </Button>
        ) : null}
        {isBusy ? null : <Button onClick={closeRun}>{words.close}</Button>}
      </div>
      <ConfirmDialog
        open={isAsking}
        onClose={() => setAsking(false)}
        onConfirm={() => {
          setAsking(false);
          void recallRun();
        }}
        title={fill(words.recallTitle, { count: recallable })}
        confirmLabel={fill(words.recall, { count: recallable })}
        cancelLabel={words.cancel}
      >
        <p>{words.recallText}</p>
      </ConfirmDialog>
    </section>
  );
}

function Results({ run, words }: { readonly run: BulkRun; readonly words: BulkWords }) {
  const refused = run.items.filter((item) => isRefusal(run.outcomes.get(item.id)));
  return (
    <>
      {refused.length > 0 ? (
        <div>
          <h3 className="text-base">{words.refusedList}</h3>
          <OutcomeList items={refused} run={run} words={words} />
        </div>
      ) : null}
      <details>
        <summary className="inline-flex min-h-11 items-center font-semibold text-laut">
          {fill(words.allList, { count: run.items.length })}
        </summary>
        <OutcomeList items={run.items} run={run} words={words} />
      </details>
    </>
  );
}

/** A decision that could not be taken back stands. */
function isDecided(outcome: BulkOutcome | undefined): boolean {
  return outcome === "decided" || outcome === "stays";
}

function isRefusal(outcome: BulkOutcome | undefined): boolean {
  return (
    outcome !== undefined &&
    outcome !== "left" &&
    outcome !== "decided" &&
    outcome !== "recalled" &&
    outcome !== "stays"
  );
}

function OutcomeList({
  items,
  run,
  words,
}: {
  readonly items: readonly BulkItem[];
  readonly run: BulkRun;
  readonly words: BulkWords;
}) {
  const errors = useErrorTexts();
  return (
    <ul className="max-h-80 divide-y divide-line overflow-y-auto">
      {items.map((item) => {
        const outcome = run.outcomes.get(item.id) ?? "left";
        return (
          <li key={item.id} className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1 py-2">
            <span className="font-semibold">{item.headName}</span>
            {outcome === "decided" ? (
              <Badge tone="success" icon="circle-check">
                {words.decided}
              </Badge>
            ) : outcome === "stays" ? (
              <Badge icon="circle-check">{words.stays}</Badge>
            ) : outcome === "recalled" ? (
              <Badge icon="undo-2">{words.recalled}</Badge>
            ) : outcome === "left" ? (
              <Badge icon="circle-dashed">{words.left}</Badge>
            ) : (
              <span className="text-sm">{isReason(outcome) ? words.reason[outcome] : errors[outcome].what}</span>
            )}
          </li>
        );
      })}
    </ul>
  );
}

function isReason(outcome: ErrorCode | BulkReason): outcome is BulkReason {
  return bulkReason(outcome) !== null;
}
