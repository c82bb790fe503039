"use client";

import { useState } from "react";
import type { Choice, ReasonWords } from "@/components/decision/decision-words";
import { fill } from "@/components/decision/fill";
import { ReasonDialog, type Reasoned } from "@/components/decision/reason-dialog";
import { BulkPanel, useRun } from "@/components/queue/bulk-panel";
import { startRun } from "@/components/queue/bulk-run";
import type { BulkWords } from "@/components/queue/bulk-words";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import type { LeftItem, LotDetail } from "@/lib/domain/lot/lot-page";

export interface LotActionWords {
  readonly accept: string;
  readonly acceptTitle: string;
  readonly acceptText: string;
  readonly giveBack: string;
  readonly startNote: string;
  /** Raw, with {rank}: a family's place in the drawing stands for its name in the results. */
  readonly place: string;
  readonly cancel: string;
  readonly reason: ReasonWords;
  readonly bulk: BulkWords;
}

export interface LotActionsProps {
  readonly lot: Pick<LotDetail, "id" | "regencyCode" | "publicId">;
  readonly outcome: "passed" | "failed";
  readonly items: readonly LeftItem[];
  readonly grantId: string;
  readonly targets: readonly Choice[];
  readonly words: LotActionWords;
}

/** Accepts what a passed lot still holds, or sends a failed one back; in parts, with an outcome for each family. */
export function LotActions({ lot, outcome, items, grantId, targets, words }: LotActionsProps) {
  const [isAsking, setAsking] = useState(false);
  const path = `/mutu/lot/${lot.publicId}`;
  const run = useRun(path, grantId);
  const where = { regencyCode: lot.regencyCode, lotId: lot.id };
  const ready = outcome === "passed" ? items.filter(({ needsPerson }) => !needsPerson) : items;
  const begin = (request: { readonly command: "lot.accept" | "lot.return"; readonly input: object }, event: string) => {
    setAsking(false);
    const each = ready.map(({ id, version, rank }) => ({
      regencyCode: lot.regencyCode,
      id,
      version,
      headName: fill(words.place, { rank }),
    }));
    void startRun({ items: each, event, meetingId: null, grantId, path, request });
  };
  const giveBack = ({ target, reason, note }: Reasoned) =>
    begin({ command: "lot.return", input: { ...where, target, reason, note: note ?? "" } }, "return");
  const isBusy = run?.status === "running";
  return (
    <div className="space-y-4">
      <BulkPanel path={path} grantId={grantId} words={words.bulk} />
      {ready.length === 0 ? null : (
        <Button
          variant="primary"
          icon={outcome === "passed" ? "list-checks" : "undo-2"}
          busy={isBusy}
          onClick={() => setAsking(true)}
        >
          {outcome === "passed" ? words.accept : words.giveBack}
        </Button>
      )}
      {outcome === "passed" ? (
        <ConfirmDialog
          open={isAsking}
          onClose={() => setAsking(false)}
          onConfirm={() => begin({ command: "lot.accept", input: where }, "accept")}
          title={words.acceptTitle}
          confirmLabel={words.accept}
          cancelLabel={words.cancel}
        >
          <p>{words.acceptText}</p>
        </ConfirmDialog>
      ) : (
        <ReasonDialog
          id="kembalikan-lot"
          open={isAsking}
          busy={isBusy}
          words={words.reason}
          targets={targets}
          tone="danger"
          startNote={words.startNote}
          onClose={() => setAsking(false)}
          onConfirm={giveBack}
        />
      )}
    </div>
  );
}
