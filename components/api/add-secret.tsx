"use client";

import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { uuidv7 } from "uuidv7";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { CommandProblem, type ProblemLabels } from "@/components/user/command-problem";
import { useCommand } from "@/components/user/use-command";
import { makeSecret } from "./make-secret";
import { type SecretLabels, SecretSlip } from "./secret-slip";

export interface AddSecretLabels {
  readonly open: string;
  readonly title: string;
  readonly lead: string;
  readonly working: string;
  readonly cancel: string;
  readonly problem: ProblemLabels;
  readonly secret: SecretLabels;
}

export interface AddSecretProps {
  readonly clientId: string;
  readonly grantId: string;
  readonly isWaiting: boolean;
  readonly labels: AddSecretLabels;
}

/** Makes a second secret here, sends it, and shows it only once the server has taken it. */
export function AddSecret({ clientId, grantId, isWaiting, labels }: AddSecretProps) {
  const [open, setOpen] = useState(false);
  const [given, setGiven] = useState<string | null>(null);
  // Kept between tries: a repeat after a lost answer must carry the same secret.
  const made = useRef<{ secretId: string; secret: string } | null>(null);
  const { busy, problem, send, clear } = useCommand(grantId);
  const router = useRouter();
  const close = () => {
    setOpen(false);
    clear();
  };
  const confirm = async () => {
    made.current ??= { secretId: uuidv7(), secret: makeSecret() };
    const own = made.current;
    if ((await send("api-client.add-secret", { id: clientId, ...own })) === null) return;
    made.current = null;
    close();
    setGiven(own.secret);
  };
  if (given !== null) {
    const finish = () => {
      setGiven(null);
      router.refresh();
    };
    return (
      <SecretSlip clientId={clientId} secret={given} isWaiting={isWaiting} labels={labels.secret}>
        <Button variant="primary" onClick={finish}>
          {labels.secret.done}
        </Button>
      </SecretSlip>
    );
  }
  return (
    <>
      <Button size="small" icon="key-round" onClick={() => setOpen(true)}>
        {labels.open}
      </Button>
      <ConfirmDialog
        open={open}
        onClose={close}
        onConfirm={() => void confirm()}
        title={labels.title}
        confirmLabel={labels.open}
        busyLabel={labels.working}
        cancelLabel={labels.cancel}
        busy={busy}
      >
        <div className="space-y-4">
          <p>{labels.lead}</p>
          <CommandProblem problem={problem} labels={labels.problem} />
        </div>
      </ConfirmDialog>
    </>
  );
}
