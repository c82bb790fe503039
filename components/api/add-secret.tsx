"use client";

import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { uuidv7 } from "uuidv7";
import { Button } from "@/components/ui/button";
import { CommandDialog, type CommandDialogWords } from "@/components/user/command-dialog";
import { makeSecret } from "./make-secret";
import { type SecretLabels, SecretSlip } from "./secret-slip";

export interface AddSecretLabels extends CommandDialogWords {
  readonly lead: string;
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
  const [given, setGiven] = useState<string | null>(null);
  // Kept between tries: a repeat after a lost answer must carry the same secret.
  const made = useRef<{ secretId: string; secret: string } | null>(null);
  const router = useRouter();
  const input = () => {
    made.current ??= { secretId: uuidv7(), secret: makeSecret() };
    return { id: clientId, ...made.current };
  };
  const show = () => {
    setGiven(made.current?.secret ?? null);
    made.current = null;
  };
  if (given !== null) {
    const finish = () => {
      setGiven(null);
      router.refresh();
    };
    return (
      <SecretSlip subject={clientId} secret={given} isWaiting={isWaiting} labels={labels.secret}>
        <Button variant="primary" onClick={finish}>
          {labels.secret.done}
        </Button>
      </SecretSlip>
    );
  }
  return (
    <CommandDialog
      grantId={grantId}
      command="api-client.add-secret"
      words={labels}
      icon="key-round"
      size="small"
      input={input}
      onSaved={show}
    >
      {() => <p>{labels.lead}</p>}
    </CommandDialog>
  );
}
