"use client";

import { useId, useState } from "react";
import { Alert } from "@/components/ui/alert";
import { RadioCards } from "@/components/ui/radio-cards";
import { CommandDialog, type CommandDialogWords } from "@/components/user/command-dialog";
import { FromAndReason, type FromAndReasonProps, isFromAndReasonFit } from "@/components/user/from-and-reason";
import { newOperationId } from "@/lib/client/command/send-command";

export interface SettingDialogProps {
  readonly grantId: string;
  readonly regionCode: string;
  readonly ruleId: string;
  /** The region's own setting as this page shows it. */
  readonly seen: string;
  readonly choices: readonly { readonly value: string; readonly label: string }[];
  readonly today: string;
  readonly words: CommandDialogWords &
    FromAndReasonProps["words"] &
    Readonly<Record<"lead" | "now" | "setting" | "choose", string>> & { readonly softOnly: string | null };
}

/** Sets a rule's severity for the region in view: which, from when on, and why. */
export function SettingDialog({ grantId, regionCode, ruleId, seen, choices, today, words }: SettingDialogProps) {
  const [setting, setSetting] = useState("");
  const [why, setWhy] = useState({ effectiveFrom: today, reason: "" });
  const [rowId] = useState(newOperationId);
  const id = useId();
  const input = () =>
    setting === "" || !isFromAndReasonFit(why)
      ? null
      : { id: rowId, regionCode, ruleId, seen, setting, ...why, reason: why.reason.trim() };
  return (
    <CommandDialog grantId={grantId} command="rule.configure" words={words} icon="pencil" wide input={input}>
      {({ tried }) => (
        <>
          <p>{words.lead}</p>
          <p className="font-semibold">{words.now}</p>
          {words.softOnly === null ? null : <Alert>{words.softOnly}</Alert>}
          <RadioCards
            id={`${id}-setting`}
            legend={words.setting}
            name="setting"
            value={setting}
            options={choices}
            {...(tried && setting === "" ? { error: words.choose } : {})}
            onChange={setSetting}
          />
          <FromAndReason value={why} onChange={setWhy} tried={tried} words={words} />
        </>
      )}
    </CommandDialog>
  );
}
