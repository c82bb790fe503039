"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { RefusalAlert } from "@/components/shell/refusal-alert";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Field } from "@/components/ui/field";
import { ReasonField } from "@/components/ui/reason-field";
import { Select } from "@/components/ui/select";
import { showToast } from "@/components/ui/toast-store";
import { useCommand } from "@/components/user/use-command";
import type { ActionWords } from "./order-words";

export interface CheckActionsProps {
  readonly grantId: string;
  readonly item: { readonly regencyCode: string; readonly id: string; readonly version: number };
  readonly isAssigned: boolean;
  readonly checkers: readonly { readonly userId: string; readonly name: string }[];
  readonly words: ActionWords;
}

type Ask = "assign" | "takeBack" | "cancel" | null;

const MOST_REASON = 500;

/** What may be done with a check nobody has sent yet: give it to somebody, take it back, cancel it. */
export function CheckActions({ grantId, item, isAssigned, checkers, words }: CheckActionsProps) {
  const router = useRouter();
  const [ask, setAsk] = useState<Ask>(null);
  const [isTried, setTried] = useState(false);
  const [companionId, setCompanionId] = useState("");
  const [reason, setReason] = useState("");
  const { busy, problem, send } = useCommand(grantId);
  const pick = `cek-${item.id}-pendamping`;
  const why = `cek-${item.id}-batal`;

  const open = (next: Ask) => {
    setTried(false);
    setAsk(next);
  };
  const act = async (name: string, input: object, told: string) => {
    const value = await send(name, input);
    setAsk(null);
    if (value === null) return;
    showToast(told);
    router.refresh();
  };
  const confirm = () => {
    setTried(true);
    if (ask === "assign") {
      if (companionId === "") return document.getElementById(pick)?.focus();
      return void act("ground-check.assign", { ...item, companionId }, words.assigned);
    }
    if (ask === "takeBack") return void act("ground-check.take-back", item, words.takenBack);
    if (reason.trim() === "") return document.getElementById(why)?.focus();
    return void act("ground-check.cancel", { ...item, reason: reason.trim() }, words.cancelled);
  };
  const title = ask === "assign" ? words.assignTitle : ask === "takeBack" ? words.takeBackTitle : words.cancelTitle;
  const label = ask === "assign" ? words.assign : ask === "takeBack" ? words.takeBack : words.cancelCheck;

  return (
    <div className="no-print">
      {problem === null ? null : (
        <div className="mb-3">
          <RefusalAlert problem={problem} />
        </div>
      )}
      <div className="flex flex-wrap gap-2">
        <Button variant={isAssigned ? "secondary" : "primary"} icon="user-plus" onClick={() => open("assign")}>
          {isAssigned ? words.reassign : words.assign}
        </Button>
        {isAssigned ? (
          <Button icon="user-minus" onClick={() => open("takeBack")}>
            {words.takeBack}
          </Button>
        ) : null}
        <Button variant="quiet" icon="x" onClick={() => open("cancel")}>
          {words.cancelCheck}
        </Button>
      </div>
      <ConfirmDialog
        open={ask !== null}
        onClose={() => setAsk(null)}
        onConfirm={confirm}
        title={title}
        confirmLabel={label}
        busyLabel={words.busy}
        cancelLabel={words.cancel}
        tone={ask === "cancel" ? "danger" : "primary"}
        busy={busy}
      >
        <div className="space-y-4">
          <p className="text-muted">
            {ask === "assign" ? words.assignHelp : ask === "takeBack" ? words.takeBackHelp : words.cancelHelp}
          </p>
          {ask === "assign" && checkers.length === 0 ? <Alert tone="attention">{words.nobody}</Alert> : null}
          {ask === "assign" && checkers.length > 0 ? (
            <Field
              id={pick}
              label={words.companionLabel}
              error={isTried && companionId === "" ? words.companionMissing : undefined}
            >
              {(control) => (
                <Select
                  {...control}
                  options={checkers.map(({ userId, name }) => ({ value: userId, label: name }))}
                  placeholder={words.choose}
                  value={companionId}
                  onChange={(event) => setCompanionId(event.target.value)}
                />
              )}
            </Field>
          ) : null}
          {ask === "cancel" ? (
            <ReasonField
              id={why}
              label={words.cancelReason}
              error={isTried && reason.trim() === "" ? words.cancelMissing : undefined}
              value={reason}
              onChange={setReason}
              max={MOST_REASON}
            />
          ) : null}
        </div>
      </ConfirmDialog>
    </div>
  );
}
