"use client";

import { useRef, useState } from "react";
import { uuidv7 } from "uuidv7";
import { CommandDialog, type CommandDialogWords } from "@/components/user/command-dialog";
import { GivenSecret } from "./given-secret";
import { makeSecret } from "./make-secret";
import type { SecretLabels } from "./secret-slip";

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
  const input = () => {
    made.current ??= { secretId: uuidv7(), secret: makeSecret() };
    return { id: clientId, ...made.current };
  };
  const show = () => {
    setGiven(made.current?.secret ?? null);
    made.current = null;
  };
  if (given !== null) {
    const slip = { subject: clientId, secret: given, isWaiting, labels: labels.secret };
    return <GivenSecret {...slip} onDone={() => setGiven(null)} />;
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
