"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import type { ButtonSize, ButtonVariant } from "@/components/ui/button-style";
import type { IconName } from "@/components/ui/icon-name";
import { showToast } from "@/components/ui/toast-store";
import { ReasonDialog, type ReasonLabels } from "./reason-dialog";
import { useCommand } from "./use-command";

export interface ReasonedActionProps {
  readonly command:
    | "user.suspend"
    | "user.reactivate"
    | "grant.suspend"
    | "grant.resume"
    | "grant.revoke"
    | "delegation.end"
    | "appointment.end"
    | "training.cancel"
    | "certificate.revoke"
    | "outline.remove"
    | "open-data.return"
    | "open-data.withdraw"
    | "api-client.approve"
    | "api-client.suspend"
    | "api-client.resume"
    | "api-client.take-over"
    | "api-client.revoke-secret"
    | "api-client.remove-hook"
    | "social.confirm-hosts"
    | "social.revoke-key"
    | "social.unlink-grant"
    | "social.end-subscription"
    | "sid-key.revoke";
  readonly subjectId: string;
  /** Which part of the subject, where it has several. */
  readonly part?: Readonly<Record<string, string>>;
  readonly grantId: string;
  readonly label: string;
  /** Says which one, where several buttons bear the same word. */
  readonly accessibleLabel?: string;
  readonly title: string;
  readonly lead: string;
  readonly done: string;
  readonly icon?: IconName;
  readonly variant?: ButtonVariant;
  readonly tone?: "primary" | "danger";
  readonly size?: ButtonSize;
  readonly labels: ReasonLabels;
}

/** A button whose act needs a reason: asks once, sends once, then shows the page as it now is. */
export function ReasonedAction(props: ReasonedActionProps) {
  const { command, subjectId, part, grantId, label, accessibleLabel, title, lead, done, icon, labels } = props;
  const { variant = "secondary", tone = "primary", size = "small" } = props;
  const [open, setOpen] = useState(false);
  const { busy, problem, send, clear } = useCommand(grantId);
  const router = useRouter();
  const close = () => {
    setOpen(false);
    clear();
  };
  const confirm = async (reason: string) => {
    const value = await send<{ id: string }>(command, { id: subjectId, ...part, reason });
    if (value === null) return;
    close();
    showToast(done);
    router.refresh();
  };
  return (
    <>
      <Button
        variant={variant}
        size={size}
        {...(icon ? { icon } : {})}
        {...(accessibleLabel ? { "aria-label": accessibleLabel } : {})}
        onClick={() => setOpen(true)}
      >
        {label}
      </Button>
      {open ? (
        <ReasonDialog
          open
          onClose={close}
          onConfirm={confirm}
          title={title}
          lead={lead}
          confirmLabel={label}
          tone={tone}
          busy={busy}
          problem={problem}
          labels={labels}
        />
      ) : null}
    </>
  );
}
