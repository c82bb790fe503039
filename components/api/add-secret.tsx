"use client";

import { useState } from "react";
import { uuidv7 } from "uuidv7";
import { CommandDialog, type CommandDialogWords } from "@/components/user/command-dialog";
import { useMadeOnce } from "@/components/user/use-made-once";
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
  const made = useMadeOnce(() => ({ secretId: uuidv7(), secret: makeSecret() }));
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
      input={() => ({ id: clientId, ...made.take() })}
      onSaved={() => setGiven(made.spend()?.secret ?? null)}
    >
      {() => <p>{labels.lead}</p>}
    </CommandDialog>
  );
}
