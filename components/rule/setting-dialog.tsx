"use client";

import { useRouter } from "next/navigation";
import { useId, useState } from "react";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Field } from "@/components/ui/field";
import { RadioCards } from "@/components/ui/radio-cards";
import { TextArea } from "@/components/ui/text-area";
import { TextInput } from "@/components/ui/text-input";
import { showToast } from "@/components/ui/toast-store";
import { CommandProblem, type ProblemLabels } from "@/components/user/command-problem";
import { useCommand } from "@/components/user/use-command";
import { newOperationId } from "@/lib/client/command/send-command";

/** The command's own bounds. */
const REASON = { min: 5, max: 500 } as const;

export interface SettingDialogWords {
  readonly open: string;
  readonly title: string;
  readonly lead: string;
  readonly now: string;
  readonly softOnly: string | null;
  readonly setting: string;
  readonly from: string;
  readonly reason: string;
  readonly reasonHint: string;
  readonly reasonProblem: string;
  readonly choose: string;
  readonly save: string;
  readonly saving: string;
  readonly cancel: string;
  readonly saved: string;
  readonly problem: ProblemLabels;
}

export interface SettingDialogProps {
  readonly grantId: string;
  readonly regionCode: string;
  readonly ruleId: string;
  /** The region's own setting as this page shows it. */
  readonly seen: string;
  readonly choices: readonly { readonly value: string; readonly label: string }[];
  readonly today: string;
  readonly words: SettingDialogWords;
}

/** Sets a rule's severity for the region in view: which, from when on, and why. Asked once, sent once. */
export function SettingDialog({ grantId, regionCode, ruleId, seen, choices, today, words }: SettingDialogProps) {
  const [open, setOpen] = useState(false);
  const [form, setForm] = useState({ setting: "", effectiveFrom: today, reason: "" });
  const [tried, setTried] = useState(false);
  const { busy, problem, send, clear } = useCommand(grantId);
  const router = useRouter();
  const id = useId();
  const close = () => {
    setOpen(false);
    setTried(false);
    clear();
  };
  const isShort = form.reason.trim().length < REASON.min;
  const confirm = async () => {
    setTried(true);
    if (form.setting === "" || isShort) return;
    const input = { id: newOperationId(), regionCode, ruleId, seen, ...form, reason: form.reason.trim() };
    if ((await send("rule.configure", input)) === null) return;
    close();
    showToast(words.saved);
    router.refresh();
  };
  return (
    <>
      <Button icon="pencil" onClick={() => setOpen(true)}>
        {words.open}
      </Button>
      <ConfirmDialog
        open={open}
        onClose={close}
        onConfirm={() => void confirm()}
        title={words.title}
        confirmLabel={words.save}
        busyLabel={words.saving}
        cancelLabel={words.cancel}
        busy={busy}
        wide
      >
        <div className="space-y-4">
          <p>{words.lead}</p>
          <p className="font-semibold">{words.now}</p>
          {words.softOnly === null ? null : <Alert>{words.softOnly}</Alert>}
          <RadioCards
            id={`${id}-setting`}
            legend={words.setting}
            name="setting"
            value={form.setting}
            options={choices}
            {...(tried && form.setting === "" ? { error: words.choose } : {})}
            onChange={(setting) => setForm({ ...form, setting })}
          />
          <Field id={`${id}-from`} label={words.from}>
            {(control) => (
              <TextInput
                {...control}
                type="date"
                required
                value={form.effectiveFrom}
                onChange={(event) => setForm({ ...form, effectiveFrom: event.target.value })}
              />
            )}
          </Field>
          <Field
            id={`${id}-reason`}
            label={words.reason}
            hint={words.reasonHint}
            error={tried && isShort ? words.reasonProblem : undefined}
          >
            {(control) => (
              <TextArea
                {...control}
                rows={3}
                maxLength={REASON.max}
                value={form.reason}
                onChange={(event) => setForm({ ...form, reason: event.target.value })}
              />
            )}
          </Field>
          <CommandProblem problem={problem} labels={words.problem} />
        </div>
      </ConfirmDialog>
    </>
  );
}
