"use client";

import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { makeFirstPassword } from "./first-password";
import { PasswordSlip, type SlipLabels } from "./password-slip";
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

/** Makes a new first password here, sends it, and shows it only once the server has taken it. */
export function ResetPassword(props: ResetPasswordProps) {
  const { user, grantId, label, title, lead, heading, finished, labels, slip } = props;
  const [open, setOpen] = useState(false);
  const [password, setPassword] = useState<string | null>(null);
  // Kept between tries: a repeat after a lost answer must carry the same password, or it would be another command.
  const made = useRef<string | null>(null);
  const { busy, problem, send, clear } = useCommand(grantId);
  const router = useRouter();
  const close = () => {
    setOpen(false);
    clear();
  };
  const confirm = async (reason: string) => {
    made.current ??= makeFirstPassword();
    const next = made.current;
    const value = await send<{ id: string }>("user.reset-password", { id: user.id, password: next, reason });
    if (value === null) return;
    made.current = null;
    close();
    setPassword(next);
  };
  const finish = () => {
    setPassword(null);
    router.refresh(); // the history has one line more
  };
  if (password !== null) {
    const { displayName, username } = user;
    return (
      <div className="w-full">
        <PasswordSlip {...{ heading, displayName, username, password }} duty={null} labels={slip}>
          <Button onClick={finish}>{finished}</Button>
        </PasswordSlip>
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
