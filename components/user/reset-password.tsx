"use client";

import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { makeActivationCode } from "./activation-code";
import { ActivationSlip, type Slip, type SlipLabels } from "./activation-slip";
import { ReasonDialog, type ReasonLabels } from "./reason-dialog";
import { useCommand } from "./use-command";

export interface ResetPasswordProps {
  readonly user: { readonly id: string; readonly displayName: string; readonly username: string };
  readonly grantId: string;
  readonly label: string;
  readonly title: string;
  readonly lead: string;
  readonly heading: string;
  readonly finished: string;
  readonly labels: ReasonLabels;
  readonly slip: SlipLabels;
}

/** Makes a new code here, sends it, and shows it only once the server has taken it. */
export function ResetPassword(props: ResetPasswordProps) {
  const { user, grantId, label, title, lead, heading, finished, labels, slip } = props;
  const [open, setOpen] = useState(false);
  const [given, setGiven] = useState<Slip | null>(null);
  // Kept between tries: a repeat after a lost answer must carry the same code, or it would be another command.
  const made = useRef<string | null>(null);
  const { busy, problem, send, clear } = useCommand(grantId);
  const router = useRouter();
  const close = () => {
    setOpen(false);
    clear();
  };
  const confirm = async (reason: string) => {
    made.current ??= makeActivationCode();
    const code = made.current;
    const value = await send<{ codeUntil: string }>("user.reset-password", { id: user.id, code, reason });
    if (value === null) return;
    made.current = null;
    close();
    setGiven({ displayName: user.displayName, username: user.username, code, codeUntil: value.codeUntil, duty: null });
  };
  const finish = () => {
    setGiven(null);
    router.refresh(); // the history has one line more
  };
  if (given !== null) {
    return (
      <div className="w-full">
        <ActivationSlip heading={heading} slip={given} labels={slip}>
          <Button onClick={finish}>{finished}</Button>
        </ActivationSlip>
      </div>
    );
  }
  return (
    <>
      <Button size="small" icon="key-round" onClick={() => setOpen(true)}>
        {label}
      </Button>
      {open ? (
        <ReasonDialog
          open
          onClose={close}
          onConfirm={confirm}
          confirmLabel={label}
          tone="primary"
          {...{ title, lead, busy, problem, labels }}
        />
      ) : null}
    </>
  );
}
