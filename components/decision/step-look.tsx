import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import type { IconName } from "@/components/ui/icon-name";
import type { Tone } from "@/components/ui/tone";
import type { HistoryStep } from "@/lib/domain/queue/history";
import type { WorkflowEvent } from "@/lib/domain/workflow/workflow";
import { isKnownReason } from "./decision-words";

/** Icon and colour of a step wherever it is told. */
export const STEP_LOOK = {
  submit: { icon: "send", tone: "info" },
  endorse: { icon: "handshake", tone: "info" },
  verify: { icon: "clipboard-check", tone: "info" },
  sign: { icon: "signature", tone: "info" },
  validate: { icon: "shield-check", tone: "info" },
  accept: { icon: "badge-check", tone: "success" },
  return: { icon: "undo-2", tone: "danger" },
  reject: { icon: "circle-x", tone: "danger" },
  withdraw: { icon: "circle-minus", tone: "neutral" },
  recall: { icon: "history", tone: "attention" },
  expire: { icon: "timer-off", tone: "attention" },
} as const satisfies Record<WorkflowEvent, { icon: IconName; tone: Tone }>;

/** Why a step was taken, in words; nothing where no reason was asked. */
export async function stepReason(): Promise<(step: HistoryStep) => ReactNode> {
  const workflow = await getTranslations("workflow");
  return ({ reason, note }) => {
    if (reason === null && note === null) return undefined;
    const words = reason === null ? "" : isKnownReason(reason) ? workflow(`reason.${reason}`) : reason;
    return (
      <>
        {words === "" ? null : <p className="font-semibold">{words}</p>}
        {note === null ? null : <p className="whitespace-pre-line">{note}</p>}
      </>
    );
  };
}
