"use client";

import { useState } from "react";
import { useErrorTexts } from "@/components/shell/error-texts";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import type { IconName } from "@/components/ui/icon-name";
import { recordReason } from "@/lib/domain/queue/bulk";
import type { DecisionWords, OwnEvent } from "./decision-words";
import { fill } from "./fill";
import { ReasonDialog } from "./reason-dialog";
import { useDecide } from "./use-decide";

export interface DecisionBarProps {
  readonly item: { readonly regencyCode: string; readonly id: string; readonly version: number };
  readonly headName: string;
  readonly event: OwnEvent;
  readonly grantId: string;
  readonly meetingId: string | null;
  readonly goOnHref: string;
  /** How many wait besides this one, as shown. */
  readonly left: string;
  readonly words: DecisionWords;
}

const ICON = {
  endorse: "handshake",
  verify: "clipboard-check",
  sign: "signature",
  validate: "shield-check",
  accept: "badge-check",
} as const satisfies Record<OwnEvent, IconName>;

/** The three decisions of a tier. They stay in sight while one reads. */
export function DecisionBar(props: DecisionBarProps) {
  const { item, headName, event, grantId, meetingId, goOnHref, left, words } = props;
  const [dialog, setDialog] = useState<"return" | "reject" | null>(null);
  const { decide, sending, refusal, reload } = useDecide({
    item,
    grantId,
    meetingId,
    goOnHref,
    sayDone: (done) => fill(words.done[done], { name: headName, left }),
  });
  const errors = useErrorTexts();
  const reason = recordReason(refusal?.info?.["reason"]);
  const isStale = reason === null && (refusal?.code === "STALE" || refusal?.code === "NOT_ALLOWED_NOW");
  const close = () => setDialog(null);
  return (
    <div className="no-print sticky bottom-16 z-10 space-y-3 border-t border-line bg-paper py-3 lg:static lg:border-0 lg:p-0">
      {refusal === null ? null : (
        <Alert tone="danger" live="assertive" title={words.refused}>
          <p>
            {reason !== null
              ? words.blocked[reason]
              : isStale
                ? words.stale
                : refusal.code === "UNAVAILABLE"
                  ? words.unsure
                  : errors[refusal.code].what}
          </p>
          {isStale || reason !== null ? null : <p className="mt-1">{errors[refusal.code].todo}</p>}
          {isStale ? (
            <div className="mt-2">
              <Button icon="refresh-cw" onClick={reload}>
                {words.reload}
              </Button>
            </div>
          ) : null}
        </Alert>
      )}
      <div className="flex gap-2 max-sm:[&>button]:flex-auto max-sm:[&>button]:px-2 max-sm:[&_svg]:hidden">
        <Button
          variant="primary"
          icon={ICON[event]}
          busy={sending !== null}
          {...(sending === event ? { busyLabel: words.ownBusy } : {})}
          title={words.ownHelp}
          onClick={() => decide(event, null)}
        >
          {words.own}
        </Button>
        <Button icon="undo-2" busy={sending !== null} onClick={() => setDialog("return")}>
          {words.giveBack}
        </Button>
        <Button icon="circle-x" busy={sending !== null} onClick={() => setDialog("reject")}>
          {words.refuse}
        </Button>
      </div>
      <ReasonDialog
        id="kembalikan"
        open={dialog === "return"}
        busy={sending !== null}
        words={words.returning}
        targets={words.targets}
        tone="primary"
        onClose={close}
        onConfirm={(given) => decide("return", given).then(close)}
      />
      <ReasonDialog
        id="tolak"
        open={dialog === "reject"}
        busy={sending !== null}
        words={words.rejecting}
        targets={[]}
        tone="danger"
        onClose={close}
        onConfirm={(given) => decide("reject", given).then(close)}
      />
    </div>
  );
}
