"use client";

import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import type { IconName } from "@/components/ui/icon-name";
import { ReasonField } from "@/components/ui/reason-field";
import { CommandDialog } from "@/components/user/command-dialog";
import type { ProblemLabels } from "@/components/user/command-problem";
import { REASON_LENGTH } from "@/components/user/reason-dialog";

export interface StepButtonProps {
  readonly grantId: string;
  readonly command:
    | "data-request.submit"
    | "data-request.decide"
    | "data-request.withdraw"
    | "data-request.revoke"
    | "data-request.build";
  readonly subject: Readonly<Record<string, string | number>>;
  readonly words: {
    readonly open: string;
    readonly title: string;
    readonly lead: string;
    readonly saved: string;
  };
  readonly icon: IconName;
  readonly variant?: "primary" | "secondary" | "danger";
  readonly needsReason?: boolean;
  readonly problem: ProblemLabels;
}

/** One step of a request: asked once in a dialog, with a reason where one is due. */
export function StepButton(props: StepButtonProps) {
  const { grantId, command, subject, words, icon, variant = "secondary", needsReason = false, problem } = props;
  const t = useTranslations("dataRequest.page");
  const [reason, setReason] = useState("");
  const id = useId();
  const isShort = needsReason && reason.trim().length < REASON_LENGTH.min;
  return (
    <CommandDialog
      grantId={grantId}
      command={command}
      icon={icon}
      variant={variant}
      tone={variant === "danger" ? "danger" : "primary"}
      words={{
        open: words.open,
        title: words.title,
        save: words.open,
        saving: t("working"),
        cancel: t("cancel"),
        saved: words.saved,
        problem,
      }}
      input={() => (isShort ? null : { ...subject, ...(needsReason ? { reason: reason.trim() } : {}) })}
      onClosed={() => setReason("")}
    >
      {({ tried }) => (
        <>
          <p>{words.lead}</p>
          {needsReason ? (
            <ReasonField
              id={id}
              label={t("reason")}
              hint={t("reasonHint")}
              error={tried && isShort ? t("reasonShort") : undefined}
              value={reason}
              onChange={setReason}
              max={REASON_LENGTH.max}
            />
          ) : null}
        </>
      )}
    </CommandDialog>
  );
}
